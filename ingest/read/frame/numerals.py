"""Numbers as printed, in digits and in words, read from a list of lexemes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.read.frame.lexicon import words_of

_WORDS = words_of("measures")
_NUMBERS: dict[str, int] = _WORDS["numbers"]
_SCALES: dict[str, float] = _WORDS["scales"]
_GLUED: dict[str, float] = _WORDS["glued_scales"]
_MONEY: dict[str, float] = _WORDS["money_scales"]
_PLURAL: dict[str, float] = _WORDS["plural_scales"]
_VAGUE: dict[str, list[int]] = _WORDS["vague"]
_DENOMINATORS: dict[str, int] = _WORDS["denominators"]
# A glued "m" before these is a million, not a metre.
_AFTER_MILLIONS = {*_WORDS["crowds"]["words"], *_WORDS["currency_words"], *_WORDS["pounds"]["words"]}
_OF_WHOLE = {"of", "the", "its", "their", "his", "her", "all", "our", "your", "my", "those", "these"}

_LEXEME = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>[^\w\s]|_)"
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A run of digits, a word, or a sign; ``glued`` when nothing stands between it and the lexeme before."""

    text: str
    low: str
    kind: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A value or an interval, read up to the lexeme ``end``; ``share`` marks a part of a whole (in percent)."""

    low: float
    high: float | None
    end: int
    approximate: bool = False
    share: bool = False
    scale: float = 1.0


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Return the lexemes of a stretch of text."""
    found: list[Lexeme] = []
    last = -1
    for match in _LEXEME.finditer(text, start, end):
        printed = match.group()
        found.append(
            Lexeme(printed, printed.lower(), match.lastgroup or "", match.start(), match.end(), match.start() == last)
        )
        last = match.end()
    return found


def begins_number(lexeme: Lexeme) -> bool:
    """Say whether a number may begin with this lexeme."""
    return lexeme.kind == "digits" or lexeme.low in _BEGINNINGS


_BEGINNINGS = {
    *_NUMBERS,
    *_PLURAL,
    *_VAGUE,
    *_DENOMINATORS,
    "a",
    "an",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "couple",
}


def number_at(lex: list[Lexeme], i: int, *, money: bool = False) -> Number | None:
    """Return the number that begins at lexeme ``i``; ``money`` when a currency sign stands before it."""
    if lex[i].kind == "digits":
        return _in_digits(lex, i, money)
    if lex[i].kind != "word":
        return None
    return _share(lex, i) or _many(lex, i) or _vague(lex, i) or _in_words(lex, i)


def _low(lex: list[Lexeme], i: int) -> str:
    return lex[i].low if 0 <= i < len(lex) else ""


def _in_digits(lex: list[Lexeme], i: int, money: bool) -> Number | None:
    value, j = float(lex[i].text.replace(",", "")), i + 1
    if _low(lex, j) == "/" and j + 1 < len(lex) and lex[j + 1].kind == "digits":
        share = _fraction_in_digits(lex, i, value)
        if share or lex[j + 1].glued:
            return share
    ratio = _ratio(lex, i, j, value)
    if ratio:
        return ratio
    scale, j = _scale_after(lex, j, money)
    if scale == 1 and j < len(lex) and lex[j].glued and lex[j].kind == "word" and not _may_be_glued(lex[j].low):
        return None
    return Number(_product(value, scale), _product(value, scale), j, scale=scale)


def _may_be_glued(word: str) -> bool:
    return word in _GLUED_UNITS


_GLUED_UNITS = {form for forms in _WORDS["units"].values() for form in forms} | {"pct", "percent", "pp", "bps"}


def _fraction_in_digits(lex: list[Lexeme], i: int, value: float) -> Number | None:
    below = float(lex[i + 2].text.replace(",", ""))
    if value < below <= 10 and _low(lex, i + 3) in {"of"}:
        return Number(100 * value / below, 100 * value / below, i + 3, share=True)
    return None


