"""Times by their place in the calendar: days, months, quarters, seasons, years, decades, and hours of the day."""

from __future__ import annotations

import re

from ingest.read.frame import calendar as cal
from ingest.read.frame.calendar import UNKNOWN, Stretch
from ingest.read.frame.lexicon import any_of
from ingest.read.frame.rules import (
    MONTH,
    ORDINALS,
    SEASONS,
    WEEKDAY,
    YEAR,
    YEAR_OF,
    Context,
    Rule,
    day_of,
    first_after,
    latest_before,
    month_number,
    number,
    pattern,
    year_of,
)

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\s+(?:to|and)\s+)"
_COUNT_NOUN = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:[a-z]+s\b(?<!ss)(?<!us)(?<!is)(?<!was)(?<!has)|[a-z]*(?:children|people|men|women)\b)"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|and|the|before|after|for|during|through|between|late|early|mid|spring|"
    r"summer|autumn|fall|winter|year|fiscal|this|that|its|their|his|her|'s|’s|over)|[(,–-]|^)\s*$",
    re.IGNORECASE,
)

_NUMBER_BEFORE = re.compile(
    r"(?:[$€£¥₹]|\b(?:than|least|most|to \$|nearly|almost|about|some|exactly|only))\s*$", re.IGNORECASE
)


def _iso(m: re.Match[str], c: Context) -> Stretch | None:
    return day_of(int(m["y"]), int(m["m"]), m["d"])


def _slashed(m: re.Match[str], c: Context) -> Stretch | None:
    a, b = int(m["a"]), int(m["b"])
    if a > 12 >= b or a == b:
        return day_of(int(m["y"]), b, m["a"])
    # Whether 03/04 is in March or in April cannot be told.
    return day_of(int(m["y"]), a, m["b"]) if b > 12 >= a else UNKNOWN


