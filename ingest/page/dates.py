"""When a page was published, and what says so: every sign of it, weighed by the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any

from ingest.page import jsonld
from ingest.page.blocks import Block
from ingest.page.markup import Sheet, has_part, words_of
from ingest.page.moments import Moment, moment_of
from ingest.page.rules import TimeRules, rules

Published = tuple[str | None, str | None]

_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=/|-|$|\.)|[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/.-]|$)"
)
_DAY_FIRST = re.compile(r"\.(?:uk|au|ie|nz|in|za|ng|ke|gh|pk|sg|my|mt|eu)$")
_LABEL = re.compile(
    r"(?=\b(?:(?:last|first|originally|initially)\s+)?(?:updated?|modified|edited|revised|corrected|published|posted|created)\b)",
    re.I,
)
_MOST_WORDS = 40  # of a printed line that may say when


@dataclass(frozen=True, slots=True)
class _Sign:
    moment: Moment
    origin: str
    kind: str


def published(sheet: Sheet, head: Sequence[Block]) -> Published:
    """Return the time of publication (ISO 8601, with its zone where the page gives one) and its origin.

    Origins: ``json-ld``, ``meta``, ``time`` (a time tag), ``url``, ``text`` (printed). The best weighed sign counts; a
    time or zone that it lacks is told from the others that agree with it.
    """
    rule = rules().time
    day_first = _day_first(sheet)
    signs = list(_signs(sheet, head, rule, day_first=day_first))
    changed = changes_told(sheet)
    if not signs:
        day = _day_in_text(sheet.tree)
        return (day, "text") if day else (None, None)
    best = max(signs, key=lambda sign: _weight(sign, signs, changed, rule))
    finer = _with_time(best, signs)
    return _with_zone(finer.moment, signs, changed).iso, finer.origin


def changes_told(sheet: Sheet) -> list[Moment]:
    """Return the times at which a page says that it was changed, those of JSON-LD first."""
    rule, day_first = rules().time, _day_first(sheet)
    found = [moment for text in _modified(sheet, rule) if (moment := moment_of(text, day_first=day_first))]
    return [moment for moment in found if moment.day.year >= rule.earliest]


def iso_time(text: str) -> str | None:
    """Return a date, or a time with its zone, as ISO 8601; None when the text is none."""
    moment = moment_of(text)
    return moment.iso if moment else None


def _signs(sheet: Sheet, head: Sequence[Block], rule: TimeRules, *, day_first: bool) -> Iterator[_Sign]:
    for text, origin, kind in _said(sheet, head, rule):
        moment = moment_of(text, day_first=day_first)
        if moment and moment.day.year >= rule.earliest:
            yield _Sign(moment, origin, kind)


def _said(sheet: Sheet, head: Sequence[Block], rule: TimeRules) -> Iterator[tuple[str, str, str]]:
    for node, kind in ((sheet.article, "ld"), (sheet.page, "ld_page")):
        for key, as_kind in (("datePublished", kind), ("dateCreated", "ld_created"), ("uploadDate", "ld_created")):
            for value in jsonld.strings(node.get(key))[:2]:
                yield value, "json-ld", as_kind
    for names, kind in ((rule.metas, "meta"), (rule.metas_other, "meta_other")):
        for value in sheet.meta(*names):
            yield value, "meta", kind
    yield from _time_tags(sheet.tree, rule)
    yield from _printed(head, rule)
    day = _URL_DAY.search(sheet.url or "")
    if day:
        parts = [part for part in day.groups() if part]
        yield " ".join(reversed(parts)) if parts[1].isalpha() else "-".join(parts), "url", "url"


def _time_tags(tree: Any, rule: TimeRules) -> Iterator[tuple[str, str, str]]:
    for tag in tree.xpath("//*[contains(@itemprop, 'datePublished')][@content or @datetime]")[:2]:
        yield str(tag.get("datetime") or tag.get("content")), "time", "microdata"
    inside = "[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::li)]"
    found = tree.xpath(f"//article//time{inside} | //main//time{inside} | //header//time{inside}") or tree.xpath(
        f"//time{inside}"
    )
    for tag in found[:4]:
        label = _label(tag, rule)
        if label != "modified":
            text = str(tag.get("datetime") or tag.get("content") or words_of(tag))
            yield text, "time", "tag_published" if label == "published" else "tag"
            if tag.get("datetime"):
                yield words_of(tag), "time", "tag"
            if label != "published":
                return


def _label(tag: Any, rule: TimeRules) -> str:
    """Return whether an element's marks, or the words before it, are of the publication, of a change, or neither."""
    before = " ".join(str(text or "") for text in _before(tag))[-40:].casefold()
    for words, label in ((rule.modified_words, "modified"), (rule.published_words, "published")):
        if has_part(tag, words) or any(word in words for word in re.findall(r"[a-z]+", before)):
            return label
    return "published" if tag.get("pubdate") is not None else ""


def _before(tag: Any) -> Iterator[str | None]:
    sibling = tag.getprevious()
    parent = tag.getparent()
    if sibling is not None:
        yield words_of(sibling) if isinstance(sibling.tag, str) and sibling.tag != "time" else ""
        yield sibling.tail
    elif parent is not None:
        yield parent.text
    yield tag.text


