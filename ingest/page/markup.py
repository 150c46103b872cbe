"""Words, marks and meta tags of a page's elements."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.page import jsonld

BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "applet audio button canvas embed head iframe input map math noscript object option script select style svg"
    " template textarea title video".split()
)
_MARKS = ("class", "id", "data-component", "data-testid", "data-gu-name", "data-qa", "data-type", "data-module")
_LONGEST = 400
_HTTP = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#]|$)", re.I)
_COMPOUND = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


_PARSELY = {
    "title": "parsely-title",
    "pub_date": "parsely-pub-date",
    "authors": "parsely-author",
    "author": "parsely-author",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A parsed page with what it says of itself: meta tags by name, JSON-LD's article, JSON-LD's page."""

    tree: Any
    url: str | None
    metas: dict[str, list[str]]
    nodes: list[jsonld.Node]
    article: jsonld.Node
    page: jsonld.Node

    def meta(self, *names: str) -> list[str]:
        """Return the contents of the meta tags of these names or properties, in this order."""
        return [text for name in names for text in self.metas.get(name, ())]


def sheet_of(tree: Any, url: str | None) -> Sheet:
    """Return a parsed page with what its head says."""
    nodes = jsonld.nodes_of(tree)
    metas = metas_of(tree)
    url = url or _own_url(tree, metas)
    return Sheet(tree, url, metas, nodes, jsonld.article_node(nodes, url), jsonld.page_node(nodes))


def metas_of(tree: Any) -> dict[str, list[str]]:
    """Return the contents of a page's meta tags by name, property or itemprop in small letters."""
    metas: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        text = jsonld.clean(str(tag.get("content") or ""))
        for key in {str(tag.get(key) or "").strip().casefold() for key in ("property", "name", "itemprop")} - {""}:
            if text:
                metas.setdefault(key, []).append(text)
    for text in metas.get("parsely-page", ()):
        for key, value in _parsely(text):
            metas.setdefault(key, []).append(value)
    return metas


def words_of(tag: Any, aside: frozenset[str] = frozenset()) -> str:
    """Return the words of an element on one line, without inner elements that have one of these class words."""
    return jsonld.clean("".join(_texts(tag, aside))) or str(tag.get("content") or "").strip()


def marks_of(tag: Any) -> list[str]:
    """Return the class names and the id of an element as they stand."""
    return " ".join(value for key in _MARKS if (value := tag.get(key)) and len(value) < _LONGEST).split()


@functools.lru_cache(maxsize=20_000)
def parts_of(mark: str) -> tuple[str, ...]:
    """Return the words that a class name is made of: "Article__relatedLinks" has article, related, links."""
    return tuple(part.casefold() for part in _COMPOUND.findall(mark))


def has_part(tag: Any, parts: frozenset[str]) -> bool:
    """Say whether a class name or the id of an element has one of these words in it."""
    return any(part in parts for mark in marks_of(tag) for part in parts_of(mark))


def _texts(tag: Any, aside: frozenset[str]) -> Iterator[str]:
    if not isinstance(tag.tag, str) or tag.tag in SILENT:
        return
    if tag.text:
        yield tag.text
    for child in tag:
        if isinstance(child.tag, str) and (child.tag in BLOCKS or child.tag == "br"):
            yield " "
        if not (aside and has_part(child, aside)):
            yield from _texts(child, aside)
        if isinstance(child.tag, str) and child.tag in BLOCKS:
            yield " "
        if child.tail:
            yield child.tail


def _parsely(text: str) -> Iterator[tuple[str, str]]:
    """Yield what one meta tag holds as JSON, under the names of the tags that hold the same one by one."""
    try:
        page = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(page, dict):
        for key, name in _PARSELY.items():
            for value in jsonld.strings(page.get(key)):
                yield name, value


def _own_url(tree: Any, metas: dict[str, list[str]]) -> str | None:
    links = [str(tag.get("href")) for tag in tree.xpath("//link[@rel='canonical'][@href]")]
    urls = (*links, *metas.get("og:url", ()), *metas.get("mainentityofpage", ()), *metas.get("url", ()))
    return next((url for url in urls if _HTTP.match(url)), None)
