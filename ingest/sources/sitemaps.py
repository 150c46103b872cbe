"""Sitemaps and indexes of sitemaps, with the news extension; plain or packed with gzip."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ingest.page.dates import iso_time
from ingest.sources.entries import MOST_ENTRIES, Entry, Listing
from kg.errors import BadInput

_FIELDS = {"loc", "lastmod", "title", "publication_date"}


def listing_of_sitemap(data: bytes) -> Listing:
    """Return what a sitemap lists; raise ``BadInput`` (bad_sitemap) when it is none.

    A sitemap that breaks off gives what stands before the break, when anything does.
    """
    from lxml import etree

    entries: list[Entry] = []
    found, root = _entries(data), ""
    try:
        root, _ = next(found, ("", None))
        entries.extend(islice((entry for _, entry in found if entry), MOST_ENTRIES))
    except (etree.XMLSyntaxError, ValueError, RecursionError) as error:
        if not entries:
            raise _no_sitemap(str(error)[:200]) from error
    if root not in ("urlset", "sitemapindex"):
        raise _no_sitemap(f"its root is {root[:40]!r}" if root else "it is empty")
    return Listing(None, tuple(entries), index=root == "sitemapindex")


def _entries(data: bytes) -> Iterator[tuple[str, Entry | None]]:
    """Yield the root's name alone, and again with each entry; elements are let go as soon as they are read."""
    from lxml import etree

    # Entities are not expanded, nothing is loaded from elsewhere, and nesting is limited by the parser itself.
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    root, fields = "", dict[str, str]()
    for event, element in events:
        name = _local(element)
        if event == "start":
            if not root:
                _refuse_entities(element)
                root = name
                yield root, None
            continue
        if name in _FIELDS and element.text and name not in fields:
            fields[name] = element.text.strip()
        if name in ("url", "sitemap"):
            yield root, _entry(fields)
            fields = {}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _refuse_entities(root: Any) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise ValueError("it declares entities, which no sitemap needs")


def _entry(fields: dict[str, str]) -> Entry | None:
    url = fields.get("loc", "")
    if not url.lower().startswith(("http://", "https://")):
        return None
    said = fields.get("publication_date")
    return Entry(url, fields.get("title"), iso_time(said) if said else None)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].casefold() if isinstance(tag, str) else ""


def _no_sitemap(why: str) -> BadInput:
    return BadInput("bad_sitemap", "not a sitemap", f"this is no sitemap: {why}")
