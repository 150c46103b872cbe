"""What has to be opened before it is an input: an address to fetch, an archive, a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from ingest.page.article import NOTHING_GIVEN, Given


@dataclass(frozen=True, slots=True)
class Address:
    """An address to fetch: a page, a PDF, a feed or a sitemap."""

    name: str
    url: str
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Archive:
    """A WARC file that holds many pages."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF."""

    name: str
    content: bytes
    given: Given = NOTHING_GIVEN


Sealed = Address | Archive | Document


def is_address(text: object) -> TypeGuard[str]:
    """Say whether a text is meant as an address of the web."""
    return isinstance(text, str) and text.strip().casefold().startswith(("http://", "https://"))
