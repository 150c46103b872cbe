"""What the rules for time expressions share: words of time as patterns, and what a rule may look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ingest.read.frame import calendar as cal
from ingest.read.frame.calendar import Stretch
from ingest.read.frame.lexicon import any_of, words_of

_WORDS = words_of("times")
_NAMES: list[str] = _WORDS["months"]["names"]
_SHORT: dict[str, int] = _WORDS["months"]["short"]
MONTHS: dict[str, int] = {name: i + 1 for i, name in enumerate(_NAMES)} | _SHORT
WEEKDAYS: dict[str, int] = {name: i for i, name in enumerate(_WORDS["weekdays"]["names"])} | _WORDS["weekdays"]["short"]
COUNTS: dict[str, int] = _WORDS["counts"]
ORDINALS: dict[str, int] = _WORDS["ordinals"]
SEASONS: dict[str, int] = _WORDS["seasons"]

WEEKDAY = rf"(?:{any_of(_WORDS['weekdays']['names'])}|{any_of(_WORDS['weekdays']['short'])}\.?)"
# "may", "march" and the short forms are months only with a capital.
MONTH = rf"(?-i:{any_of(map(str.capitalize, _NAMES))}|{any_of(map(str.capitalize, _SHORT))}\b\.?)"
YEAR = r"(?:1[5-9]|20)\d\d"
YEAR_OF = rf"(?:{YEAR}|last\s+year|this\s+year|next\s+year)"
NUMBER = rf"(?:\d{{1,3}}|{any_of(COUNTS)})"
UNIT = r"(?:minute|hour|day|week|month|year|decade|centurie|century)s?"


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at: the day of publication, whether the sentence points ahead, and the words around."""

    anchor: date | None
    future: bool
    before: str
    after: str


# None says that it is no time after all; UNKNOWN that it is one whose dates cannot be told.
Rule = Callable[[re.Match[str], Context], Stretch | None]


def pattern(words: str) -> re.Pattern[str]:
    """Return a rule's pattern, bound to whole words."""
    return re.compile(rf"(?<![\w$€£.,-]){words}(?!\w)", re.IGNORECASE)


def number(printed: str) -> int:
    """Return the number that "3", "3rd" or "three" prints."""
    printed = " ".join(printed.lower().split())
    if printed in COUNTS:
        return COUNTS[printed]
    digits = re.match(r"\d+", printed)
    assert digits is not None
    return int(digits.group())


def month_number(printed: str) -> int:
    """Return the number of a month."""
    return MONTHS[printed.lower().rstrip(".")]


def day_of(year: int, month: int, printed: str) -> Stretch | None:
    """Return one day; None where the calendar has no such day."""
    try:
        return cal.day(date(year, month, number(printed)))
    except ValueError:
        return None


def year_of(printed: str, context: Context) -> int | None:
    """Return the number of "2024" or "last year"; None without a day of publication."""
    if printed[0].isdigit():
        return int(printed)
    step = {"last": -1, "this": 0, "next": 1}[printed.split()[0].lower()]
    return context.anchor.year + step if context.anchor else None


def unit(printed: str) -> str:
    """Return a unit of time in the singular."""
    return {"centurie": "century", "centuries": "century"}.get(printed.lower(), printed.lower().removesuffix("s"))


def latest_before(candidates: list[Stretch], anchor: date) -> Stretch:
    """Return the last of the stretches that is over on the anchor day."""
    return [stretch for stretch in candidates if stretch.last and stretch.last < anchor][-1]


def first_after(candidates: list[Stretch], anchor: date) -> Stretch:
    """Return the first of the stretches that begins after the anchor day."""
    return next(stretch for stretch in candidates if stretch.first and stretch.first > anchor)
