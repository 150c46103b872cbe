"""What the process apart can do: each task takes bytes and yields records; their names stand in requests."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ingest.apart.frames import DECODED
from kg.errors import BadInput

if TYPE_CHECKING:
    from ingest.pipeline import Reader

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


def load(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Load the reader with all that it reads with."""
    _reader(about["model"], about["least"]).means  # noqa: B018
    yield True, b""


def read(data: bytes, about: dict[str, Any]) -> Iterator[Told]:
    """Read an article: who says what in it."""
    from kg.forms import from_data
    from kg.records import Article

    reader = _reader(about["model"], about["least"])
    yield reader(from_data(Article, about["article"]), about["input"]), b""


@functools.cache
def _reader(model: str | None, least: float) -> Reader:
    from ingest.pipeline import load_reader

    return load_reader(model, least=least)


def _text(data: bytes, charset: str | None) -> bytes | str:
    """Return the page as its server's charset has it, and its bytes where that does not fit or is a habit's."""
    if charset == DECODED:
        return data.decode("utf-8")
    if not charset or charset in ("iso-8859-1", "latin-1", "us-ascii", "utf-8"):
        return data
    try:
        return data.decode(charset)
    except (LookupError, UnicodeError):
        return data


TASKS: dict[str, Task] = {task.__name__: task for task in (page, pdf, feed, sitemap, warc, printed, load, read)}
