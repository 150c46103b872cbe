"""Who signs a page: the names of its JSON-LD and meta tags, held against the printed byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.page import jsonld
from ingest.page.authors import Signed, signed_by
from ingest.page.blocks import Block
from ingest.page.markup import Sheet, has_part, words_of
from kg.records import Outlet

_METAS = (
    "author",
    "authors",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
    "article:author",
    "og:article:author",
)
_METAS_OTHER = (
    "byl",
    "byline",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "article_author",
    "dcsext.author",
    "articleauthor",
    "citation_author",
    "rnews:creator",
    "dc.contributor",
)
_SIGNED = re.compile(r"\s*(?:(?:written|words|story|reported|report|text|analysis|posted)\s+)?by\b[:\s]", re.I)
_BYLINE_PARTS = frozenset(
    ("byline", "bylines", "author", "authors", "contributor", "contributors", "writer", "reporter")
)
_NOT_BYLINE = frozenset(
    "bio biography related comment comments avatar image photo social twitter email follow more popular".split()
)
MOST_WORDS = 40


def bylines_of(sheet: Sheet, head: Sequence[Block], outlet: Outlet) -> tuple[str, ...]:
    """Return the authors: the persons that the page's head or else its byline names; an agency where no person signs.

    A printed byline that names all of these and more is the fuller one, and stands before them.
    """
    name = outlet.name if outlet.name != outlet.id else outlet.id.split(".")[0]
    declared = _first(_declared(sheet), name)
    printed = _first(_printed(sheet, head), name)
    if declared.persons and printed.persons:
        return printed.persons if _is_fuller(printed.persons, declared.persons) else declared.persons
    return declared.persons or printed.persons or declared.agencies[:2] or printed.agencies[:2]


def _first(sources: Iterator[tuple[list[str], list[str]]], outlet: str) -> Signed:
    """Return what the first source that names a person says, else the first that names an agency."""
    agencies: tuple[str, ...] = ()
    for persons, organisations in sources:
        signed = signed_by(persons, outlet=outlet)
        if signed.persons:
            return signed
        agencies = agencies or signed.agencies or signed_by(organisations, outlet=outlet, groups=True).agencies
    return Signed((), agencies)


def _declared(sheet: Sheet) -> Iterator[tuple[list[str], list[str]]]:
    for node in (sheet.article, sheet.page):
        for key in ("author", "creator"):
            yield jsonld.people(node.get(key) or [])
    yield [text for text in sheet.meta(*_METAS) if "://" not in text], []
    yield sheet.meta(*_METAS_OTHER), []
    yield [words_of(tag) for tag in _marked(sheet.tree)], []


def _marked(tree: Any) -> list[Any]:
    """Return the elements that microdata or a link's relation marks as the author, the name in them if marked."""
    outside = "[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::*[@itemprop='comment'])]"
    names = tree.xpath(f"//*[@itemprop='author']//*[@itemprop='name']{outside}")
    found = names or tree.xpath(f"//*[@itemprop='author']{outside}") or tree.xpath(f"//a[@rel='author']{outside}")
    return list(found[:6])


def _printed(sheet: Sheet, head: Sequence[Block]) -> Iterator[tuple[list[str], list[str]]]:
    lines = [block for block in head if len(block.text.split()) <= MOST_WORDS]
    yield [block.text for block in lines if _SIGNED.match(block.text)][:2], []
    yield [block.text for block in lines if _is_byline(block)][:6], []
    parts = "//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')]"
    found = sheet.tree.xpath(f"{parts}[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::li)]")
    yield [text for tag in found[:1] if len((text := words_of(tag)).split()) <= MOST_WORDS], []


def _is_byline(block: Block) -> bool:
    near = block.path[-3:]
    return any(has_part(tag, _BYLINE_PARTS) for tag in near) and not any(has_part(tag, _NOT_BYLINE) for tag in near)


def _is_fuller(printed: Sequence[str], declared: Sequence[str]) -> bool:
    """Say whether a printed byline has everybody whom the head names, by surname, and more."""
    surnames = {name.split()[-1].casefold() for name in printed}
    return len(printed) > len(declared) and all(name.split()[-1].casefold() in surnames for name in declared)