def _scale_after(lex: list[Lexeme], j: int, money: bool) -> tuple[float, int]:
    scale = 1.0
    while j < len(lex):
        here = lex[j]
        if here.glued and here.text in _GLUED:
            step = _GLUED[here.text]
        elif here.glued and here.low in _MONEY and (money or _low(lex, j + 1) in _AFTER_MILLIONS):
            step = _MONEY[here.low]
        elif here.low in _SCALES:
            step = _SCALES[here.low]
        elif here.low == "-" and here.glued and _low(lex, j + 1) in _SCALES:
            j += 1
            continue
        else:
            return scale, j
        scale, j = scale * step, j + 1
    return scale, j


def _product(value: float, scale: float) -> float:
    return float(round(value * scale, 6)) if scale >= 1 else value * scale


def _ratio(lex: list[Lexeme], i: int, j: int, value: float) -> Number | None:
    """Read "one in five" and "3 out of 4"."""
    k = j + 1 if _low(lex, j) == "in" else j + 2 if (_low(lex, j), _low(lex, j + 1)) == ("out", "of") else 0
    every = _low(lex, j) == "in" and _low(lex, j + 1) == "every"
    k += every
    if not k or k >= len(lex):
        return None
    below = float(lex[k].text.replace(",", "")) if lex[k].kind == "digits" else float(_NUMBERS.get(lex[k].low, 0))
    if not value < below <= 1000 or (below != int(below)) or (below > 100 and below % 100):
        return None
    return Number(round(100 * value / below, 4), round(100 * value / below, 4), k + 1, share=True)


def _share(lex: list[Lexeme], i: int) -> Number | None:
    """Read "half of", "two-thirds", "a quarter of", as percent."""
    first, j = lex[i].low, i
    if first in {"half"}:
        above, j = 1, i
    elif first in {"a", "an", "one"} or _NUMBERS.get(first, 0) in range(2, 10):
        above, j = _NUMBERS.get(first, 1), i + 1
        j += _low(lex, j) == "-"
    else:
        return None
    below = _DENOMINATORS.get(_low(lex, j), 0)
    plural = _low(lex, j) in {"halves", "thirds", "quarters", "fourths"} or (_low(lex, j).endswith("ths") and below > 0)
    if not below or above >= below or (plural != (above > 1)):
        return None
    after = _low(lex, j + 1)
    # "a third man", "the first half", "a quarter" (of a year) are none; "two quarters" neither without "of".
    if above == 1 and after not in (_OF_WHOLE if below == 2 else {"of"}) and _low(lex, i - 1) != "by":
        return None
    if plural and below == 4 and above != 3 and after != "of":
        return None
    if i and _low(lex, i - 1) in {"first", "second", "other", "latter"}:
        return None
    value = round(100 * above / below, 4)
    return Number(value, value, j + 1, share=True)


def _many(lex: list[Lexeme], i: int) -> Number | None:
    """Read "hundreds of" and "tens of thousands of": at least two of them, open above."""
    if lex[i].low not in _PLURAL:
        return None
    scale, j = 1.0, i
    while _low(lex, j) in _PLURAL:
        scale *= _PLURAL[lex[j].low]
        j += 1
        if _low(lex, j) == "of" and _low(lex, j + 1) in _PLURAL:
            j += 1
    if lex[i].low == "scores" and _low(lex, j) != "of":
        return None
    return Number(2 * scale, None, j, approximate=True, scale=scale)


def _vague(lex: list[Lexeme], i: int) -> Number | None:
    """Read "a few hundred", "several thousand" and "a couple of"."""
    j = i + (lex[i].low == "a")
    if _low(lex, j) == "couple" and _low(lex, j + 1) == "of" and j > i:
        scale, k = _scale_after(lex, j + 2, False)
        return Number(2 * scale, 2 * scale, k, approximate=True, scale=scale)
    if _low(lex, j) not in _VAGUE:
        return None
    scale, k = _scale_after(lex, j + 1, False)
    low, high = _VAGUE[lex[j].low]
    return Number(low * scale, high * scale, k, approximate=True, scale=scale) if scale > 1 else None


