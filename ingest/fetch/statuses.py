"""What an answer without a page says to a person."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from ingest.fetch.fetched import Hop, header_of
from kg.errors import NotFetched

LONGEST_WAIT = 7 * 24 * 3600.0

_MEANINGS = {
    204: "it has no content",
    401: "the page needs a log-in: save it with your browser and ingest the file",
    402: "the page needs a payment",
    403: "the site refuses us: it may not want robots; save the page with your browser and ingest the file",
    404: "there is no such page: is the address right, or has the page been taken down?",
    410: "the page has been taken down",
    429: "the site wants to be asked less often",
    451: "the page is withheld for legal reasons",
    503: "the site is overloaded or closed to robots",
}


def demand_success(hop: Hop, *, conditional: bool) -> None:
    """Raise ``NotFetched`` (http_status) unless an answer is a page, or says that nothing changed when asked so."""
    if hop.status == 200 or (hop.status == 304 and conditional):
        return
    meaning = _MEANINGS.get(hop.status, "the site has a fault: try again later" if hop.status >= 500 else "")
    raise NotFetched(
        "http_status",
        f"the site answers {hop.status}" + (f" ({_phrase(hop.status)})" if _phrase(hop.status) else ""),
        f"{hop.url}: {meaning or 'an answer without a page'}",
        retry_after=seconds_until(header_of(hop.headers, "retry-after")),
    )


def seconds_until(retry_after: str | None) -> float | None:
    """Return the seconds that a ``Retry-After`` names, as a number or as a date; a week at most."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return min(float(retry_after.strip()[:9]), LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - datetime.now(UTC)).total_seconds()), LONGEST_WAIT)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
