"""RSS and Atom feeds, in all their versions and as broken as they come."""

from __future__ import annotations

import io
import re
from typing import Any
from urllib.parse import urljoin

from ingest.page.dates import iso_time
from ingest.sources.entries import MOST_ENTRIES, Entry, Listing
from kg.errors import BadInput


def listing_of_feed(data: bytes, url: str | None = None) -> Listing:
    """Return what a feed lists; raise ``BadInput`` (bad_feed) when it is none."""
    import feedparser

    # As a stream: the library takes bare bytes for a file's name or an address first.
    headers = {"content-location": url} if url else {}
    try:
        read: Any = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call]
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise _no_feed(f"it cannot be read ({type(error).__name__})") from error
    if not read.get("entries") and not read.get("version"):
        raise _no_feed(str(read.get("bozo_exception") or "nothing in it is RSS or Atom")[:200])
    entries = (_entry(entry, url or "") for entry in read.entries[:MOST_ENTRIES])
    return Listing(_words(read.feed.get("title")), tuple(entry for entry in entries if entry is not None))


def _entry(entry: Any, base: str) -> Entry | None:
    link = _words(entry.get("link")) or (entry.get("id") if entry.get("guidislink") else None)
    try:
        place = urljoin(base, link) if link else ""
    except ValueError:
        return None
    if not re.match(r"https?://", place, re.I):
        return None
    said = _words(entry.get("published")) or _words(entry.get("date"))
    return Entry(place, _words(entry.get("title")), iso_time(said) if said else None)


def _words(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _no_feed(why: str) -> BadInput:
    return BadInput("bad_feed", "not a feed", f"this is no RSS or Atom feed: {why}")
