"""Time expressions, resolved to stretches of days against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ingest.read.frame import calendar as cal
from ingest.read.frame.calendar import UNKNOWN, Stretch
from ingest.read.frame.lexicon import any_of, words_of
from kg.records import Span, Time

_WORDS = words_of("times")
_WEEKDAYS = {name: i for i, name in enumerate(_WORDS["weekdays"]["names"])} | _WORDS["weekdays"]["short"]
_MONTHS = {name: i + 1 for i, name in enumerate(_WORDS["months"]["names"])} | _WORDS["months"]["short"]
_COUNTS: dict[str, int] = _WORDS["counts"]
_ORDINALS: dict[str, int] = _WORDS["ordinals"]
_SEASONS: dict[str, int] = _WORDS["seasons"]

_WD = rf"(?:{any_of(_WORDS['weekdays']['names'])}|{any_of(_WORDS['weekdays']['short'])}\.?)"
# "may", "march" and the short forms are months only with a capital.
_MON = rf"(?-i:{any_of(n.capitalize() for n in _WORDS['months']['names'])}|{any_of(n.capitalize() for n in _WORDS['months']['short'])}\b\.?)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NUM = rf"(?:\d{{1,3}}|{any_of(_COUNTS)})"
_UNIT = r"(?:day|week|month|year|decade|centurie|century)s?"
_DASH = r"\s?[-–—]\s?"


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at: the day of publication, the text, and whether the words before point ahead."""

    anchor: date | None
    future: bool
    before: str


Rule = Callable[[re.Match[str], Context], Stretch | None]
_RULES: list[tuple[re.Pattern[str], Rule]] = []


def _rule(pattern: str) -> Callable[[Rule], Rule]:
    compiled = re.compile(rf"(?<![\w$€£.,-]){pattern}(?!\w)", re.IGNORECASE)

    def add(rule: Rule) -> Rule:
        _RULES.append((compiled, rule))
        return rule

    return add


def _int(printed: str) -> int:
    printed = " ".join(printed.lower().split())
    return _COUNTS[printed] if printed in _COUNTS else int(re.match(r"\d+", printed).group())  # type: ignore[union-attr]


def _month(printed: str) -> int:
    return _MONTHS[printed.lower().rstrip(".")]


def _date(year: int, number: int, printed_day: str) -> Stretch | None:
    try:
        return cal.day(date(year, number, _int(printed_day)))
    except ValueError:
        return None


def _unit(printed: str) -> str:
    return {"centurie": "century", "centuries": "century"}.get(printed.lower(), printed.lower().rstrip("s"))


@_rule(rf"(?P<y>{_YEAR})-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)")
def _iso(m: re.Match[str], c: Context) -> Stretch | None:
    return _date(int(m["y"]), int(m["m"]), m["d"])


@_rule(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)")
def _slashed(m: re.Match[str], c: Context) -> Stretch | None:
    a, b = int(m["a"]), int(m["b"])
    if a > 12 >= b or a == b:
        return _date(int(m["y"]), b, m["a"])
    # Whether 03/04 is in March or in April cannot be told.
    return _date(int(m["y"]), a, m["b"]) if b > 12 >= a else UNKNOWN


