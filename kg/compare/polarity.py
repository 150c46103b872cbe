"""Affirmed by one side, negated or denied by the other."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.finding import Finding
from kg.compare.sketch import Pair, Sketch, Token
from kg.records import Spans, Statement

NEAR = 0.6
SCOPE = 3  # content words after a negator that it may be about


def polarity(pair: Pair) -> Iterator[Finding]:
    """Yield a finding when both have the same content and opposite polarity."""
    if pair.a.polarity == pair.b.polarity:
        return
    overlap = pair.overlap()
    negated, plain = (pair.a, pair.b) if pair.a.polarity == "negated" else (pair.b, pair.a)
    side, other = (pair.left, pair.right) if negated is pair.a else (pair.right, pair.left)
    if overlap < NEAR or len(pair.shared()) < 2 or not _about_what_is_said(side, other):
        return
    spans = _spans(side)
    verb = "denies" if negated.act == "denies" else "negates"
    reason = f"same content ({_words(side, other)}); one affirms it, the other {verb} it{_who(negated)}"
    left, right = (spans, ((0, len(plain.text)),)) if negated is pair.a else (((0, len(plain.text)),), spans)
    yield Finding(
        "against", "denial" if negated.act == "denies" else "polarity", 0.5 + 0.47 * overlap, reason, left, right
    )


def _about_what_is_said(side: Sketch, other: Sketch) -> bool:
    """Whether a word in the reach of some negator is said by the other side too; a bare denial reaches all."""
    if not side.negators:
        return True
    reach = [word for at in side.negators for word in _after(side.tokens, at)]
    return not reach or any(word.root in other.bag for word in reach[:SCOPE])


def _after(words: tuple[Token, ...], at: int) -> list[Token]:
    return [word for word in words[at + 1 :] if word.content][:1]


def _spans(side: Sketch) -> Spans:
    if not side.negators:
        return ((0, side.tokens[-1].end),) if side.tokens else ()
    return tuple((side.tokens[i].start, side.tokens[i].end) for i in side.negators)


def _words(side: Sketch, other: Sketch) -> str:
    shown = [word.lower for word in side.tokens if word.content and word.root in other.bag]
    return ", ".join(dict.fromkeys(shown)) or "the same words"


def _who(statement: Statement) -> str:
    return f" ({statement.speaker})" if statement.speaker else ""
