"""Which of two versions of one page is the older."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from kg.notes import notes_kept


def version_key(
    published_at: str | None, modified_at: str | None, fetched_at: str | None, id: str
) -> tuple[str, str, str]:
    """Return what versions of a page are sorted by: when they were changed or published, then fetched, as instants.

    A version without either stands where it was fetched; one without any time comes first. A change that is said to be
    before the publication does not count.
    """
    fetched = instant(fetched_at)
    return (max(instant(published_at), instant(modified_at)) or fetched, fetched, id)


def in_order(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the ids of versions, the oldest first; rows hold these three times, id, and notes or text.

    Of two that were changed and fetched at one time the later is the one with more corrections and notes.
    """

    def key(row: Mapping[str, Any]) -> tuple[str, str, int, str]:
        changed, fetched, id = version_key(row["published_at"], row["modified_at"], row["fetched_at"], row["id"])
        return (changed, fetched, len(notes_kept(row.get("notes"), row["text"])), id)

    return [row["id"] for row in sorted(rows, key=key)]


def instant(text: str | None) -> str:
    """Return an ISO 8601 time in UTC, so that its text sorts; an empty text where there is none."""
    if not text:
        return ""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
