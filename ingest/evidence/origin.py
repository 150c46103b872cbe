"""Where the bytes of an input come from, as it is kept beside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from ingest.fetch.fetched import Fetched, Hop
from kg.ids import digest

How = Literal["fetched", "archive", "file"]
Form = Literal["page", "pdf", "text"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The bytes' digest and size, how they are read, and how they came: every request with the head of its answer.

    ``name`` is the input's, ``url`` the address that answered, ``at`` the ISO 8601 time of the answer.
    """

    how: How
    form: Form
    name: str
    url: str | None
    at: str | None
    sha256: str
    size: int
    charset: str | None = None
    hops: tuple[Hop, ...] = ()
    reserved: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id under which it is kept: keeping it twice changes nothing."""
        return digest("fe", self.how, self.name, self.url, self.at, self.sha256)


def origin_of(fetched: Fetched, form: Form, name: str) -> Origin:
    """Return the origin of what was fetched."""
    return Origin(
        "fetched",
        form,
        name,
        fetched.url,
        fetched.at,
        sha256=fetched.sha256,
        size=len(fetched.body),
        charset=fetched.charset,
        hops=fetched.hops,
        reserved=fetched.reserved,
    )


def origin_of_bytes(body: bytes, form: Form, name: str, url: str | None = None) -> Origin:
    """Return the origin of a file's bytes."""
    return Origin("file", form, name, url, None, sha256=hashlib.sha256(body).hexdigest(), size=len(body))