def _yearless(number: int, printed_first: str, printed_last: str, c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    candidates = []
    for year in (c.anchor.year - 1, c.anchor.year, c.anchor.year + 1):
        first, last = _date(year, number, printed_first), _date(year, number, printed_last)
        if first and last:
            candidates.append(Stretch(first.first, last.last))
    return cal.nearest(candidates, c.anchor, c.future) if candidates else None


@_rule(
    rf"(?:{_WD},?\s+)?(?P<m>{_MON})\s?(?P<d>{_DAY})(?:(?:{_DASH}|\s+(?:to|and)\s+)(?P<e>{_DAY})(?!\s+{_MON}))?(?:,?\s+(?P<y>{_YEAR}))?"
)
@_rule(
    rf"(?:{_WD},?\s+)?(?:the\s+)?(?P<d>{_DAY})(?:(?:{_DASH}|\s+(?:to|and)\s+)(?P<e>{_DAY}))?\s+(?:of\s+)?(?P<m>{_MON})(?:,?\s+(?P<y>{_YEAR}))?"
)
def _day_of_month(m: re.Match[str], c: Context) -> Stretch | None:
    last = m["e"] or m["d"]
    if _int(last) < _int(m["d"]):
        last = m["d"]
    if not m["y"]:
        return _yearless(_month(m["m"]), m["d"], last, c)
    first, final = _date(int(m["y"]), _month(m["m"]), m["d"]), _date(int(m["y"]), _month(m["m"]), last)
    return Stretch(first.first, final.last) if first and final else None


@_rule(rf"(?P<m>{_MON}),?(?:\s+of)?\s+(?P<y>{_YEAR}|last\s+year|this\s+year|next\s+year)")
def _month_of_year(m: re.Match[str], c: Context) -> Stretch | None:
    year = _year_of(m["y"], c)
    return cal.month(year, _month(m["m"])) if year else UNKNOWN


def _year_of(printed: str, c: Context) -> int | None:
    if printed[0].isdigit():
        return int(printed)
    step = {"last": -1, "this": 0, "next": 1, "previous": -1, "current": 0}[printed.split()[0].lower()]
    return c.anchor.year + step if c.anchor else None


@_rule(
    rf"(?P<which>last|next|this|in|since|of|by|until|for|during|from|to|early|late|mid|between|and|before|after|through)[\s-]+(?P<m>{_MON})"
)
def _bare_month(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    which, number = m["which"].lower(), _month(m["m"])
    if which == "last":
        candidates = [cal.month(c.anchor.year + step, number) for step in (-1, 0)]
        return max((s for s in candidates if s.last < c.anchor), key=lambda s: s.last, default=None)  # type: ignore[operator, arg-type, return-value]
    future = c.future or which in {"next", "by", "until"}
    candidates = [cal.month(c.anchor.year + step, number) for step in (-1, 0, 1)]
    if which == "next":
        candidates = [s for s in candidates if s.first and s.first > c.anchor]
    return cal.nearest(candidates, c.anchor, future)


@_rule(
    rf"(?:(?P<which>last|next|this|this\s+past|this\s+coming)\s+)?(?P<wd>{_WD})(?:\s+(?P<part>morning|afternoon|evening|night))?"
)
def _weekday(m: re.Match[str], c: Context) -> Stretch | None:
    printed = m["wd"].lower().rstrip(".")
    if len(printed) < 6 and (m["wd"][0].islower() or m["wd"].isupper()):
        return None
    if c.anchor is None:
        return UNKNOWN
    behind = (c.anchor.weekday() - _WEEKDAYS[printed]) % 7
    which = " ".join((m["which"] or "").lower().split())
    if which == "next" or which == "this coming" or (c.future and which != "last"):
        ahead = (7 - behind) % 7 or (7 if which == "next" else 0)
        return cal.day(cal.shifted(c.anchor, ahead))
    return cal.day(cal.shifted(c.anchor, -(behind or (7 if which == "last" else 0))))


@_rule(
    r"(?:(?P<near>earlier\s+today|later\s+today|today|tonight|yesterday|tomorrow|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|last\s+night|overnight)"
    r"|this\s+(?:morning|afternoon|evening))(?:\s+(?:morning|afternoon|evening|night))?"
)
def _near(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    words = " ".join((m["near"] or "").lower().split())
    steps = {"yesterday": -1, "last night": -1, "overnight": -1, "tomorrow": 1}
    steps |= {"the day before yesterday": -2, "the day after tomorrow": 2}
    return cal.day(cal.shifted(c.anchor, steps.get(words, 0)))


@_rule(
    rf"(?:exactly\s+|about\s+|around\s+|nearly\s+|almost\s+|more\s+than\s+|over\s+|some\s+)?(?P<n>{_NUM})\s+(?P<u>{_UNIT})\s+(?P<way>ago|earlier|later|from\s+now|hence)"
)
def _ago(m: re.Match[str], c: Context) -> Stretch | None:
    way = m["way"].lower()
    if c.anchor is None or way in {"earlier", "later"}:
        return UNKNOWN
    unit, count = _unit(m["u"]), _int(m["n"])
    there = cal.back(c.anchor, count if way == "ago" else -count, unit)
    vague = unit != "day" and m["n"].lower() in {"a few", "several", "a couple of"}
    return _around(there, unit, 2 if vague else 1)


def _around(there: date, unit: str, slack: int) -> Stretch:
    if unit == "day":
        return cal.day(there)
    if unit == "week":
        return Stretch(cal.shifted(there, -3 * slack), cal.shifted(there, 3 * slack))
    if unit == "month":
        return (
            Stretch(cal.back(there, slack, "month"), cal.back(there, -slack, "month"))
            if slack > 1
            else cal.month(there.year, there.month)
        )
    years = {"year": 0, "decade": 2, "century": 10}[unit] + slack - 1
    return Stretch(cal.year(there.year - years).first, cal.year(there.year + years).last)


@_rule(
    rf"(?:(?:over|in|during|within|for)\s+)?the\s+(?P<way>past|last|previous|next|coming)\s+(?:(?P<n>{_NUM}|few|several|couple\s+of)\s+)?(?P<u>{_UNIT})"
)
def _running(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    count = {"few": 3, "several": 4}.get((m["n"] or "").lower()) or (
        2 if (m["n"] or "").lower().startswith("couple") else None
    )
    count = count or (_int(m["n"]) if m["n"] else 1)
    ahead = m["way"].lower() in {"next", "coming"}
    there = cal.back(c.anchor, -count if ahead else count, _unit(m["u"]))
    return Stretch(c.anchor, there) if ahead else Stretch(there, c.anchor)


@_rule(r"(?:in|over|during)\s+recent\s+(?P<u>days|weeks|months|years)")
def _recent(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    return Stretch(
        cal.back(c.anchor, {"days": 7, "weeks": 6, "months": 6, "years": 5}[m["u"].lower()], _unit(m["u"])), c.anchor
    )


@_rule(
    r"(?P<pre>earlier|later|early|late|mid)?[\s-]*(?P<which>last|this|next|the\s+previous|the\s+same|the\s+current|the\s+coming)\s+(?P<u>week|weekend|month|year|decade|century|quarter)"
)
def _this_last_next(m: re.Match[str], c: Context) -> Stretch | None:
    which = m["which"].lower().split()[-1]
    if c.anchor is None or which == "same":
        return UNKNOWN
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    whole, pre = _whole(m["u"].lower(), step, c.anchor), (m["pre"] or "").lower()
    if not pre:
        return whole
    if step == 0 and pre in {"earlier", "later"}:
        return Stretch(whole.first, c.anchor) if pre == "earlier" else Stretch(c.anchor, whole.last)
    return cal.part(whole, {"earlier": "early", "later": "late"}.get(pre, pre))


def _whole(unit: str, step: int, anchor: date) -> Stretch:
    if unit == "week":
        return cal.week(cal.shifted(anchor, 7 * step))
    if unit == "weekend":
        saturday = cal.shifted(cal.week(cal.shifted(anchor, 7 * step)).last, -1)  # type: ignore[arg-type]
        if step == 0 and anchor < saturday and anchor.weekday() < 2:
            saturday = cal.shifted(saturday, -7)
        return Stretch(saturday, cal.shifted(saturday, 1))
    if unit == "month":
        return cal.month(anchor.year, anchor.month + step)
    if unit == "quarter":
        return cal.months(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    if unit == "year":
        return cal.year(anchor.year + step)
    span = {"decade": 10, "century": 100}[unit]
    first = (anchor.year // span + step) * span
    return Stretch(cal.year(first).first, cal.year(first + span - 1).last)


@_rule(
    rf"(?:the\s+)?(?:(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<u>quarter|half)|(?P<q>Q|H)(?P<k>[1-4]))(?:\s+(?:of\s+)?(?:fiscal\s+)?(?P<y>{_YEAR}|last\s+year|this\s+year|next\s+year))?"
)
def _quarter(m: re.Match[str], c: Context) -> Stretch | None:
    number = int(m["k"]) if m["k"] else _ORDINALS[m["n"].lower()]
    half = (m["u"] or "").lower() == "half" or (m["q"] or "").upper() == "H"
    if number > (2 if half else 4) or (half and not m["y"]):
        return None
    size = 6 if half else 3
    if m["y"]:
        year = _year_of(m["y"], c)
        return cal.months(year, (number - 1) * size + 1, size) if year else UNKNOWN
    if c.anchor is None:
        return UNKNOWN
    candidates = [cal.months(c.anchor.year + step, (number - 1) * size + 1, size) for step in (-1, 0, 1)]
    return cal.nearest(candidates, c.anchor, c.future)


@_rule(
    rf"(?:(?P<which>last|this|next)\s+(?P<s>{any_of(_SEASONS)})|(?:the\s+|in\s+)?(?P<t>{any_of(_SEASONS)})\s+(?:of\s+)?(?P<y>{_YEAR}))"
)
def _season(m: re.Match[str], c: Context) -> Stretch | None:
    first = _SEASONS[(m["s"] or m["t"]).lower()]
    if m["y"]:
        return cal.months(int(m["y"]), first, 3)
    if c.anchor is None:
        return UNKNOWN
    candidates = [cal.months(c.anchor.year + step, first, 3) for step in (-2, -1, 0, 1, 2)]
    which = m["which"].lower()
    if which == "last":
        return max((s for s in candidates if s.last < c.anchor), key=lambda s: s.last)  # type: ignore[operator, arg-type, return-value]
    if which == "next":
        return min((s for s in candidates if s.first > c.anchor), key=lambda s: s.first)  # type: ignore[operator, arg-type, return-value]
    return cal.nearest(candidates, c.anchor, c.future)


@_rule(r"(?P<pre>early|mid|late)?[\s-]*(?:the\s+)?(?P<y>(?:1[5-9]|20)\d0)s")
def _decade(m: re.Match[str], c: Context) -> Stretch | None:
    first = int(m["y"])
    span = 100 if first % 100 == 0 and first < 2000 else 10
    whole = Stretch(cal.year(first).first, cal.year(first + span - 1).last)
    if not m["pre"]:
        return whole
    shift = {"early": 0, "mid": 4, "late": 7}[m["pre"].lower()]
    return Stretch(cal.year(first + shift).first, cal.year(first + shift + 2).last)


@_rule(rf"(?P<a>{_YEAR})[-–/](?P<b>{_YEAR}|\d\d)")
def _years(m: re.Match[str], c: Context) -> Stretch | None:
    last = int(m["b"]) if len(m["b"]) == 4 else int(m["a"][:2] + m["b"])
    return Stretch(cal.year(int(m["a"])).first, cal.year(last).last) if last > int(m["a"]) else None


@_rule(rf"(?:(?P<pre>early|mid|late|earlier\s+in|later\s+in)[\s-]+(?:in\s+)?)?(?:fiscal\s+(?:year\s+)?)?(?P<y>{_YEAR})")
def _bare_year(m: re.Match[str], c: Context) -> Stretch | None:
    whole = cal.year(int(m["y"]))
    pre = (m["pre"] or "").lower().split()
    return cal.part(whole, {"earlier": "early", "later": "late"}.get(pre[0], pre[0])) if pre else whole


@_rule(r"(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock|(?:GMT|UTC|ET|EST|EDT|PT|CET|BST)\b)")
@_rule(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:[ap]\.m\.|[ap]m))?")
def _clock(m: re.Match[str], c: Context) -> Stretch | None:
    return UNKNOWN


_TRIGGER = re.compile(
    rf"{_YEAR}|\d[/:]\d|day\b|days\b|{_MON}|\bQ[1-4]\b|\bH[12]\b|week|month|year|quarter|decade|centur|\bago\b|tonight|overnight|\btomorrow|this\s+(?:morning|afternoon|evening)"
    rf"|(?:last|this|next)\s+(?:night|{any_of(_SEASONS)})|(?-i:\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b)|\bhalf\b|[ap]\.?m\b|clock|GMT|UTC",
    re.IGNORECASE,
)
_FUTURE = re.compile(rf"(?<!\w){any_of(_WORDS['future']['words'])}(?!\w)", re.IGNORECASE)
_LEAD = r"(?:the\s+)?(?P<w>{})\s+(?:of\s+)?(?:the\s+)?$"
_PART = re.compile(
    r"(?:(?:the|at|by|near|toward|towards)\s+)*(?P<w>end|beginning|start|middle|close)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?P<w>since|from|after|before|until|till|by|prior\s+to|through|up\s+to)\s+(?:the\s+)?(?:summer\s+of\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?P<w>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_PREFIX = re.compile(
    rf"^(?:in|of|by|until|for|during|since|from|to|between|and|before|after|through)[\s-]+(?={_MON})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    stretch: Stretch
    pattern: re.Pattern[str]


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
    points = _points(text, start, end, anchor)
    return [
        _as_time(text, point)
        for point in _open_ends(text, start, _ranges(text, start, _parts(text, start, points)), anchor)
    ]


def _as_time(text: str, point: _Point) -> Time:
    first, last = point.stretch.iso()
    return Time(first, last, text[point.start : point.end], point.start, point.end)


def _points(text: str, start: int, end: int, anchor: date | None) -> list[_Point]:
    found: list[_Point] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text, start, end):
            before = text[max(start, match.start() - 60) : match.start()]
            sentence = re.split(r"[.!?]\s", before)[-1]
            stretch = rule(match, Context(anchor, bool(_FUTURE.search(sentence)), sentence))
            if stretch is not None:
                found.append(_without_preposition(text, _Point(match.start(), match.end(), stretch, pattern)))
    return _longest(found)


def _without_preposition(text: str, point: _Point) -> _Point:
    lead = _PREFIX.match(text[point.start : point.end])
    begin = point.start + (lead.end() if lead else 0)
    return _Point(begin, point.end, point.stretch, point.pattern)


def _longest(found: list[_Point]) -> list[_Point]:
    kept: list[_Point] = []
    for point in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(point.end <= other.start or point.start >= other.end for other in kept):
            kept.append(point)
    return sorted(kept, key=lambda p: p.start)


def _parts(text: str, floor: int, points: list[_Point]) -> Iterator[_Point]:
    for point in points:
        lead = _PART.search(text[max(floor, point.start - 40) : point.start])
        if lead is None:
            yield point
            continue
        which = {"end": "end", "close": "end", "middle": "mid"}.get(lead["w"].lower(), "start")
        whole = lead.group()
        skipped = len(re.match(r"(?:(?:at|by|near|toward|towards)\s+)*", whole, re.IGNORECASE).group())  # type: ignore[union-attr]
        yield _Point(point.start - len(whole) + skipped, point.end, cal.part(point.stretch, which), point.pattern)


def _ranges(text: str, floor: int, points: Iterator[_Point]) -> list[_Point]:
    kept: list[_Point] = []
    for point in points:
        if kept:
            first = kept[-1]
            lead = _FROM.search(text[max(floor, first.start - 20) : first.start])
            between = text[first.end : point.start]
            if lead and _BETWEEN.fullmatch(between):
                begin = first.start - len(lead.group())
                kept[-1] = _Point(begin, point.end, cal.joined(first.stretch, point.stretch), point.pattern)
                continue
        kept.append(point)
    return kept


def _open_ends(text: str, floor: int, points: list[_Point], anchor: date | None) -> Iterator[_Point]:
    for point in points:
        lead = _OPEN.search(text[max(floor, point.start - 25) : point.start])
        if lead is None or point.stretch == UNKNOWN:
            yield point
            continue
        stretch = _opened(" ".join(lead["w"].lower().split()), point.stretch, anchor)
        yield _Point(point.start - len(lead.group()), point.end, stretch, point.pattern)


def _opened(word: str, stretch: Stretch, anchor: date | None) -> Stretch:
    first, last = stretch.first, stretch.last
    if word in {"since", "from"}:
        return Stretch(first, anchor if word == "since" and (not anchor or not first or anchor >= first) else None)
    if word == "after":
        return Stretch(cal.shifted(last, 1) if last else None, None)
    if word in {"before", "prior to"}:
        return Stretch(None, cal.shifted(first, -1) if first else None)
    return Stretch(None, last)