def _yearless(month: int, first_day: str, last_day: str, c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    candidates = []
    for year in (c.anchor.year - 1, c.anchor.year, c.anchor.year + 1):
        first, last = day_of(year, month, first_day), day_of(year, month, last_day)
        if first and last:
            candidates.append(Stretch(first.first, last.last))
    return cal.nearest(candidates, c.anchor, c.future) if candidates else None


def _day_of_month(m: re.Match[str], c: Context) -> Stretch | None:
    month, last_day = month_number(m["m"]), m["e"] or m["d"]
    if number(last_day) < number(m["d"]):
        last_day = m["d"]
    if not m["y"]:
        return _yearless(month, m["d"], last_day, c)
    first, last = day_of(int(m["y"]), month, m["d"]), day_of(int(m["y"]), month, last_day)
    return Stretch(first.first, last.last) if first and last else None


def _month_of_year(m: re.Match[str], c: Context) -> Stretch | None:
    year = year_of(m["y"], c)
    if year is None:
        return UNKNOWN
    whole = cal.month(year, month_number(m["m"]))
    return cal.part(whole, m["pre"].lower()) if m["pre"] else whole


def _bare_month(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    which = m["which"].lower()
    candidates = [cal.month(c.anchor.year + step, month_number(m["m"])) for step in (-1, 0, 1)]
    if which == "last":
        return latest_before(candidates, c.anchor)
    if which == "next":
        return first_after(candidates, c.anchor)
    whole = cal.nearest(candidates, c.anchor, c.future or which in {"by", "until"})
    return cal.part(whole, which) if which in {"early", "mid", "late"} else whole


def _quarter(m: re.Match[str], c: Context) -> Stretch | None:
    which = int(m["k"]) if m["k"] else ORDINALS[m["n"].lower()]
    half = (m["u"] or "").lower() == "half" or (m["q"] or "").upper() == "H"
    # "the second half" without a year is as often of a match.
    if which > (2 if half else 4) or (half and not m["y"]):
        return None
    size = 6 if half else 3
    if m["y"]:
        year = year_of(m["y"], c)
        return cal.months(year, (which - 1) * size + 1, size) if year else UNKNOWN
    if c.anchor is None:
        return UNKNOWN
    candidates = [cal.months(c.anchor.year + step, (which - 1) * size + 1, size) for step in (-1, 0, 1)]
    return cal.nearest(candidates, c.anchor, c.future)


def _season(m: re.Match[str], c: Context) -> Stretch | None:
    first = SEASONS[(m["s"] or m["t"]).lower()]
    if m["y"]:
        return cal.months(int(m["y"]), first, 3)
    if c.anchor is None:
        return UNKNOWN
    candidates = [cal.months(c.anchor.year + step, first, 3) for step in (-2, -1, 0, 1)]
    which = m["which"].lower()
    if which == "last":
        return latest_before(candidates, c.anchor)
    return first_after(candidates, c.anchor) if which == "next" else cal.nearest(candidates, c.anchor, c.future)


def _decade(m: re.Match[str], c: Context) -> Stretch | None:
    first = int(m["y"])
    span = 100 if first % 100 == 0 and first < 2000 else 10
    if not m["pre"]:
        return Stretch(cal.year(first).first, cal.year(first + span - 1).last)
    shift = {"early": 0, "mid": 4, "late": 7}[m["pre"].lower()]
    return Stretch(cal.year(first + shift).first, cal.year(first + shift + 2).last)


def _years(m: re.Match[str], c: Context) -> Stretch | None:
    last = int(m["b"]) if len(m["b"]) == 4 else int(m["a"][:2] + m["b"])
    return Stretch(cal.year(int(m["a"])).first, cal.year(last).last) if last > int(m["a"]) else None


def _bare_year(m: re.Match[str], c: Context) -> Stretch | None:
    if _NUMBER_BEFORE.search(c.before):
        return None
    # "sold 2048 cards" is a count.
    if not m["pre"] and _COUNT_NOUN.match(c.after) and not _YEAR_BEFORE.search(c.before):
        return None
    whole, pre = cal.year(int(m["y"])), (m["pre"] or "").lower().split()
    return cal.part(whole, {"earlier": "early", "later": "late"}.get(pre[0], pre[0])) if pre else whole


def _clock(m: re.Match[str], c: Context) -> Stretch | None:
    return UNKNOWN


_WHICH = (
    "last|next|this|in|since|of|by|until|till|for|during|from|to|early|late|mid|between|and|before|after|through|on"
)
_RULES: tuple[tuple[str, Rule], ...] = (
    (rf"(?P<y>{YEAR})-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)", _iso),
    (r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)", _slashed),
    (
        rf"(?:{WEEKDAY},?\s+)?(?P<m>{MONTH})\s?(?P<d>{_DAY})(?!\d|,\d\d\d)(?:{_TO}(?P<e>{_DAY})(?!\s+{MONTH}|\d))?"
        rf"(?:,?\s+(?P<y>{YEAR}))?",
        _day_of_month,
    ),
    (
        rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{_DAY})(?:{_TO}(?P<e>{_DAY}))?\s+(?:of\s+)?(?P<m>{MONTH})"
        rf"(?:,?\s+(?P<y>{YEAR}))?",
        _day_of_month,
    ),
    (rf"(?:(?P<pre>early|mid|late)[\s-]+)?(?P<m>{MONTH}),?(?:\s+of)?\s+(?P<y>{YEAR_OF})", _month_of_year),
    (rf"(?P<which>{_WHICH})[\s-]+(?P<m>{MONTH})", _bare_month),
    (
        r"(?:the\s+)?(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<u>quarter|half)|(?P<q>Q|H)(?P<k>[1-4]))"
        rf"(?:\s+(?:of\s+)?(?:fiscal\s+)?(?P<y>{YEAR_OF}))?",
        _quarter,
    ),
    (
        rf"(?:(?P<which>last|this|next)\s+(?P<s>{any_of(SEASONS)})"
        rf"|(?:the\s+)?(?P<t>{any_of(SEASONS)})\s+(?:of\s+)?(?P<y>{YEAR}))",
        _season,
    ),
    (r"(?:(?P<pre>early|mid|late)[\s-]+)?(?:the\s+)?(?P<y>(?:1[5-9]|20)\d0)s", _decade),
    (rf"(?P<a>{YEAR})[-–/](?P<b>{YEAR}|\d\d)", _years),
    (
        r"(?:(?P<pre>early|mid|late|earlier\s+in|later\s+in)[\s-]+(?:in\s+)?)?(?:fiscal\s+(?:year\s+)?)?"
        rf"(?P<y>{YEAR})(?![,.]\d|%)",
        _bare_year,
    ),
    (
        r"(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock|(?:GMT|UTC|ET|EST|EDT|PT|CET|BST)\b)",
        _clock,
    ),
    (r"(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?", _clock),
)
RULES = tuple((pattern(words), rule) for words, rule in _RULES)
