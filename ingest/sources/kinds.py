"""What an address answered with: a page, a PDF, a feed, a sitemap, a bare text."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import Literal

from ingest.fetch.unpack import unpacked

HEAD = 4096

Kind = Literal["page", "pdf", "feed", "sitemap", "text"]

# Comments, declarations and style sheets may stand before the first tag.
_ROOT = re.compile(rb"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?([A-Za-z]+)", re.S | re.I)
_PAGES, _XML = ("text/html", "application/xhtml+xml", ""), ("text/xml", "application/xml")
_ROOTS: dict[bytes, Kind] = {
    b"rss": "feed",
    b"feed": "feed",
    b"rdf": "feed",
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
    b"html": "page",
}


def kind_of(media_type: str, body: bytes) -> Kind | None:
    """Return how a body is to be read: its first bytes count for more than its declared type. None: not at all."""
    if body.startswith(b"%PDF-"):
        return "pdf"
    head = body[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    root = _ROOT.match(head.removeprefix(codecs.BOM_UTF8))
    if root and (kind := _ROOTS.get(root[1].lower())):
        return kind
    if media_type in _PAGES or (root and media_type in _XML):
        return "page"
    return "text" if media_type == "text/plain" else None


def head_of(body: bytes) -> bytes:
    """Return the first bytes, without the packing of a gzip file."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:HEAD]
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body[:65536], HEAD)
    except zlib.error:
        return body[:HEAD]


def opened(body: bytes, most: int) -> bytes:
    """Return a body that is a gzip file, as sitemaps often are, without its packing; any other as it is."""
    return unpacked([body], "gzip", most) if body.startswith(b"\x1f\x8b") else body
