"""Which of two versions of one page is the older."""

from __future__ import annotations

from datetime import UTC, datetime


def version_key(published_at: str | None, fetched_at: str | None, id: str) -> tuple[str, str, str]:
    """Return what versions of a page are sorted by: when they were published, then fetched, as instants.

    A version without a time of publication stands where it was fetched; one without any time comes first.
    """
    fetched = _instant(fetched_at)
    return (_instant(published_at) or fetched, fetched, id)


def _instant(text: str | None) -> str:
    """Return an ISO 8601 time in UTC, so that its text sorts; an empty text where there is none."""
    if not text:
        return ""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
