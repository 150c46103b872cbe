"""The headline of a page: the printed heading and what the page's head gives as title, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.page import jsonld
from ingest.page.markup import Sheet, has_part, words_of
from ingest.page.rules import TitleRules, rules
from kg.records import Outlet

_ENDS = re.compile(r"\s+(?:[|–—·•~«»]|-{1,2}|::?|//|\\)\s+|\s*[|»«]\s*|\s*:\s+(?=[A-Z][\w.]*\s*$)")
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*$")
_METAS = (
    "title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "cxenseparse:title",
    "hdl",
)
_MOST_HEADINGS = 20
_LONGEST = 400  # letters of a title


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    kind: str
    weight: float


def title_of(sheet: Sheet, outlet: Outlet) -> str | None:
    """Return the headline: without the outlet's name and a kicker, in full where a print of it is cut."""
    rule = rules().title
    titles = [
        _Title(plain, kind, rule.weights[kind])
        for text, kind in _said(sheet, rule)
        if len(text) < _LONGEST and (plain := _plain(text, outlet))
    ]
    if not titles:
        return None
    slug = _Title(_slug(sheet.url), "slug", rule.weights["slug"])
    return _in_full(max(titles, key=lambda title: _weight(title, [*titles, slug], rule.alike)), titles)


def heading_of(sheet: Sheet, title: str | None) -> Any | None:
    """Return the element of the heading that prints the title, else the first heading; None without any."""
    headings = list(_headings(sheet))
    known = next((tag for tag in headings if title and title in words_of(tag)), None)
    return known if known is not None else next(iter(headings), None)


def _said(sheet: Sheet, rule: TitleRules) -> Iterator[tuple[str, str]]:
    for tag in _headings(sheet):
        yield words_of(tag, rule.aside), "heading" if tag.tag == "h1" else "subheading"
    for text in jsonld.strings(sheet.article.get("headline"))[:1]:
        yield text, "headline"
    for text in jsonld.strings(sheet.article.get("name"))[:1]:
        yield text, "name"
    marked = sheet.tree.xpath("//*[contains(concat(' ', @itemprop, ' '), ' headline ')]")
    for text in (words_of(tag, rule.aside) for tag in marked[:1]):
        yield text, "marked"
    for kind, names in (("og", ("og:title",)), ("twitter", ("twitter:title",)), ("meta", _METAS)):
        for text in sheet.meta(*names)[:1]:
            yield text, kind
    for text in sheet.tree.xpath("//title[not(ancestor::svg)]/text()")[:1]:
        yield jsonld.clean(str(text)), "page"


def _headings(sheet: Sheet) -> Iterator[Any]:
    """Yield the headings of the first level that may be the title; of the second where the page has none."""
    aside = rules().title.aside
    for level in ("h1", "h2"):
        found = [
            tag
            for tag in sheet.tree.xpath(f"//{level}[not(ancestor::nav or ancestor::aside or ancestor::footer)]")[
                :_MOST_HEADINGS
            ]
            if not has_part(tag, aside - {"section", "category", "topic", "time", "date", "share", "icon", "count"})
            and (text := words_of(tag, aside))
            and not text.casefold().startswith("by ")
        ]
        if found:
            # Where several stand on a page, those of an article stand before a logo's.
            yield from sorted(found, key=lambda tag: not _in_article(tag))
            return


def _in_article(tag: Any) -> bool:
    return any(above.tag in ("article", "main") for above in tag.iterancestors())


def _plain(text: str, outlet: Outlet) -> str:
    """Return a title without the outlet's name before or behind it, and without a kicker before it."""
    text = jsonld.clean(text)
    names = _names(outlet)
    while True:
        ends = list(_ENDS.finditer(text))
        if ends and _is_outlet(text[ends[-1].end() :], names):
            text = text[: ends[-1].start()].strip()
        elif ends and (_is_outlet(text[: ends[0].start()], names) or _is_kicker(text[: ends[0].end()])):
            text = text[ends[0].end() :].strip()
        elif (colon := text.find(": ")) > 0 and _is_outlet(text[:colon], names):
            text = text[colon + 2 :].strip()
        else:
            return "" if _is_outlet(text, names) else text


def _is_kicker(start: str) -> bool:
    return start.rstrip().endswith("|") and start.rstrip(" |").casefold() in rules().title.kickers


def _names(outlet: Outlet) -> frozenset[str]:
    """Return the spellings of an outlet's name: as given, by its host, by the host's first label, by its initials."""
    labels = outlet.id.split(".")
    initials = "".join(word[0] for word in outlet.name.split() if word[0].isupper())
    given = {outlet.name, outlet.id, labels[0], "".join(labels[:-1]), labels[-2] if len(labels) > 1 else ""}
    return frozenset(_key(name) for name in {*given, initials if len(initials) > 1 else ""}) - {""}


def _is_outlet(part: str, names: frozenset[str]) -> bool:
    key = _key(part)
    return key in names or key.removesuffix("com") in names or key.removesuffix("news") in names


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold().removeprefix("the "))


def _slug(url: str | None) -> str:
    """Return the words of an address's longest part, which is made of the title mostly."""
    parts = re.findall(r"[^/?#]+", re.sub(r"^\w+://[^/]*", "", url or ""))
    return " ".join(re.findall(r"[^\W\d_]+", max(parts, key=len, default="")))


def _weight(title: _Title, titles: list[_Title], alike: float) -> float:
    """Return what a title weighs with the other kinds that have its words; half when none has."""
    kinds: dict[str, float] = {}
    for other in titles:
        share = _share(title.text, other.text)
        if other.kind != title.kind and share >= alike:
            kinds[other.kind] = max(kinds.get(other.kind, 0.0), other.weight * (0.5 + 0.5 * (share == 1)))
    near = max((_share(title.text, other.text) for other in titles if other.kind != title.kind), default=1.0)
    return (title.weight if near >= rules().title.strange else title.weight / 2) + sum(kinds.values())


def _share(a: str, b: str) -> float:
    """Return the share of the words of the shorter title that the other has; 1 only for the same words."""
    cut = _CUT.sub("", b)
    if cut != b and a.startswith(cut):
        return 1.0
    one, two = set(re.findall(r"\w+", a.casefold())), set(re.findall(r"\w+", b.casefold()))
    return 1.0 if one == two else min(len(one & two) / max(min(len(one), len(two)), 1), 0.99)


def _in_full(best: _Title, titles: list[_Title]) -> str:
    """Return the printed heading where it has the title's words, and the whole of a title that is cut."""
    heading = next(
        (t.text for t in titles if t.kind in ("heading", "subheading") and _is_print(t.text, best.text)), None
    )
    cut = _CUT.sub("", best.text)
    if heading is None and (cut != best.text or len(best.text) >= 108):
        return next(
            (t.text for t in titles if len(t.text) > len(cut) and t.text.startswith(cut) and not _CUT.search(t.text)),
            best.text,
        )
    return heading or best.text


def _is_print(heading: str, title: str) -> bool:
    return _share(heading, title) >= 0.8 and 2 * len(heading) > len(title)
