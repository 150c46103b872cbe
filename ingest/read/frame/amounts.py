"""Amounts: a number with its currency or unit, its range and its bounds, over the lexemes of a text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.read.frame.lexicon import words_of
from ingest.read.frame.numerals import Lexeme, Number, begins_number, lexemes, number_at
from ingest.read.frame.units import CURRENCIES, Unit, rate_after, sign_before, unit_after

_WORDS = words_of("measures")
_RESULTS = set(_WORDS["results"]["words"])
_DASHES = {"-", "–", "—"}


def _phrases(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {
        tuple(lexeme.low for lexeme in lexemes(form, 0, len(form))): effect
        for effect, forms in table.items()
        if effect != "prepositions"
        for form in forms
    }


_BEFORE = _phrases(_WORDS["before"])
_AFTER = _phrases(_WORDS["after"])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit, over the lexemes from ``start`` to ``end``; its digits or words begin at ``first``.

    ``number_end`` is the lexeme after the bare number; ``effects`` say what the words around it do to the interval.
    """

    low: float
    high: float | None
    unit: str | None
    start: int
    end: int
    first: int
    number_end: int
    number: Number
    effects: tuple[str, ...] = ()


def amount_at(lex: list[Lexeme], i: int) -> Amount | None:
    """Return the amount whose number begins at lexeme ``i``; None when there is no number."""
    sign = sign_before(lex, i)
    effects: tuple[str, ...] = ()
    if sign is None:
        sign, effects = _sign_before_bound(lex, i)
    number = number_at(lex, i, money=sign is not None)
    if number is None:
        return None
    start, minus = (sign[1] if sign else i), 1
    if start and lex[start - 1].text in {"-", "−"} and lex[start].glued and not lex[start - 1].glued:
        start, minus = start - 1, -1
    if sign:
        unit = _signed(lex, sign[0], number)
        return replace(_amount(number, unit, start, i, minus), effects=effects)
    if number.share:
        return _amount(number, Unit("%", 1.0, number.end), start, i, minus)
    return _amount(number, unit_after(lex, number.end, scaled=number.scale >= 1000), start, i, minus)


def _sign_before_bound(lex: list[Lexeme], i: int) -> tuple[tuple[str, int] | None, tuple[str, ...]]:
    """Return the currency of "$ more than 2", and what the words between do."""
    for length in range(min(4, i - 1), 0, -1):
        effect = _BEFORE.get(tuple(lexeme.low for lexeme in lex[i - length : i]))
        if effect and lex[i - length - 1].kind == "sign":
            return sign_before(lex, i - length), (effect,)
    return None, ()


def _signed(lex: list[Lexeme], currency: str, number: Number) -> Unit:
    """Return the currency of a sign; a word after it may repeat it ("$5 million dollars")."""
    after = unit_after(lex, number.end)
    if after and after.name.split("/")[0] in CURRENCIES and after.factor == 1:
        return Unit(currency + after.name[len(after.name.split("/")[0]) :], 1.0, after.end)
    return rate_after(lex, Unit(currency, 1.0, number.end))


def _amount(number: Number, unit: Unit | None, start: int, first: int, minus: int) -> Amount:
    factor = minus * (unit.factor if unit else 1.0)
    low, high = _rounded(number.low * factor), None if number.high is None else _rounded(number.high * factor)
    if high is not None and high < low:
        low, high = high, low
    end = unit.end if unit else number.end
    effects = ("about",) if number.approximate else ()
    return Amount(low, high, unit.name if unit else None, start, end, first, number.end, number, effects)


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def ranged(lex: list[Lexeme], first: Amount) -> Amount:
    """Return the range that an amount begins ("5 to 7 million", "between 5 and 7", "5-7"), or the amount itself."""
    j = first.end
    if j + 1 >= len(lex) or not _joins(lex, first, j):
        return first
    begin = j + 1
    while (
        begin < len(lex)
        and lex[begin].kind == "sign"
        and not lex[begin].text.isalnum()
        and lex[begin].text not in _DASHES
    ):
        begin += 1
    if begin >= len(lex) or not begins_number(lex[begin]):
        return first
    last = amount_at(lex, begin)
    if last is None or last.start != j + 1 or last.high is None or not _same_kind(first, last):
        return first
    return _range(lex, first, last)


