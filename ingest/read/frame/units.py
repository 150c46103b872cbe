"""Units and currencies beside a number."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.frame.lexicon import words_of
from ingest.read.frame.numerals import Lexeme

_WORDS = words_of("measures")
_SIGNS: dict[str, str] = _WORDS["currency_signs"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name, the factor that turns the printed number into it, and the lexeme after it."""

    name: str
    factor: float
    end: int


def _table() -> dict[tuple[str, ...], tuple[str, float]]:
    table: dict[tuple[str, ...], tuple[str, float]] = {}
    for name, forms in _WORDS["units"].items():
        table |= {_split(form): (name, 1.0) for form in forms}
    table |= {_split(form): (name, factor) for form, (name, factor) in _WORDS["currency_words"].items()}
    table |= {_split(form): ("%", 1.0) for form in _WORDS["percent"]["words"]}
    table |= {_split(form): ("pp", 1.0) for form in _WORDS["percent"]["points"]}
    return table | {_split(form): ("pp", 0.01) for form in _WORDS["percent"]["basis"]}


def _split(form: str) -> tuple[str, ...]:
    """Cut a form as ``lexemes`` would."""
    from ingest.read.frame.numerals import lexemes

    return tuple(lexeme.low for lexeme in lexemes(form, 0, len(form)))


_UNITS = _table()
_LONGEST = max(map(len, _UNITS))
_RATES = set(_WORDS["rates"]["words"])
_RATE_NAMES: dict[str, str] = _WORDS["rates"]["names"]
_TIMES = {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade"}
_POUNDS = set(_WORDS["pounds"]["words"])
CURRENCIES = frozenset(_SIGNS.values()) | {name for name, _ in _WORDS["currency_words"].values()}


def sign_before(lex: list[Lexeme], i: int) -> tuple[str, int] | None:
    """Return the currency whose sign ends before lexeme ``i``, and where the sign begins."""
    if i == 0:
        return None
    last = lex[i - 1]
    if last.kind == "sign" and last.text in _SIGNS:
        for back in (5, 3, 2):
            begin = i - back
            if begin >= 0 and all(piece.glued for piece in lex[begin + 1 : i]):
                printed = "".join(piece.text for piece in lex[begin:i])
                if printed in _SIGNS:
                    return _SIGNS[printed], begin
        if i > 1 and lex[i - 2].text + last.text in _SIGNS:
            return _SIGNS[lex[i - 2].text + last.text], i - 2
        return _SIGNS[last.text], i - 1
    if last.kind == "word" and last.text in _SIGNS:
        return _SIGNS[last.text], i - 1
    if last.text == "." and i > 1 and lex[i - 2].text == "Rs":
        return "INR", i - 2
    return None


def unit_after(lex: list[Lexeme], i: int, *, scaled: bool = False) -> Unit | None:
    """Return the unit that begins at lexeme ``i``, "per hour" and the like included; ``scaled`` after "million"."""
    hyphen = i + 1 < len(lex) and lex[i].text in {"-", "–"} and (lex[i].glued or lex[i + 1].glued)
    begin = i + hyphen
    for length in range(min(_LONGEST, len(lex) - begin), 0, -1):
        form = tuple(lexeme.low for lexeme in lex[begin : begin + length])
        if form in _UNITS:
            name, factor = _UNITS[form]
            if name == "times" and scaled:
                return None
            return rate_after(lex, Unit(name, factor, begin + length))
    if begin < len(lex) and lex[begin].low in _POUNDS:
        return rate_after(lex, _pounds(lex, begin, scaled))
    return None


def _pounds(lex: list[Lexeme], i: int, scaled: bool) -> Unit:
    weighed = i + 1 < len(lex) and lex[i + 1].low in {"of", "bag", "bags", "heavier", "lighter"}
    return Unit("lb" if weighed and not scaled else "GBP", 1.0, i + 1)


def rate_after(lex: list[Lexeme], unit: Unit) -> Unit:
    """Return the unit with what it is counted per, when "per hour", "a day" or "/kg" follows."""
    i = unit.end
    if i + 1 >= len(lex) or lex[i].low not in _RATES or unit.name in _TIMES | {"times"}:
        return unit
    for length in range(min(3, len(lex) - i - 1), 0, -1):
        form = tuple(lexeme.low for lexeme in lex[i + 1 : i + 1 + length])
        below = _UNITS.get(form)
        if below and (below[0] in _TIMES or lex[i].low in {"per", "/"}) and below[0] not in {"%", "pp", "times"}:
            name = f"{unit.name}/{below[0]}"
            return Unit(_RATE_NAMES.get(name, name), unit.factor, i + 1 + length)
    return unit
