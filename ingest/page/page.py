"""A page, as fetched, to what is known of the article on it."""

from __future__ import annotations

import functools
import logging
import re
from dataclasses import dataclass
from typing import Any

from ingest.page import jsonld
from ingest.page.dates import published
from ingest.page.decode import decode
from ingest.page.language import language_of
from ingest.page.metadata import bylines_of, outlet_of, title_of, url_of
from ingest.page.text import main_text
from kg.errors import BadInput
from kg.records import Outlet

FEWEST_CHARACTERS = 80
MAX_PRINTED = 500_000
# Of a page that does not say that it is an article more is asked: a consent wall has a few sentences too.
FEWEST_UNSIGNED = 250

_SENTENCE = re.compile(r"[.!?][”\"'’)]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from a page: the main text has its paragraphs separated by a blank line."""

    url: str | None
    outlet: Outlet
    title: str | None
    authors: tuple[str, ...]
    published_at: str | None
    published_from: str | None
    language: str
    text: str


def read_page(html: bytes | str, url: str | None = None) -> Page:
    """Return what a page holds; raise ``BadInput``: empty, binary, unsupported, too_long, too_little_text."""
    _quiet()
    tree = _tree(html if isinstance(html, str) else decode(html, html=True))
    _refuse_books(tree)
    node = jsonld.article_node(tree)
    url = url or url_of(tree)
    outlet = outlet_of(tree, node, url)
    title = title_of(tree, node, outlet)
    authors = bylines_of(tree, node, outlet)
    published_at, published_from = published(tree, node, url)
    signed = bool(node) or bool(tree.xpath("//article | //meta[@property='article:published_time']"))
    text = _fuller(main_text(tree, title=title, url=url), _body_of(node))
    if len(text) < (FEWEST_CHARACTERS if signed else FEWEST_UNSIGNED) or not (signed or _SENTENCE.search(text)):
        raise BadInput(
            "too_little_text",
            "no article on the page",
            f"{len(text)} characters that may be an article were found: a list of links, a form or a bare frame",
        )
    return Page(url, outlet, title, authors, published_at, published_from, language_of(text), text)


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
