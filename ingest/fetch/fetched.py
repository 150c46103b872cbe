"""What was fetched, and how: every request on the way with its answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ingest.fetch.transport import Headers


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and the head of its answer; ``address`` is the address that was connected to."""

    url: str
    address: str | None
    sent: Headers
    status: int
    headers: Headers


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered. ``asked`` is the address that was wanted, ``url`` the one that answered at last.

    ``body`` is unpacked; ``at`` is the ISO 8601 time in UTC; ``reserved`` are sentences on what the site reserves.
    """

    asked: str
    url: str
    at: str
    hops: tuple[Hop, ...]
    body: bytes
    reserved: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """The last answer's status: 200, or 304 where nothing has changed."""
        return self.hops[-1].status

    @property
    def sha256(self) -> str:
        """The digest of the body."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """Return a header of the last answer; several lines of it are joined by commas."""
        return header_of(self.hops[-1].headers, name)

    @property
    def media_type(self) -> str:
        """The declared type without its parameters, in small letters; empty where none is declared."""
        return (self.header("content-type") or "").partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The declared charset."""
        _, found, name = (self.header("content-type") or "").casefold().partition("charset=")
        return name.partition(";")[0].strip(" \"'") or None if found else None


def header_of(headers: Headers, name: str) -> str | None:
    """Return a header by its name in any case, None where there is none."""
    values = [value for key, value in headers if key.casefold() == name]
    return ", ".join(values) if values else None
