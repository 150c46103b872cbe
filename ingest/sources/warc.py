"""WARC archives: the pages that a crawler kept, one record after the other, local and of any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.fetch.fetched import Hop, header_of
from ingest.fetch.limits import Limits
from ingest.fetch.transport import Headers
from ingest.fetch.unpack import unpacked
from ingest.page.decode import MAX_BYTES
from kg.errors import BadInput

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
MAX_HEAD = 64_000
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Archived:
    """One page of an archive: its bytes as they were served, unpacked, and the head of the answer."""

    url: str
    at: str | None
    hop: Hop
    body: bytes


def pages_of_warc(path: str) -> Iterator[Archived | BadInput]:
    """Yield the pages of an archive, and the error in place of one that cannot be read.

    A break in the archive is the last thing yielded; what stands before it is read.
    """
    found = False
    try:
        for record in _records(path):
            page = _page(record)
            if page is not None:
                found = True
                yield page
    except (OSError, ValueError, EOFError, RuntimeError, TypeError) as error:
        yield BadInput("bad_warc", "a broken archive", f"{path} breaks off: {str(error)[:200]}")
    else:
        if not found:
            yield BadInput("bad_warc", "no page in the archive", f"{path} holds no page of HTML that was archived")


def _records(path: str) -> Iterator[Any]:
    """Yield every record; raise ``EOFError`` at one that is not whole, which the library passes over."""
    from fastwarc.warc import ArchiveIterator

    with open(path, "rb") as file:
        for record in ArchiveIterator(file, auto_decode="none", max_header_len=MAX_HEAD, fsspec_args=False):
            if record.headers.get("Content-Length") is None:
                raise EOFError(f"in the head of the record at byte {record.stream_pos:,}")
            yield record


def _page(record: Any) -> Archived | BadInput | None:
    """Return the page of a record, None where it is something else."""
    headers = _headers(record.http_headers) if record.is_http and record.http_headers is not None else ()
    status = record.http_headers.status_code if headers else 200
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().casefold()
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if record.record_type not in _types() or status != 200 or kind not in PAGES or not url:
        _whole(record, record.reader.consume(record.content_length))
        return None
    try:
        body = _body(record, headers)
    except BadInput as error:
        return BadInput(error.type, error.title, f"{url}: {error.detail}")
    at = record.headers.get("WARC-Date")
    return Archived(url, at, Hop(url, record.headers.get("WARC-IP-Address"), (), status, headers), body)


def _types() -> tuple[Any, ...]:
    from fastwarc.warc import WarcRecordType

    return WarcRecordType.response, WarcRecordType.resource


def _whole(record: Any, size: int) -> None:
    if size < record.content_length:
        raise EOFError(f"in the record at byte {record.stream_pos:,}")


def _body(record: Any, headers: Headers) -> bytes:
    if record.content_length > MAX_BYTES:
        raise BadInput("too_long", "too long for one article", f"a page of {record.content_length:,} bytes")
    body: bytes = record.reader.read(MAX_BYTES)
    _whole(record, len(body))
    if "chunked" in (header_of(headers, "transfer-encoding") or "").casefold():
        body = _unchunked(body)
    coding = (header_of(headers, "content-encoding") or "").strip().casefold().removeprefix("x-")
    if coding in ("gzip", "deflate", "br"):
        return unpacked([body], coding, Limits().decoded)
    return body


def _unchunked(body: bytes) -> bytes:
    """Return a body without its chunk sizes; one that has none, as some crawlers keep it, as it is."""
    out, at = bytearray(), 0
    while at < len(body):
        line, found, _ = body[at : at + 100].partition(b"\r\n")
        try:
            size = int(line.partition(b";")[0].strip(), 16) if found else -1
        except ValueError:
            size = -1
        if size < 0:
            return bytes(out) or body
        if size == 0:
            break
        at += len(line) + 2
        out += body[at : at + size]
        at += size + 2
    return bytes(out)


def _headers(lines: Any) -> Headers:
    return tuple((str(name), str(value)) for name, value in lines.to_tuples())
