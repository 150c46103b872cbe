"""What the process apart can do: each task takes bytes and yields records; their names stand in requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.errors import BadInput

# A record with the bytes that belong to it, or what is wrong.
Told = tuple[Any, bytes] | BadInput
Task = Callable[[bytes, dict[str, Any]], Iterator[Told]]


def page(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read an HTML page."""
    from ingest.page import read_page

    yield read_page(_text(data, about.get("charset")), about.get("url")), b""


def pdf(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read a PDF."""
    from ingest.sources.pdf import page_of_pdf

    yield page_of_pdf(data, about.get("url")), b""


def feed(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read a feed."""
    from ingest.sources.feeds import listing_of_feed

    yield listing_of_feed(data, about.get("url")), b""


def sitemap(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read a sitemap."""
    from ingest.sources.sitemaps import listing_of_sitemap

    yield listing_of_sitemap(data), b""


def warc(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read the pages of an archive, one after the other."""
    from dataclasses import replace

    from ingest.sources.warc import pages_of_warc

    for one in pages_of_warc(about["path"]):
        yield one if isinstance(one, BadInput) else (replace(one, body=b""), one.body)


def printed(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read all the words that a document prints, and those that a page's scripts hold."""
    form = about["form"]
    if form == "pdf":
        from ingest.sources.pdf import page_of_pdf

        yield page_of_pdf(data).text, b""
        return
    from ingest.page.decode import decode

    text = _text(data, about.get("charset"))
    text = decode(text, html=form == "page") if isinstance(text, bytes) else text
    if form == "page":
        from lxml import html

        parser = html.HTMLParser(encoding="utf-8")  # type: ignore[no-untyped-call]
        tree: Any = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)  # type: ignore[no-untyped-call]
        text = str(tree.text_content())
    yield text, b""


def _text(data: bytes, charset: str | None) -> bytes | str:
    """Return the page as its server's charset has it, and its bytes where that does not fit or is a habit's."""
    if not charset or charset in ("iso-8859-1", "latin-1", "us-ascii", "utf-8"):
        return data
    try:
        return data.decode(charset)
    except (LookupError, UnicodeError):
        return data


TASKS: dict[str, Task] = {"page": page, "pdf": pdf, "feed": feed, "sitemap": sitemap, "warc": warc, "printed": printed}
