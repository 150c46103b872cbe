"""WARC out: what was fetched, with its redirects, as an archive that other tools read."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from types import TracebackType

from ingest.fetch.fetched import Fetched, Hop

# Bodies are kept unpacked; what was said of their packing is kept under another name, as archives do.
_RENAMED = ("content-encoding", "transfer-encoding", "content-length")


class WarcFile:
    """A WARC file, packed record by record; records are added to one that is there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("ab")
        if path.stat().st_size == 0:
            self._write(
                "warcinfo", None, b"software: onrecord\r\nformat: WARC File Format 1.1\r\n", "application/warc-fields"
            )

    def __enter__(self) -> WarcFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, fetched: Fetched) -> None:
        """Write every request on the way and its answer."""
        for number, hop in enumerate(fetched.hops, 1):
            body = fetched.body if number == len(fetched.hops) else b""
            about = {"WARC-Date": fetched.at.replace("+00:00", "Z")}
            if hop.address:
                about["WARC-IP-Address"] = hop.address
            id = self._write("response", hop, _answer(hop, body), "application/http; msgtype=response", about)
            about["WARC-Concurrent-To"] = id
            self._write("request", hop, _request(hop), "application/http; msgtype=request", about)
        self._file.flush()

    def _write(
        self, kind: str, hop: Hop | None, block: bytes, media_type: str, about: dict[str, str] | None = None
    ) -> str:
        id = f"<urn:uuid:{uuid.uuid4()}>"
        digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        lines = {"WARC-Type": kind, "WARC-Record-ID": id, "WARC-Date": now}
        lines |= {"WARC-Target-URI": hop.url} if hop is not None else {}
        lines |= {**(about or {}), "WARC-Block-Digest": f"sha1:{digest}", "Content-Type": media_type}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        record = f"WARC/1.1\r\n{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
        self._file.write(gzip.compress(record))
        return id


def _answer(hop: Hop, body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {hop.status} {_phrase(hop.status)}".rstrip()]
    for name, value in hop.headers:
        lines.append(f"{'X-Archive-Orig-' if name.casefold() in _RENAMED else ''}{name}: {value}")
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body


def _request(hop: Hop) -> bytes:
    _, _, rest = hop.url.partition("://")
    host, _, path = rest.partition("/")
    lines = [f"GET /{path} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in hop.sent)]
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
