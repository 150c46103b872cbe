"""Title, authors, outlet and address of a page, from JSON-LD, meta tags and headings."""

from __future__ import annotations

import re
from typing import Any

from ingest.page import jsonld
from ingest.page.authors import authors_of
from ingest.page.outlet import outlet_by_name, outlet_by_url
from kg.records import Outlet

_ENDS = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")


def title_of(tree: Any, node: jsonld.Node, outlet: Outlet) -> str | None:
    """Return the headline, without the name of the outlet."""
    headline = jsonld.first(node.get("headline"))
    heading = next((text for tag in tree.xpath("//article//h1 | //h1") if (text := text_of(tag))), None)
    if headline and heading and headline.rstrip("….") and heading.startswith(headline.rstrip("….")):
        headline = heading  # JSON-LD cuts headlines at 110 characters
    for title in (
        headline,
        *meta(tree, "og:title"),
        *meta(tree, "twitter:title"),
        heading,
        text_of_first(tree, "//title"),
    ):
        if title and (plain := _without_outlet(title, outlet)):
            return plain
    return None


def bylines_of(tree: Any, node: jsonld.Node, outlet: Outlet) -> tuple[str, ...]:
    """Return the authors: those of JSON-LD, else of the meta tags, else of the byline."""
    metas = [
        *meta(tree, "author"),
        *meta(tree, "article:author"),
        *meta(tree, "parsely-author"),
        *meta(tree, "dc.creator"),
    ]
    marked = [text_of(tag) for tag in tree.xpath("//*[@itemprop='author'] | //*[@rel='author']")]
    printed = [text_of(tag) for tag in tree.xpath("//*[contains(concat(' ', @class, ' '), ' byline ')]")][:1]
    for bylines in (jsonld.strings(node.get("author")), metas, marked, printed):
        names = authors_of(bylines, outlet=outlet.name)
        if names:
            return names
    return ()


def outlet_of(tree: Any, node: jsonld.Node, url: str | None) -> Outlet:
    """Return the outlet: its id from the address, its name from the page."""
    names = [
        *jsonld.strings(node.get("publisher"))[:1],
        *meta(tree, "og:site_name"),
        *meta(tree, "application-name"),
        *[text_of(tag) for tag in tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")],
    ]
    name = next((name for name in names if name), None)
    if url:
        return outlet_by_url(url, name)
    return outlet_by_name(name) if name else Outlet("unknown", "unknown outlet")


def url_of(tree: Any) -> str | None:
    """Return the address that the page gives as its own."""
    links = [str(tag.get("href")) for tag in tree.xpath("//link[@rel='canonical'][@href]")]
    marked = [str(tag.get("content")) for tag in tree.xpath("//meta[@itemprop='mainEntityOfPage' or @itemprop='url']")]
    return next(
        (url for url in (*links, *meta(tree, "og:url"), *marked) if url.startswith(("http://", "https://"))), None
    )


def meta(tree: Any, name: str) -> list[str]:
    """Return the contents of the meta tags of this name or property."""
    return [
        text
        for tag in tree.iter("meta")
        if name in (str(tag.get("property", "")).casefold(), str(tag.get("name", "")).casefold())
        and (text := jsonld.clean(str(tag.get("content", ""))))
    ]


def text_of(tag: Any) -> str:
    """Return the words of an element on one line."""
    return " ".join(str(tag.text_content()).split()) or str(tag.get("content") or "").strip()


def text_of_first(tree: Any, path: str) -> str | None:
    """Return the words of the first element at a path."""
    found = tree.xpath(path)
    return text_of(found[0]) if found else None


def _without_outlet(title: str, outlet: Outlet) -> str:
    parts = _ENDS.split(title)
    if len(parts) > 1 and parts[-1].strip().casefold() in (outlet.name.casefold(), outlet.id):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»-")
    return title.strip()