def _in_words(lex: list[Lexeme], i: int) -> Number | None:
    if lex[i].low in {"a", "an", "half", "another"}:
        return _with_article(lex, i)
    total, current, j, seen = 0.0, 0.0, i, False
    scale_seen = 1.0
    while j < len(lex):
        word = lex[j].low
        if word in _NUMBERS and (not seen or _may_follow(lex, j)):
            current += _NUMBERS[word]
        elif word in _SCALES and (seen or word in {"hundred", "thousand", "million", "dozen", "billion"}):
            step = _SCALES[word]
            scale_seen = max(scale_seen, step)
            if step >= 1000:
                total, current = total + (current or 1) * step, 0.0
            else:
                current = (current or 1) * step
        elif (word == "-" and lex[j].glued and seen and _joins(lex, j)) or (
            word == "and" and seen and _joins_by_and(lex, j)
        ):
            j += 1
            continue
        else:
            break
        seen, j = True, j + 1
    if not seen:
        return None
    value, scale = total + current, scale_seen
    ratio = _ratio(lex, i, j, value)
    if ratio:
        return ratio
    return _and_a_half(lex, j, value) or Number(value, value, j, scale=scale)


def _and_a_half(lex: list[Lexeme], j: int, value: float) -> Number | None:
    words = [k for k in range(j, min(j + 6, len(lex))) if lex[k].text != "-"][:3]
    if [_low(lex, k) for k in words] != ["and", "a", "half"]:
        return None
    scale, k = _scale_after(lex, words[-1] + 1, False)
    return Number((value + 0.5) * scale, (value + 0.5) * scale, k, scale=scale)


def _may_follow(lex: list[Lexeme], j: int) -> bool:
    """Say whether a number word goes on the number before: "twenty five", "hundred ten", not "two five"."""
    before = _low(lex, j - 1) if _low(lex, j - 1) not in {"-", "and"} else _low(lex, j - 2)
    value = _NUMBERS[lex[j].low]
    if before in _SCALES:
        return before != "dozen"
    return before in _NUMBERS and _NUMBERS[before] >= 20 and 0 < value < 10


def _joins(lex: list[Lexeme], j: int) -> bool:
    word = _low(lex, j + 1)
    return word in _SCALES or (word in _NUMBERS and _may_follow(lex, j + 1))


def _joins_by_and(lex: list[Lexeme], j: int) -> bool:
    return _low(lex, j - 1) in {"hundred", "thousand", "million", "billion"} and _low(lex, j + 1) in _NUMBERS


def _with_article(lex: list[Lexeme], i: int) -> Number | None:
    """Read "a hundred", "half a million", "half an hour", "a dozen", "a half-million"."""
    first, j, value = lex[i].low, i + 1, 1.0
    if first == "half":
        if _low(lex, j) not in {"a", "an"} and not (_low(lex, j) == "-" and _low(lex, j + 1) in _SCALES):
            return None
        value, j = 0.5, j + 1
    elif _low(lex, j) == "half" and (
        _low(lex, j + 1) in _SCALES or (_low(lex, j + 1) == "-" and _low(lex, j + 2) in _SCALES)
    ):
        value, j = 0.5, j + 1 + (_low(lex, j + 1) == "-")
    scale, k = _scale_after(lex, j, False)
    if first == "half" and scale == 1 and k < len(lex) and lex[k].low in _TIME_UNITS:
        return Number(0.5, 0.5, k)
    # "a million" is a number; "a m" and "a bn" are not printed.
    return Number(value * scale, value * scale, k, scale=scale) if scale > 1 else None


_TIME_UNITS = {"hour", "minute", "day", "year", "mile", "century", "decade", "inch", "kilometer", "kilometre"}
