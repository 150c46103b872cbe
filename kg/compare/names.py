"""Another name in the same place: a contradiction only where one filler is possible, else another subject."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.align import Swap, swaps
from kg.compare.finding import Finding
from kg.compare.lexicon import lexicon
from kg.compare.sketch import Pair, Token
from kg.records import Spans

NEAR = 0.7


def names(pair: Pair) -> Iterator[Finding]:
    """Yield what a name replaced by another says."""
    for left, right in swaps(pair):
        if _proper(pair.a.text, left) and _proper(pair.b.text, right):
            yield _finding(pair, (left, right))
            return


def _proper(text: str, words: tuple[Token, ...]) -> bool:
    return all(text[word.start].isupper() and word.start > 0 for word in words) or (
        bool(words) and words[0].start == 0 and all(text[w.start].isupper() for w in words) and len(words) > 1
    )


def _finding(pair: Pair, swap: Swap) -> Finding:
    left, right = swap
    one, two = _printed(pair.a.text, left), _printed(pair.b.text, right)
    rest = pair.overlap(frozenset(word.root for words in swap for word in words))
    a, b = _spans(left), _spans(right)
    if rest >= NEAR and pair.a.polarity == pair.b.polarity and _single(pair):
        reason = f"only one can stand here: {one} against {two}"
        return Finding("against", "name", 0.4 + 0.4 * rest, reason, a, b)
    return Finding("apart", "other_name", rest, f"they speak of different names: {one} and {two}", a, b)


def _single(pair: Pair) -> bool:
    return any(frame <= pair.shared() for frame in lexicon().single)


def _printed(text: str, words: tuple[Token, ...]) -> str:
    return text[words[0].start : words[-1].end]


def _spans(words: tuple[Token, ...]) -> Spans:
    return ((words[0].start, words[-1].end),)
