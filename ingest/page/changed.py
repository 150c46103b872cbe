"""When a page says that its text was last changed."""

from __future__ import annotations

from dataclasses import replace

from ingest.page.dates import changes_told, is_earlier
from ingest.page.markup import Sheet
from ingest.page.moments import Moment, moment_of


def modified(sheet: Sheet, published_at: str | None) -> str | None:
    """Return the time of the last change (ISO 8601), with the zone that the page gives, or else its publication's.

    None where the page states none, or states one that is not later than its publication: nothing was changed then.
    """
    first = moment_of(published_at) if published_at else None
    told = [_zoned(one, first) for one in changes_told(sheet)]
    if not told:
        return None
    best = next((one for one in told if one.time is not None and one.day == told[0].day), told[0])
    return best.iso if first is None or is_earlier(first, best) else None


def _zoned(moment: Moment, first: Moment | None) -> Moment:
    if moment.time is None or moment.offset is not None or first is None:
        return moment
    return replace(moment, offset=first.offset)
