"""Quantities: a value or an interval, its unit, and what it counts or measures."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.read.frame.amounts import Amount, amount_at, bounded, interval, is_score, ranged
from ingest.read.frame.counted import chunk_from, count_of, measure_of
from ingest.read.frame.lexicon import words_of
from ingest.read.frame.numerals import begins_number, lexemes
from ingest.read.frame.units import CURRENCIES
from ingest.read.text import text_of
from kg.records import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = words_of("measures")
_LABELS = set(_WORDS["labels"]["words"])
_CHANGE = set(_WORDS["change"]["verbs"])
_PREPOSITIONS = set(_WORDS["before"]["prepositions"])
_AGES = set(_WORDS["ages"]["words"])
_DASHES = {"-", "–", "—"}


class _Stretch:
    """The lexemes of one stretch of a document, and which of its tokens they are."""

    def __init__(self, doc: Doc, span: Span, taken: Sequence[Span]) -> None:
        self.doc = doc
        self.lex = lexemes(text_of(doc), *span)
        self.taken = taken
        tokens = doc.char_span(*span, alignment_mode="expand")
        self.first, self.end = (tokens.start, tokens.end) if tokens is not None else (0, 0)
        self.starts = [token.idx for token in tokens or ()]

    def token(self, i: int) -> int:
        """Return the number of the token that lexeme ``i`` lies in."""
        return self.first + max(bisect.bisect_right(self.starts, self.lex[i].start) - 1, 0)

    def after(self, end: int) -> int:
        """Return the number of the first token after the lexeme before ``end``."""
        return self.first + bisect.bisect_left(self.starts, self.lex[end - 1].end)


def find_quantities(doc: Doc, span: Span, taken: Sequence[Span] = ()) -> list[Quantity]:
    """Return the quantities in a span of a document, in order, save those within ``taken`` (times)."""
    stretch = _Stretch(doc, span, taken)
    amounts: list[Amount] = []
    i = 0
    while i < len(stretch.lex):
        amount = _read(stretch, i) if begins_number(stretch.lex[i]) else None
        if amount is None:
            i += 1
            continue
        if _is_quantity(stretch, amount):
            amounts.append(_as_age(stretch, amount))
        i = max(amount.end, i + 1)
    return [_quantity(stretch, amount, of) for amount, of in _with_shared_units(stretch, amounts)]


def _read(stretch: _Stretch, i: int) -> Amount | None:
    lex = stretch.lex
    amount = amount_at(lex, i)
    if amount is None:
        return None
    whole = ranged(lex, amount)
    if whole.end != amount.end and lex[amount.end].low == "to" and _changes(stretch, i):
        whole = amount
    return _without_prepositions(stretch, bounded(lex, whole), whole)


def _changes(stretch: _Stretch, i: int) -> bool:
    """Say whether "from 5 to 7" is a move, by the verb or noun that governs it."""
    if i == 0 or (stretch.lex[i - 1].low != "from" and not (i > 1 and stretch.lex[i - 2].low == "from")):
        return False
    token: Token = stretch.doc[stretch.token(i)]
    for _ in range(8):
        if token.lemma_.lower() in _CHANGE:
            return True
        token = token.head
    return False


def _without_prepositions(stretch: _Stretch, amount: Amount, bare: Amount) -> Amount:
    """Take back a bound that is a preposition here: "over three years", "talk about 5 people"."""
    if amount.start == bare.start or stretch.lex[amount.start].low not in _PREPOSITIONS:
        return amount
    token = stretch.doc[stretch.token(amount.start)]
    times = (amount.unit or "").split("/")[0] in {"second", "minute", "hour", "day", "week", "month", "year", "decade"}
    if token.tag_ != "IN" or token.dep_ not in {"prep", "prt"}:
        return amount
    if token.lower_ in {"over", "around"} and not times:
        return amount
    if token.lower_ in {"under", "below", "above", "near", "beyond"} and amount.unit is not None and not times:
        return amount
    if token.lower_ == "about" and token.head.lemma_ not in {
        "talk",
        "say",
        "ask",
        "worry",
        "know",
        "write",
        "speak",
        "concern",
        "question",
        "hear",
        "think",
    }:
        return amount
    return bare


def _is_quantity(stretch: _Stretch, amount: Amount) -> bool:
    lex, i = stretch.lex, amount.first
    start, end = lex[i].start, lex[amount.number_end - 1].end
    if any(start < last and first < end for first, last in stretch.taken):
        return False
    if lex[i].kind == "word":
        return _word_counts(stretch, amount)
    return not (
        _is_ordinal(stretch, amount)
        or _is_glued(stretch, amount)
        or is_score(lex, amount)
        or _is_label(stretch, amount)
    )


def _as_age(stretch: _Stretch, amount: Amount) -> Amount:
    """Give "aged 14" its unit."""
    before = stretch.lex[amount.first - 1].low if amount.first else ""
    return replace(amount, unit="year") if amount.unit is None and before in _AGES else amount


def _word_counts(stretch: _Stretch, amount: Amount) -> bool:
    """Say whether a number word counts something; "one" only right before a noun."""
    lex, i = stretch.lex, amount.first
    if i and lex[i - 1].text in _DASHES and lex[i].glued and lex[i - 1].glued and amount.unit is None:
        return False
    word = lex[i].low
    if word in {"one", "zero"} and amount.number_end == i + 1:
        token = stretch.doc[stretch.token(i)]
        if token.tag_ != "CD" or token.lower_ != word:
            return False
        after = stretch.token(i) + 1
        follows = lex[i + 1].low if i + 1 < len(lex) else ""
        if follows in {"of", "day", "another", "-"} and not (follows == "day" and amount.effects):
            return follows == "-" and amount.unit is not None
        return amount.unit is not None or chunk_from(stretch.doc, after, min(after + 5, stretch.end)) is not None
    return True


def _is_ordinal(stretch: _Stretch, amount: Amount) -> bool:
    j = amount.number_end
    lex = stretch.lex
    return j < len(lex) and lex[j].glued and lex[j].kind == "word" and amount.unit is None


def _is_glued(stretch: _Stretch, amount: Amount) -> bool:
    """Say whether the digits are a part of a name, an address, a code or a clock time: "H800", "GPT-4", "10:30"."""
    lex, i, j = stretch.lex, amount.first, amount.number_end
    if i and lex[i].glued:
        before = lex[i - 1]
        if before.kind == "word" and amount.start == i:
            return True
        if before.text in {".", ":", "/", "#", "@", "_"} or (
            before.text in _DASHES and before.glued and amount.start == i and amount.number.scale == 1
        ):
            return not (before.text in _DASHES and i > 1 and lex[i - 2].kind == "digits")
    return (
        j + 1 < len(lex)
        and lex[j].glued
        and lex[j + 1].glued
        and lex[j].text in {":", "/", "."}
        and lex[j + 1].kind == "digits"
    )


def _is_label(stretch: _Stretch, amount: Amount) -> bool:
    """Say whether the number names something: "page 3", "Boeing 737", "in 2024"."""
    if amount.unit is not None or amount.number.scale > 1 or amount.start != amount.first:
        return False
    doc, i = stretch.doc, stretch.token(amount.first)
    printed = stretch.lex[amount.first].text
    before = doc[i - 1] if i else None
    counted = chunk_from(doc, i + 1, min(i + 6, stretch.end))
    if before is not None and before.lower_ in _LABELS and before.text != "Top":
        return before.text[0].isupper() or counted is None or before.lower_ in {"no.", "number", "page", "room"}
    if before is not None and before.tag_ in {"NNP", "NNPS"} and before.whitespace_ and _names(doc, i):
        return True
    if counted is None and before is not None and _follows_noun(doc, i):
        return True
    return (
        len(printed) == 4
        and printed.isdigit()
        and 1500 <= int(printed) <= 2099
        and (counted is None or not _plural(doc, counted))
    )


def _follows_noun(doc: Doc, i: int) -> bool:
    """Say whether a number stands behind its noun ("posts 542") or is the age in "Ann Lee, 42,"."""
    before = doc[i - 1]
    if before.tag_ in {"NN", "NNS"}:
        return doc[i].dep_ in {"nummod", "appos", "npadvmod"} and doc[i].head.i == before.i
    after = doc[i + 1].text if i + 1 < len(doc) else "."
    return before.text == "," and i > 1 and doc[i - 2].tag_ in {"NNP", "NNPS"} and after in {",", "."}


def _names(doc: Doc, i: int) -> bool:
    """Say whether the number at ``i`` belongs to the proper noun before it rather than to a noun after it."""
    token, before = doc[i], doc[i - 1]
    if token.head.i > i and token.dep_ == "nummod":
        return before.dep_ in {"compound", "nmod"} and before.head.i == token.head.i
    return (
        (
            token.head.i < i
            and token.head.i >= before.left_edge.i
            and token.dep_ in {"nummod", "npadvmod", "appos", "nmod"}
        )
        or token.dep_ == "compound"
        or before.head.i == i
    )


def _plural(doc: Doc, chunk: tuple[int, int]) -> bool:
    return any(token.tag_ in {"NNS", "NNPS"} for token in doc[chunk[0] : chunk[1]])


def _with_shared_units(stretch: _Stretch, amounts: list[Amount]) -> list[tuple[Amount, str | None]]:
    """Pair each amount with what it counts; in "100, 50 and 25 pound bags" all take the last one's."""
    pairs: list[tuple[Amount, str | None]] = []
    for number, amount in reversed(list(enumerate(amounts))):
        of = _of(stretch, amount)
        if of is None and amount.unit is None and pairs and _goes_on(stretch, amount, amounts[number + 1]):
            following, of = pairs[-1]
            amount = replace(amount, unit=following.unit)
        pairs.append((amount, of))
    return pairs[::-1]


def _goes_on(stretch: _Stretch, amount: Amount, following: Amount) -> bool:
    between = {lexeme.low for lexeme in stretch.lex[amount.end : following.start]}
    return bool(between) and between <= {",", "and", "or", "to", "from"}


def _of(stretch: _Stretch, amount: Amount) -> str | None:
    if amount.unit == "year" and amount.first and stretch.lex[amount.first - 1].low in _AGES:
        return "age"
    doc, after = stretch.doc, stretch.after(amount.end)
    if amount.unit is None or amount.number.share:
        return count_of(doc, after, stretch.end)
    money = amount.unit.split("/")[0] in CURRENCIES
    return measure_of(doc, stretch.token(amount.start), after, end=stretch.end, money=money)


def _quantity(stretch: _Stretch, amount: Amount, of: str | None) -> Quantity:
    low, high, approximate = interval(amount)
    start, end = stretch.lex[amount.start].start, stretch.lex[amount.end - 1].end
    return Quantity(low, high, amount.unit, of, approximate, text_of(stretch.doc)[start:end], start, end)
