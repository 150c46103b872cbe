"""Words of one side that stand in the place of words of the other."""

from __future__ import annotations

from difflib import SequenceMatcher

from kg.compare.sketch import Pair, Token

Swap = tuple[tuple[Token, ...], tuple[Token, ...]]


def swaps(pair: Pair) -> list[Swap]:
    """Return the runs of content words that were replaced by others, in the order of a."""
    left = [token for token in pair.left.tokens if token.content]
    right = [token for token in pair.right.tokens if token.content]
    matcher = SequenceMatcher(None, [t.root for t in left], [t.root for t in right], autojunk=False)
    return [
        (tuple(left[i1:i2]), tuple(right[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag == "replace"
    ]
