"""Articles, from a page that was read and from a bare text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.page.language import demand_english, language_of
from ingest.page.outlet import outlet_by_name, outlet_by_url
from kg.errors import BadInput
from kg.ids import article_id, text_sha256
from kg.records import Article, Outlet

if TYPE_CHECKING:
    from ingest.page.page import Page

MAX_CHARACTERS = 300_000
UNKNOWN = Outlet("unknown", "unknown outlet")


@dataclass(frozen=True, slots=True)
class Given:
    """What the giver of a text or page says about it; it stands before what the page says itself.

    ``published_at`` and ``modified_at`` are ISO 8601, a date or a time with its zone.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    modified_at: str | None = None


NOTHING_GIVEN = Given()


def article_of_text(text: str, given: Given = NOTHING_GIVEN) -> Article:
    """Return the article whose text is this one, character for character.

    Raises ``BadInput``: empty, binary, too_long, not_english.
    """
    text = _storable(text)
    _demand_readable(text)
    language = language_of(text)
    demand_english(language)
    sha256 = text_sha256(text)
    return Article(
        id=article_id(given.url, sha256),
        url=given.url,
        outlet=_outlet(given),
        title=given.title,
        authors=given.authors,
        published_at=given.published_at,
        published_from="given" if given.published_at else None,
        fetched_at=None,
        language=language,
        sha256=sha256,
        text=text,
        modified_at=given.modified_at,
    )


def article_of_page(page: Page, *, fetched_at: str | None = None) -> Article:
    """Return the article of a page that was read; raise ``BadInput``: too_long, not_english."""
    _demand_readable(page.text)
    demand_english(page.language)
    sha256 = text_sha256(page.text)
    return Article(
        id=article_id(page.url, sha256),
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        authors=page.authors,
        published_at=page.published_at,
        published_from=page.published_from,
        fetched_at=fetched_at,
        language=page.language,
        sha256=sha256,
        text=page.text,
        modified_at=page.modified_at,
    )


def _outlet(given: Given) -> Outlet:
    if given.url:
        return outlet_by_url(given.url, given.outlet)
    return outlet_by_name(given.outlet) if given.outlet else UNKNOWN


def _storable(text: str) -> str:
    """Return the text with lone surrogates, which no database takes, each replaced by one character."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def _demand_readable(text: str) -> None:
    if not text.strip():
        raise BadInput("empty", "nothing in it", "the text is empty, or holds blanks only")
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            "too_long",
            "too long for one article",
            f"one article of {len(text):,} characters: at most {MAX_CHARACTERS:,} are read; split it into articles",
        )
    if text.count("\0") > 2:
        raise BadInput(
            "binary", "not a text", f"the text holds {text.count(chr(0)):,} zero characters, which no text has"
        )
    if not any(c.isalpha() for c in text):
        raise BadInput("too_little_text", "no words in it", "the text holds no letters, so nobody says anything in it")
