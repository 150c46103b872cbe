"""Time expressions, resolved to stretches of days against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.read.frame import calendar as cal
from ingest.read.frame import dates, relative
from ingest.read.frame.calendar import UNKNOWN, Stretch
from ingest.read.frame.lexicon import any_of, words_of
from ingest.read.frame.rules import MONTH, SEASONS, YEAR, Context
from kg.records import Span, Time

_RULES = dates.RULES + relative.RULES
_FUTURE = words_of("times")["future"]
_AHEAD = re.compile(rf"(?<!\w){any_of(_FUTURE['words'])}(?!\w)", re.IGNORECASE)
_NEAR = re.compile(rf"(?<!\w){any_of(_FUTURE['near'])}\s+(?:the\s+end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;]\s")

# Most stretches hold no time at all: one look tells.
_TRIGGER = re.compile(
    rf"{YEAR}|\d[/:]\d|day\b|days\b|{MONTH}|\bQ[1-4]\b|\bH[12]\b|week|month|year|quarter|decade|centur|\bago\b"
    r"|night|\btomorrow|this\s+(?:morning|afternoon|evening)|hours?\s|from\s+now"
    rf"|(?:last|this|next)\s+{any_of(SEASONS)}|(?-i:\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b)|\bhalf\b"
    r"|[ap]\.?m\b|clock|GMT|UTC",
    re.IGNORECASE,
)
_AT = r"(?:(?:at|by|near|toward|towards)\s+)*"
_PART = re.compile(
    rf"{_AT}(?P<part>(?:the\s+)?(?P<w>end|beginning|start|middle|close)\s+of\s+(?:the\s+)?)$", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?P<w>since|from|after|before|until|till|by|prior\s+to|through|up\s+to)\s+(?:the\s+)?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_PREFIX = re.compile(
    rf"(?:in|of|by|until|till|for|during|since|from|to|between|and|before|after|through|on)[\s-]+(?={MONTH})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    stretch: Stretch


def anchor_of(published_at: str | None) -> date | None:
    """Return the day of publication from an ISO date or time; None where a day cannot be told."""
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


def find_times(text: str, span: Span, published_at: str | None) -> list[Time]:
    """Return the time expressions within a span of the text, in order, with ISO dates where they can be told."""
    start, end = span
    if not _TRIGGER.search(text, start, end):
        return []
    anchor = anchor_of(published_at)
    points = _parts(text, start, _longest(list(_points(text, start, end, anchor))))
    return [_as_time(text, point) for point in _open_ends(text, start, _ranges(text, start, points), anchor)]


def _as_time(text: str, point: _Point) -> Time:
    first, last = point.stretch.iso()
    return Time(first, last, text[point.start : point.end], point.start, point.end)


def _points(text: str, start: int, end: int, anchor: date | None) -> Iterator[_Point]:
    for words, rule in _RULES:
        for match in words.finditer(text, start, end):
            stretch = rule(match, _context(text, match, (start, end), anchor))
            if stretch is not None:
                lead = _PREFIX.match(match.group())
                yield _Point(match.start() + (lead.end() if lead else 0), match.end(), stretch)


def _context(text: str, match: re.Match[str], span: Span, anchor: date | None) -> Context:
    before = _SENTENCE_END.split(text[max(span[0], match.start() - 70) : match.start()])[-1]
    after = _SENTENCE_END.split(text[match.end() : min(span[1], match.end() + 50)])[0]
    opens = (len(before) < 12 and len(text[span[0] : match.start()]) < 12) or before.strip().lower() in {"on", "in"}
    future = bool(_AHEAD.search(before) or _NEAR.search(before) or (opens and _AHEAD.search(after)))
    return Context(anchor, future, before, after)


def _longest(found: list[_Point]) -> list[_Point]:
    """Return the points that do not overlap a longer one, in text order."""
    kept: list[_Point] = []
    for point in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(point.end <= other.start or point.start >= other.end for other in kept):
            kept.append(point)
    return sorted(kept, key=lambda p: p.start)


def _parts(text: str, floor: int, points: list[_Point]) -> Iterator[_Point]:
    """Take "the end of" and the like into the time after them."""
    for point in points:
        lead = _PART.search(text[max(floor, point.start - 40) : point.start])
        if lead is None:
            yield point
            continue
        which = {"end": "end", "close": "end", "middle": "mid"}.get(lead["w"].lower(), "start")
        yield _Point(point.start - len(lead["part"]), point.end, cal.part(point.stretch, which))


def _ranges(text: str, floor: int, points: Iterator[_Point]) -> list[_Point]:
    """Join "from March to May" and "between 2019 and 2021"."""
    kept: list[_Point] = []
    for point in points:
        first = kept[-1] if kept else None
        lead = _FROM.search(text[max(floor, first.start - 20) : first.start]) if first else None
        if first and lead and _BETWEEN.fullmatch(text[first.end : point.start]):
            kept[-1] = _Point(first.start - len(lead.group()), point.end, cal.joined(first.stretch, point.stretch))
        else:
            kept.append(point)
    return kept


def _open_ends(text: str, floor: int, points: list[_Point], anchor: date | None) -> Iterator[_Point]:
    """Open the end that "since", "until", "before" and the like leave open."""
    for point in points:
        lead = _OPEN.search(text[max(floor, point.start - 25) : point.start])
        if lead is None or point.stretch == UNKNOWN:
            yield point
        else:
            # "before the 2014 protests" may still be in 2014.
            loose = lead.group().lower().endswith("the ") and text[point.end : point.end + 2].strip().isalpha()
            whole = Stretch(point.stretch.last, point.stretch.first) if loose else point.stretch
            stretch = _opened(" ".join(lead["w"].lower().split()), whole, anchor)
            yield _Point(point.start - len(lead.group()), point.end, stretch)


def _opened(word: str, stretch: Stretch, anchor: date | None) -> Stretch:
    first, last = stretch.first, stretch.last
    if word == "since":
        first = min(first, last) if first and last else first
        return Stretch(first, anchor if anchor and first and anchor >= first else None)
    if word == "from":
        return Stretch(min(first, last) if first and last else first, None)
    loose = first is not None and last is not None and first > last
    if word == "after":
        return Stretch(last if loose or not last else cal.shifted(last, 1), None)
    if word in {"before", "prior to"}:
        return Stretch(None, first if loose or not first else cal.shifted(first, -1))
    return Stretch(None, first if loose else last)


def dated_spans(times: list[Time]) -> list[Span]:
    """Return the spans of the times that are no quantities: "6 years ago" without a day to count from is one."""
    return [(time.start, time.end) for time in times if time.from_ or time.to or not _LENGTH.search(time.text)]


_LENGTH = re.compile(
    r"\d\s|^(?:in\s+|about\s+)?(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s", re.IGNORECASE
)