def _joins(lex: list[Lexeme], first: Amount, j: int) -> bool:
    word = lex[j].low
    if word in _DASHES:
        return True
    if word == "to":
        return True
    if word == "and":
        return first.start > 0 and lex[first.start - 1].low == "between"
    return word == "or" and first.number.scale < 1000


def _same_kind(first: Amount, last: Amount) -> bool:
    return first.unit is None or last.unit is None or first.unit == last.unit


def _range(lex: list[Lexeme], first: Amount, last: Amount) -> Amount:
    low, high = first.low, last.high
    assert high is not None
    factor = high / last.number.low if last.number.low else 1.0
    if first.number.scale == 1 and last.number.scale > 1 and low * last.number.scale < high:
        low *= last.number.scale
    if first.unit is None and last.unit is not None and last.number.scale == 1:
        low *= factor
    if low >= high or (last.end < len(lex) and lex[last.end].low in _RESULTS and lex[first.end].low in _DASHES):
        return first
    start = first.start
    if start and lex[start - 1].low in {"between", "from"}:
        start -= 1
    # "two or three": the writer does not know which.
    effects = ("about",) if lex[first.end].low == "or" else ()
    return replace(
        last,
        low=_rounded(low),
        high=high,
        unit=last.unit or first.unit,
        start=start,
        first=first.first,
        effects=effects,
    )


def is_score(lex: list[Lexeme], amount: Amount) -> bool:
    """Say whether the number is a side of a result such as "3-1"."""
    i, j = amount.first, amount.number_end
    before = i > 1 and lex[i - 1].text in _DASHES and lex[i - 2].kind == "digits" and lex[i].glued and lex[i - 1].glued
    after = (
        j + 1 < len(lex)
        and lex[j].text in _DASHES
        and lex[j + 1].kind == "digits"
        and lex[j].glued
        and lex[j + 1].glued
    )
    return amount.unit is None and (before or after) and amount.end <= amount.number_end


def bounded(lex: list[Lexeme], amount: Amount, *, floor: int = 0) -> Amount:
    """Return the amount with the words before and after it that bound or blur it ("more than", "or so")."""
    start, end, effects = amount.start, amount.end, list(amount.effects)
    searching = True
    while searching:
        searching = False
        for length in range(min(4, start - floor), 0, -1):
            effect = _BEFORE.get(tuple(lexeme.low for lexeme in lex[start - length : start]))
            if effect:
                start, searching = start - length, True
                effects.append(effect)
                break
    for begin in (end, amount.number_end):
        for length in range(min(3, len(lex) - begin), 0, -1):
            effect = _AFTER.get(tuple(lexeme.low for lexeme in lex[begin : begin + length]))
            if effect and not (lex[begin].text in {"+", "-"} and not lex[begin].glued):
                return replace(amount, start=start, end=max(end, begin + length), effects=(*effects, effect))
    return replace(amount, start=start, end=end, effects=tuple(effects))


def interval(amount: Amount) -> tuple[float | None, float | None, bool]:
    """Return low, high and whether the amount is approximate, after its bounds."""
    low: float | None = amount.low
    high, value = amount.high, amount.high if amount.high is not None else amount.low
    approximate = "about" in amount.effects
    for effect in amount.effects:
        if effect == "low":
            high = None
        elif effect == "high":
            low, high = None, value
        elif effect == "nearly":
            low, approximate = _rounded(value * 0.9), True
        elif effect == "over":
            high, approximate = _rounded(value * 1.1), True
    return low, high, approximate