def _printed(head: Sequence[Block], rule: TimeRules) -> Iterator[tuple[str, str, str]]:
    """Yield the lines by the heading that say when, a day joined with the time that stands in the next line."""
    for here, after in zip(head, (*head[1:], None), strict=False):
        size = len(here.text.split())
        if size > _MOST_WORDS or (size > 12 and here.text.endswith((".", "”", '"')) and not _LABEL.search(here.text)):
            continue
        text = here.text
        if after is not None and len(after.text.split()) <= 8 and moment_of(after.text) is None:
            text = f"{text} {after.text}"
        for part in _LABEL.split(text):
            words = re.findall(r"[a-z]+", part[:30].casefold())
            if any(word in rule.modified_words for word in words[:3]):
                continue
            is_said = any(word in rule.published_words for word in words[:3])
            yield part, "text", "printed_published" if is_said else "printed"


def _modified(sheet: Sheet, rule: TimeRules) -> Iterable[str]:
    nodes = [text for node in (sheet.article, sheet.page) for text in jsonld.strings(node.get("dateModified"))]
    return [*nodes, *sheet.meta(*rule.modified_metas)]


def _weight(sign: _Sign, signs: Sequence[_Sign], changed: Sequence[Moment], rule: TimeRules) -> float:
    """Return what a sign weighs with those of other origins that agree with it."""
    others = {
        other.origin: other for other in signs if other.origin != sign.origin and _same_day(sign.moment, other.moment)
    }
    exact = {other.origin for other in signs if other.origin != sign.origin and _same_minute(sign.moment, other.moment)}
    weight = rule.weights[sign.kind] + rule.same_day * len(others) + rule.same_minute * len(exact)
    if any(_same_minute(sign.moment, moment) for moment in changed) and any(
        is_earlier(other.moment, sign.moment) for other in signs
    ):
        weight += rule.modified
    return weight


def _with_time(best: _Sign, signs: Sequence[_Sign]) -> _Sign:
    """Return the sign itself, or the one that gives its day more finely."""
    if best.moment.time not in (None, time()):
        return best
    finer = [sign for sign in signs if sign.moment.time not in (None, time()) and _same_day(sign.moment, best.moment)]
    weights = rules().time.weights
    return max(finer, key=lambda sign: (sign.moment.offset is not None, weights[sign.kind]), default=best)


def _with_zone(moment: Moment, signs: Sequence[_Sign], changed: Sequence[Moment]) -> Moment:
    """Return a moment with the zone that another sign of the same clock gives, or else the page's time of change."""
    if moment.time is None:
        return moment
    clock = [sign.moment for sign in signs if _same_clock(sign.moment, moment) and sign.moment.offset is not None]
    east = next((other.offset for other in clock if other.offset), None)
    if (
        moment.offset == 0
        and east is not None
        and all(
            sign.origin == "text" or sign.moment.offset
            for sign in signs
            if sign.moment in clock and sign.moment != moment
        )
    ):
        return replace(moment, offset=east)  # a local time that was marked as UTC
    if moment.offset is not None:
        return moment
    shifted = [sign.moment for sign in signs if sign.moment.offset is not None and _is_shifted(sign.moment, moment)]
    if clock or shifted:
        return (clock or shifted)[0] if not clock else replace(moment, offset=clock[0].offset)
    told = next((other.offset for other in changed if other.offset is not None), None)
    return replace(moment, offset=told)


def _same_day(a: Moment, b: Moment) -> bool:
    return a.day == b.day or _same_minute(a, b)


def _same_clock(a: Moment, b: Moment) -> bool:
    return (
        a.day == b.day
        and a.time is not None
        and b.time is not None
        and a.time.replace(second=0) == b.time.replace(second=0)
    )


def _same_minute(a: Moment, b: Moment) -> bool:
    if a.instant is None or b.instant is None:
        return _same_clock(a, b)
    return abs(a.instant - b.instant) < timedelta(seconds=60)


def _is_shifted(zoned: Moment, bare: Moment) -> bool:
    """Say whether a time with a zone may be the bare one, told in another zone: whole quarters of an hour apart."""
    apart = zoned.local.replace(tzinfo=None) - bare.local.replace(tzinfo=None)
    return abs(apart) <= timedelta(hours=14) and apart.total_seconds() // 60 % 15 == 0


def is_earlier(a: Moment, b: Moment) -> bool:
    """Say whether one moment is more than a minute, or where it cannot be told a day, before another."""
    if a.instant is None or b.instant is None:
        return a.day < b.day
    return a.instant < b.instant - timedelta(minutes=1)


def _day_first(sheet: Sheet) -> bool:
    """Say whether 03/04/2025 is the third of April on this page."""
    language = str(sheet.tree.get("lang") or "").casefold().replace("_", "-")
    if language.startswith("en-"):
        return language != "en-us"
    host = re.sub(r"^\w+://|[/:].*$", "", sheet.url or "")
    return bool(_DAY_FIRST.search(host))


def _day_in_text(tree: Any) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None  # what the library cannot take is a page that gives no date
    # The first of January is what is made of a bare year, that of a copyright line mostly.
    return None if found is None or found.endswith("-01-01") else str(found)
