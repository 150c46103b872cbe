"""Times by their distance from the day of publication: weekdays, "yesterday", "two weeks ago", "last year"."""

from __future__ import annotations

import re
from datetime import date

from ingest.read.frame import calendar as cal
from ingest.read.frame.calendar import UNKNOWN, Stretch
from ingest.read.frame.rules import NUMBER, UNIT, WEEKDAY, WEEKDAYS, Context, Rule, number, pattern, unit

_PARTS = r"(?:\s+(?:morning|afternoon|evening|night))?"
_VAGUE = {"few": 3, "several": 4, "couple of": 2}
_RECENT = {"days": 7, "weeks": 6, "months": 6, "years": 5}


def _weekday(m: re.Match[str], c: Context) -> Stretch | None:
    printed = m["wd"].lower().rstrip(".")
    if len(printed) < 6 and not _is_short_weekday(m["wd"], c):
        return None
    if c.anchor is None:
        return UNKNOWN
    behind = (c.anchor.weekday() - WEEKDAYS[printed]) % 7
    which = " ".join((m["which"] or "").lower().split())
    if which in {"next", "this coming"} or (c.future and which not in {"last", "this past"}):
        return cal.day(cal.shifted(c.anchor, (7 - behind) % 7 or (7 if which == "next" else 0)))
    return cal.day(cal.shifted(c.anchor, -(behind or (7 if which == "last" else 0))))


def _is_short_weekday(printed: str, c: Context) -> bool:
    """Say whether "Sun" or "Mon" is a day: with a full stop, or after "on" or a comma."""
    return printed.istitle() and (printed.endswith(".") or c.before.rstrip().endswith(("on", ",", "(")))


_STEPS = {
    "yesterday": -1,
    "last night": -1,
    "overnight": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _near(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    return cal.day(cal.shifted(c.anchor, _STEPS.get(" ".join((m["near"] or "").lower().split()), 0)))


def _ago(m: re.Match[str], c: Context) -> Stretch | None:
    # "two years earlier" counts from another time than the article's.
    if c.anchor is None or m["way"].lower() in {"earlier", "later"}:
        return UNKNOWN
    size, count = unit(m["u"]), number(m["n"])
    if size in {"minute", "hour"}:
        return Stretch(cal.shifted(c.anchor, -1), c.anchor) if count > 12 else cal.day(c.anchor)
    vague = " ".join(m["n"].lower().split()) in {"a few", "several", "a couple of"}
    return _around(cal.back(c.anchor, count if m["way"].lower() == "ago" else -count, size), size, 2 if vague else 1)


def _ahead(m: re.Match[str], c: Context) -> Stretch | None:
    # Without a word that points ahead, "in two years" says how long it took.
    if not c.future or unit(m["u"]) in {"minute", "hour"}:
        return None
    return _around(cal.back(c.anchor, -number(m["n"]), unit(m["u"])), unit(m["u"]), 1) if c.anchor else UNKNOWN


def _around(there: date, size: str, slack: int) -> Stretch:
    if size == "day":
        return cal.day(there) if slack == 1 else Stretch(cal.shifted(there, -2), cal.shifted(there, 2))
    if size == "week":
        return Stretch(cal.shifted(there, -3 * slack), cal.shifted(there, 3 * slack))
    if size == "month":
        return Stretch(
            cal.month(there.year, there.month - slack + 1).first, cal.month(there.year, there.month + slack - 1).last
        )
    years = {"year": 0, "decade": 2, "century": 10}[size] + slack - 1
    return Stretch(cal.year(there.year - years).first, cal.year(there.year + years).last)


def _running(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    printed = " ".join((m["n"] or "a").lower().split())
    count = _VAGUE.get(printed) or number(printed)
    size = unit(m["u"])
    if size in {"minute", "hour"}:
        count, size = max(1, round(count / 24)), "day"
    if m["way"].lower() in {"next", "coming"}:
        return Stretch(c.anchor, cal.back(c.anchor, -count, size))
    return Stretch(cal.back(c.anchor, count, size), c.anchor)


def _recent(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    printed = m["u"].lower()
    return Stretch(cal.back(c.anchor, _RECENT[printed], unit(printed)), c.anchor)


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


def _whole(size: str, step: int, anchor: date) -> Stretch:
    if size == "week":
        return cal.week(cal.shifted(anchor, 7 * step))
    if size == "weekend":
        return _weekend(step, anchor)
    if size == "month":
        return cal.month(anchor.year, anchor.month + step)
    if size == "quarter":
        return cal.months(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    if size == "year":
        return cal.year(anchor.year + step)
    span = {"decade": 10, "century": 100}[size]
    first = (anchor.year // span + step) * span
    return Stretch(cal.year(first).first, cal.year(first + span - 1).last)


def _weekend(step: int, anchor: date) -> Stretch:
    saturday = cal.shifted(anchor, 5 - anchor.weekday() + 7 * step)
    # On a Monday or Tuesday "this weekend" is mostly the one just over.
    if step == 0 and anchor.weekday() < 2:
        saturday = cal.shifted(saturday, -7)
    return Stretch(saturday, cal.shifted(saturday, 1))


def _part_of_this(m: re.Match[str], c: Context) -> Stretch | None:
    if c.anchor is None:
        return UNKNOWN
    which = {"end": "end", "middle": "mid"}.get(m["w"].lower(), "start")
    return cal.part(_whole(m["u"].lower(), 0, c.anchor), which)


_RULES: tuple[tuple[str, Rule], ...] = (
    (rf"(?:(?P<which>last|next|this|this\s+past|this\s+coming)\s+)?(?P<wd>{WEEKDAY}){_PARTS}", _weekday),
    (
        r"(?:(?P<near>(?:earlier\s+|later\s+)?today|tonight|yesterday|tomorrow|the\s+day\s+before\s+yesterday"
        r"|the\s+day\s+after\s+tomorrow|last\s+night|overnight)|this\s+(?:morning|afternoon|evening))" + _PARTS,
        _near,
    ),
    (
        r"(?:exactly\s+|about\s+|around\s+|nearly\s+|almost\s+|more\s+than\s+|over\s+|some\s+|just\s+)?"
        rf"(?P<n>{NUMBER})\s+(?P<u>{UNIT})\s+(?P<way>ago|earlier|later|from\s+now|hence)",
        _ago,
    ),
    (rf"in\s+(?P<n>{NUMBER})\s+(?P<u>{UNIT})", _ahead),
    (
        r"(?:(?:over|in|during|within|for)\s+)?the\s+(?P<way>past|last|previous|next|coming)\s+"
        rf"(?:(?P<n>{NUMBER}|few|several|couple\s+of)\s+)?(?P<u>{UNIT})",
        _running,
    ),
    (r"(?:in|over|during)\s+recent\s+(?P<u>days|weeks|months|years)", _recent),
    (
        r"(?:(?P<pre>earlier|later|early|late|mid)[\s-]+)?"
        r"(?P<which>last|this|next|the\s+previous|the\s+same|the\s+current|the\s+coming)\s+"
        r"(?P<u>week|weekend|month|year|decade|century|quarter)",
        _this_last_next,
    ),
    (
        r"the\s+(?P<w>end|beginning|start|middle)\s+of\s+the\s+(?P<u>week|month|quarter|year|decade|century)",
        _part_of_this,
    ),
    (r"(?P<w>end|start)\s+of\s+the\s+(?P<u>week|month|quarter|year)", _part_of_this),
)
RULES = tuple((pattern(words), rule) for words, rule in _RULES)
