"""A page, as fetched, to what is known of the article on it."""

from __future__ import annotations

import functools
import logging
from dataclasses import dataclass
from typing import Any

from ingest.page import jsonld
from ingest.page.blocks import Block, blocks_of, boxes_of, drop_link_notes
from ingest.page.bylines import bylines_of
from ingest.page.changed import modified
from ingest.page.dates import published
from ingest.page.decode import decode
from ingest.page.kind import demand_article
from ingest.page.language import language_of
from ingest.page.markup import Sheet, sheet_of
from ingest.page.outlet import outlet_of
from ingest.page.text import main_blocks, standfirst_of, text_of_blocks
from ingest.page.title import heading_of, title_of
from kg.errors import BadInput
from kg.records import IfKnown, Outlet

MAX_PRINTED = 500_000
HEAD_BEFORE, HEAD_AFTER = 6, 25  # blocks around the heading in which byline, time and standfirst are looked for
PARAGRAPH = 30


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from a page: the main text has its paragraphs separated by a blank line.

    ``modified_at`` is when it says that it was changed after its publication.
    """

    url: str | None
    outlet: Outlet
    title: str | None
    authors: tuple[str, ...]
    published_at: str | None
    published_from: str | None
    language: str
    text: str
    modified_at: IfKnown = None


def read_page(html: bytes | str, url: str | None = None) -> Page:
    """Return what a page holds.

    Raises ``BadInput``: empty, binary, unsupported, too_long, and those of ``demand_article`` for pages that are none.
    """
    _quiet()
    tree = _tree(html if isinstance(html, str) else decode(html, html=True))
    _refuse_books(tree)
    drop_link_notes(tree)
    sheet = sheet_of(tree, url)
    boxes = boxes_of(tree)
    blocks = blocks_of(tree, boxes)
    outlet = outlet_of(sheet)
    title = title_of(sheet, outlet)
    head = _head(sheet, blocks, title)
    authors = bylines_of(sheet, head, outlet)
    published_at, published_from = published(sheet, head)
    text = _text(sheet, blocks, boxes, title=title, authors=authors, head=head)
    demand_article(sheet, blocks, title, text)
    changed = modified(sheet, published_at)
    return Page(sheet.url, outlet, title, authors, published_at, published_from, language_of(text), text, changed)


def _head(sheet: Sheet, blocks: list[Block], title: str | None) -> list[Block]:
    """Return the short blocks about the heading, up to the first paragraph."""
    heading = heading_of(sheet, title)
    at = next((n for n, block in enumerate(blocks) if heading is not None and heading in block.path), None)
    if at is None:
        return []
    before = [block for block in blocks[max(at - HEAD_BEFORE, 0) : at] if not block.other]
    after: list[Block] = []
    for block in blocks[at + 1 : at + 1 + HEAD_AFTER]:
        if len(block.text.split()) > PARAGRAPH and not block.other and after:
            break
        after.append(block)
    return [*after, *before]


def _text(
    sheet: Sheet,
    blocks: list[Block],
    boxes: list[Any],
    *,
    title: str | None,
    authors: tuple[str, ...],
    head: list[Block],
) -> str:
    body = _body_of(sheet.article)
    standfirst = standfirst_of(head, next(iter(sheet.meta("description", "og:description")), None))
    chosen = main_blocks(sheet.tree, blocks, boxes, sheet.url, body)
    text = text_of_blocks(chosen, title=title, authors=authors, standfirst=standfirst)
    return _fuller(text, body)


def _refuse_books(tree: Any) -> None:
    """Raise ``BadInput`` (too_long) before minutes are spent on a page whose words are more than any article's."""
    printed = tree.xpath("//body//text()[not(parent::script or parent::style)]")
    size = sum(map(len, printed))
    if size > MAX_PRINTED:
        raise BadInput(
            "too_long",
            "too long for one article",
            f"a page of {size:,} printed characters: at most {MAX_PRINTED:,} are read; split it into articles",
        )


def _tree(html: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if not html.strip():
        raise BadInput("empty", "nothing in it", "the page is empty")
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))  # type: ignore[no-untyped-call]
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadInput("too_little_text", "no article on the page", f"the page holds no elements ({error})") from error


def _fuller(text: str, body: str) -> str:
    """Return JSON-LD's text where the page's own lacks most of it, or has its words without their paragraphs."""
    return body if len(text) < 0.5 * len(body) or text.split() == body.split() else text


def _body_of(node: jsonld.Node) -> str:
    """Return the text that JSON-LD carries, for a page that builds its paragraphs by script."""
    body = node.get("articleBody")
    if not isinstance(body, str):
        return ""
    return "\n\n".join(line for part in body.splitlines() if (line := jsonld.clean(part)))


@functools.cache
def _quiet() -> None:
    """Silence the libraries' logs: what they warn of here is reported as ``BadInput`` or does not matter."""
    for name in ("trafilatura", "htmldate", "courlan", "py3langid", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
