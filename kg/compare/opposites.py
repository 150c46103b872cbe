"""Opposites (rose, fell) and words of one kind that exclude each other (black, white) in otherwise equal sentences."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.align import swaps
from kg.compare.finding import Finding
from kg.compare.lexicon import lexicon
from kg.compare.sketch import Pair, Token

NEAR = 0.6
NEAR_SCATTERED = 0.7  # when the two words do not stand in the same place
NEAR_KIND = 0.75
# Kinds that name another subject as often as another property: no contradiction where they open the sentence.
NAMING = frozenset({"country", "nationality", "profession", "party", "religion", "animal", "vehicle"})


def opposites(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for the first two words that exclude each other."""
    if pair.a.polarity != pair.b.polarity:
        return
    found = next(_opposite(pair), None) or next(_same_kind(pair), None)
    if found:
        yield found


def _opposite(pair: Pair) -> Iterator[Finding]:
    placed = {(x.root, y.root) for left, right in swaps(pair) for x in left for y in right}
    for one in (t for t in pair.left.tokens if t.content and t.root not in pair.right.bag):
        for two in (t for t in pair.right.tokens if t.content and t.root not in pair.left.bag):
            if two.root not in lexicon().opposites.get(one.root, ()):
                continue
            rest = pair.overlap(frozenset({one.root, two.root}))
            in_place = (one.root, two.root) in placed
            if rest >= (NEAR if in_place else NEAR_SCATTERED) and len(pair.shared()) >= (1 if in_place else 2):
                yield _finding(one, two, "opposite", 0.5 + 0.45 * rest, "opposite words in the same sentence")


def _same_kind(pair: Pair) -> Iterator[Finding]:
    kinds = lexicon().kinds
    for left, right in swaps(pair):
        if len(left) > 2 or len(right) > 2:
            continue
        one, two = left[-1], right[-1]
        common = _kinds(left, kinds) & _kinds(right, kinds)
        rest = pair.overlap(frozenset(word.root for word in (*left, *right)))
        if not common or rest < NEAR_KIND or len(pair.shared()) < 2:
            continue
        kind = min(common)
        if not (kind in NAMING and _opens(pair, one)):
            yield _finding(one, two, "exclusive", 0.4 + 0.45 * rest, f"the same place holds another {kind}")


def _kinds(words: tuple[Token, ...], kinds: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(kind for word in words for kind in kinds.get(word.root, ()))


def _opens(pair: Pair, word: Token) -> bool:
    return [t for t in pair.left.tokens if t.content][:2].count(word) > 0


def _finding(one: Token, two: Token, kind: str, strength: float, why: str) -> Finding:
    reason = f"{why}: {one.lower!r} against {two.lower!r}"
    return Finding("against", kind, strength, reason, ((one.start, one.end),), ((two.start, two.end),))
