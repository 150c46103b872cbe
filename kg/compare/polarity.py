"""Affirmed by one side, negated or denied by the other."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.finding import Finding
from kg.compare.lexicon import lexicon
from kg.compare.sketch import Pair, Sketch, Token
from kg.records import Spans, Statement

NEAR = 0.67
MANY = 4  # content words in common from which a short negated sentence may stand within a long one
INSIDE = 0.85
CLOSE = 0.72
MOST = 0.7


def polarity(pair: Pair) -> Iterator[Finding]:
    """Yield a finding when both have the same content and opposite polarity."""
    if pair.a.polarity == pair.b.polarity:
        return
    negated, plain = (pair.a, pair.b) if pair.a.polarity == "negated" else (pair.b, pair.a)
    side, other = (pair.left, pair.right) if negated is pair.a else (pair.right, pair.left)
    near = max(_near(pair, side), _near_in_meaning(pair), _near_by_names(pair, side))
    if near < NEAR or len(pair.shared()) < 2 or not pair.shared_words():
        return
    if not _about_what_is_said(side, other) or _both_negate(side, other) or _turned(pair):
        return
    spans = _spans(side)
    verb = "denies" if negated.act == "denies" else "negates"
    reason = f"same content ({_words(side, other)}); one affirms it, the other {verb} it{_who(negated)}"
    left, right = (spans, ((0, len(plain.text)),)) if negated is pair.a else (((0, len(plain.text)),), spans)
    yield Finding(
        "against", "denial" if negated.act == "denies" else "polarity", 0.5 + 0.47 * near, reason, left, right
    )


def _near(pair: Pair, negated: Sketch) -> float:
    """Return the overlap, or nearly the share of the negated side that the other says, where that is much."""
    shared = len(pair.shared())
    inside = INSIDE * shared / len(negated.bag) if shared >= MANY else 0.0
    return max(pair.overlap(), inside)


def _near_in_meaning(pair: Pair) -> float:
    """Return how near two are that name the same, share words and are close in meaning: other words for one thing."""
    close = pair.similarity is not None and pair.similarity >= CLOSE and pair.shares_name()
    return NEAR if close and len(pair.shared()) >= 3 else 0.0


def _near_by_names(pair: Pair, negated: Sketch) -> float:
    """Return how near two are that share two names, a word beside them, and most of what the negated side says."""
    common = pair.left.names & pair.right.names
    said = len(pair.shared()) / len(negated.bag)
    return NEAR if len(common) >= 2 and pair.shared_words() and said >= MOST else 0.0


def _both_negate(side: Sketch, other: Sketch) -> bool:
    """Whether both have a negator before the same word, however their polarity as a whole was read."""
    one, two = ({w.root for at in s.negators for w in _after(s.tokens, at)} for s in (side, other))
    return bool(one & two)


def _turned(pair: Pair) -> bool:
    """Whether the two also differ by opposite words: not guilty and innocent agree."""
    left, right = pair.only()
    return any(lexicon().opposites.get(word, frozenset()) & right for word in left)


def _about_what_is_said(side: Sketch, other: Sketch) -> bool:
    """Whether a word in the reach of some negator is said by the other side too; a bare denial reaches all."""
    if not side.negators:
        return True
    reach = [word for at in side.negators for word in _after(side.tokens, at)]
    return not reach or any(word.root in other.bag for word in reach)


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
