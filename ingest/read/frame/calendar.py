"""Stretches of days: the arithmetic of time expressions."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` to ``last``, both included; an open or unknown end is None."""

    first: date | None
    last: date | None

    def iso(self) -> tuple[str | None, str | None]:
        """Return both ends as ISO dates."""
        return (self.first.isoformat() if self.first else None, self.last.isoformat() if self.last else None)


UNKNOWN = Stretch(None, None)


def day(of: date) -> Stretch:
    """Return the stretch of one day."""
    return Stretch(of, of)


def shifted(of: date, days: int) -> date:
    """Return the date so many days later, kept within the calendar."""
    return date.fromordinal(min(max(of.toordinal() + days, 1), date.max.toordinal()))


def month(year: int, number: int) -> Stretch:
    """Return a month; numbers beyond 1 to 12 run into other years."""
    year, index = year + (number - 1) // 12, (number - 1) % 12
    year = min(max(year, 1), 9999)
    return Stretch(date(year, index + 1, 1), date(year, index + 1, calendar.monthrange(year, index + 1)[1]))


def months(year: int, first: int, count: int) -> Stretch:
    """Return so many months from a month on."""
    return Stretch(month(year, first).first, month(year, first + count - 1).last)


def year(number: int) -> Stretch:
    """Return a year."""
    return months(min(max(number, 1), 9999), 1, 12)


def week(of: date) -> Stretch:
    """Return the week, Monday to Sunday, that a day lies in."""
    monday = shifted(of, -of.weekday())
    return Stretch(monday, shifted(monday, 6))


def part(of: Stretch, which: str) -> Stretch:
    """Return the early, middle or late third of a stretch, or its start or end (a twelfth, at least a day)."""
    if of.first is None or of.last is None:
        return of
    length = (of.last - of.first).days + 1
    if length > 300 and of.first.month == 1 and which in {"early", "mid", "late"}:
        return months(of.first.year, {"early": 1, "mid": 5, "late": 9}[which], 4)
    if length > 300 and which in {"start", "end"}:
        return month(of.first.year, 1) if which == "start" else month(of.last.year, 12)
    third, small = max(length // 3, 1), max(length // 4, 1)
    return {
        "early": Stretch(of.first, of.first + timedelta(third - 1)),
        "mid": Stretch(of.first + timedelta(third), of.last - timedelta(third)) if length >= 3 else of,
        "late": Stretch(of.last - timedelta(third - 1), of.last),
        "start": Stretch(of.first, of.first + timedelta(small - 1)),
        "end": Stretch(of.last - timedelta(small - 1), of.last),
    }[which]


def joined(first: Stretch, last: Stretch) -> Stretch:
    """Return the stretch from the one's first day to the other's last; "from March to May" is of one year."""
    begin = first.first
    while begin and last.last and begin > last.last:
        begin = back(begin, 1, "year")
    return Stretch(begin, last.last)


def back(of: date, count: int, unit: str) -> date:
    """Return the day so many units earlier (negative counts: later)."""
    if unit == "day":
        return shifted(of, -count)
    if unit == "week":
        return shifted(of, -7 * count)
    if unit == "month":
        there = month(of.year, of.month - count)
        assert there.last is not None
        return there.last.replace(day=min(of.day, there.last.day))
    number = min(max(of.year - count * {"year": 1, "decade": 10, "century": 100}[unit], 1), 9999)
    return of.replace(year=number, day=min(of.day, calendar.monthrange(number, of.month)[1]))


def nearest(candidates: list[Stretch], anchor: date, future: bool) -> Stretch:
    """Return the candidate that a writer on the anchor day means.

    The past wins unless the words point ahead; without a hint a day ahead must be four times as near.
    """

    def distance(of: Stretch) -> float:
        assert of.first is not None
        assert of.last is not None
        if of.first <= anchor <= of.last:
            return 0
        if of.first > anchor:
            return (of.first - anchor).days * (0.25 if future else 4)
        return (anchor - of.last).days * (4 if future else 1)

    return min(candidates, key=distance)
