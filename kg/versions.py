"""Which of two versions of one page is the older."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from kg.notes import notes_of


def version_key(published_at: str | None, fetched_at: str | None, id: str) -> tuple[str, str, str]:
    """Return what versions of a page are sorted by: when they were published, then fetched, as instants.

    A version without a time of publication stands where it was fetched; one without any time comes first.
    """
    fetched = _instant(fetched_at)
    return (_instant(published_at) or fetched, fetched, id)


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the ids of versions, the oldest first; rows hold id, published_at, fetched_at and text.

    Of two that were published and fetched at one time the later is the one with more corrections and notes.
    """

    def key(row: Mapping[str, Any]) -> tuple[str, str, int, str]:
        published, fetched, id = version_key(row["published_at"], row["fetched_at"], row["id"])
        return (published, fetched, len(notes_of(row["text"])), id)

    return [row["id"] for row in sorted(rows, key=key)]


def _instant(text: str | None) -> str:
    """Return an ISO 8601 time in UTC, so that its text sorts; an empty text where there is none."""
    if not text:
        return ""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
