"""Texts to moments: a day, and a time of it and a zone where they are given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from ingest.page.rules import rules

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_DAYS = (
    (re.compile(rf"(?<!\d){_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)"), "ymd"),
    (re.compile(rf"(?<![\d.])(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}[\s,-]*{_YEAR}", re.I), "dmy"),
    (
        re.compile(rf"\b{_MONTH}\s*(\d{{1,2}})(?:st|nd|rd|th)?\b[\s,]*(?:[\d:.]+\s*(?:[AP]M)?[\s,]*)?{_YEAR}", re.I),
        "mdy",
    ),
    (re.compile(rf"\b{_MONTH}\s*(\d{{1,2}})\s+[\d:]+\s+(?:[A-Z]+\s+)?{_YEAR}", re.I), "mdy"),
    (re.compile(rf"(?<![\d/.])(\d{{1,2}})[/.](\d{{1,2}})[/.]{_YEAR}"), "numbers"),
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?:T|\b)(\d{1,2})\s?[:.h]\s?(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?!\d)(?:\s*([ap])\.?\s?m\b\.?)?"
    r"|(?<![\d:.])(\d{1,2})()()\s*([ap])\.?\s?m\b\.?",
    re.I,
)
_OFFSET = re.compile(r"\s*(?:(?:GMT|UTC)\s*)?([+-])(\d{1,2}):?(\d\d)?(?!\d)|\s*[\s(\[]?\s*([A-Z]{1,8})\b", re.I)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z?)")
_EPOCH = re.compile(r"(1[0-9]{9})(\d{3})?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with a time of it where one is given, and minutes east of Greenwich where the zone is."""

    day: date
    time: time | None = None
    offset: int | None = None

    @property
    def iso(self) -> str:
        """The moment as ISO 8601."""
        if self.time is None:
            return self.day.isoformat()
        return self.local.isoformat()

    @property
    def local(self) -> datetime:
        """Day and time, with the zone where it is known."""
        zone = None if self.offset is None else timezone(timedelta(minutes=self.offset))
        return datetime.combine(self.day, self.time or time(), zone)

    @property
    def instant(self) -> datetime | None:
        """The moment in UTC; None without time or zone, and at the borders of the calendar."""
        if self.time is None or self.offset is None:
            return None
        try:
            return self.local.astimezone(UTC)
        except OverflowError:
            return None


def moment_of(text: str, *, day_first: bool = False) -> Moment | None:
    """Return the first moment that a text gives; None without a whole day.

    ``day_first`` says how 03/04/2025 is meant.
    """
    text = text.strip()[:200]
    return _exact(text) or _printed(text, day_first=day_first)


def offset_at(zone: str, day: date, clock: time | None) -> int | None:
    """Return the minutes east of Greenwich of a zone as pages print it, on a day; None when it is not known."""
    known = rules().time.zones.get(zone.upper())
    if not isinstance(known, str):
        return known
    there = datetime.combine(day, clock or time(12), ZoneInfo(known)).utcoffset()
    return None if there is None else int(there.total_seconds() // 60)


def _exact(text: str) -> Moment | None:
    """Return the moment of a text that is ISO 8601, digits only, or seconds since 1970."""
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return _of(datetime.fromtimestamp(int(epoch.group(1)), UTC), timed=True)
    compact = _COMPACT.fullmatch(text)
    if compact is None and not re.match(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return _of(datetime.fromisoformat(text), timed=len(text) > 10)
    except ValueError:
        return None


def _of(moment: datetime, *, timed: bool) -> Moment:
    offset = moment.utcoffset()
    minutes = None if offset is None else int(offset.total_seconds() // 60)
    midnight = minutes is None and moment.hour == moment.minute == moment.second == 0
    if not timed or midnight:
        return Moment(moment.date())
    return Moment(moment.date(), moment.time().replace(microsecond=0), minutes)


def _printed(text: str, *, day_first: bool) -> Moment | None:
    for pattern, order in _DAYS:
        found = pattern.search(text)
        day = found and _day(found.groups(), order, day_first=day_first)
        if found and day:
            # The time stands before or behind the day, whose own digits are no time.
            start, end = found.span()
            tail, middle = text[end:], text[start:end]
            clock = (
                _clock(tail, day)
                or _clock(text[:start], day)
                or (_clock(_gap(middle) + tail[:12], day) if order == "mdy" else None)
            )
            return Moment(day, *clock) if clock else Moment(day)
    return None


def _gap(middle: str) -> str:
    """Return what stands between the day of the month and the year ("May 8 15:04:05 2025")."""
    found = re.search(r"\d{1,2}(?:st|nd|rd|th)?\b[\s,]+(.*?)\s*\d{4}$", middle, re.S)
    return found.group(1) if found else ""


def _day(groups: tuple[str, ...], order: str, *, day_first: bool) -> date | None:
    if order == "ymd":
        year, month, day = map(int, groups)
    elif order == "numbers":
        first, second, year = map(int, groups)
        day, month = (first, second) if (day_first or first > 12) and second <= 12 else (second, first)
    else:
        name, number = (groups[1], groups[0]) if order == "dmy" else (groups[0], groups[1])
        year, month, day = int(groups[2]), _MONTHS.index(name[:3].casefold()) + 1, int(number)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(text: str, day: date) -> tuple[time, int | None] | None:
    for found in _CLOCK.finditer(text):
        hour, minute, second, half = found.group(1, 2, 3, 4) if found.group(1) else found.group(5, 6, 7, 8)
        at = _time(int(hour), int(minute or 0), int(second or 0), half)
        if at is not None:
            offset = _offset(text[found.end() :], day, at)
            return None if offset is None and at == time() else (at, offset)
    return None


def _time(hour: int, minute: int, second: int, half: str | None) -> time | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.casefold() == "p" else 0)
    try:
        return time(hour, minute, min(second, 59))
    except ValueError:
        return None


def _offset(text: str, day: date, at: time) -> int | None:
    found = _OFFSET.match(text)
    if found is None:
        return None
    sign, hours, minutes, name = found.groups()
    if name:
        more = re.match(r"\s*([+-])(\d{1,2}):?(\d\d)?(?!\d)", text[found.end() :])
        if more and name.upper() in ("GMT", "UTC"):
            sign, hours, minutes = more.groups()
        else:
            return offset_at(name, day, at)
    total = int(hours) * 60 + int(minutes or 0)
    return (total if sign == "+" else -total) if total <= 14 * 60 else None
