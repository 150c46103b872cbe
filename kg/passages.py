"""Which passages of one text stand in another: prints by which articles are looked up, and what is copied, exactly.

The prints are chosen by winnowing (Schleimer, Wilkerson and Aiken, 2003): of every ``WINDOW`` neighbouring runs of
words the least hash, so that two texts that share ``SIZE + WINDOW - 1`` words in a row share a print, wherever those
stand.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.records import Span, Spans

SIZE = 8  # words in a run: with fewer, turns of phrase that every paper uses are runs
WINDOW = 16  # runs of which one becomes a print

WHOLE = 0.5  # of the words that are not quoted: from here on an article as a whole is a copy
PART = 0.15  # of either text's: from here on it holds a reprint ...
PASSAGE = 45  # ... if that is as many words: a standing paragraph of a paper is shorter
QUOTED_WHOLE = 0.9  # of all words, for texts that hardly say anything but quotations
FEW = 20  # words that are not quoted

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^”\n]*(?:”|\n|$)|\"[^\"\n]*(?:\"|\n|$)")


@dataclass(frozen=True, slots=True)
class Copied:
    """What a later text has from an earlier one.

    ``share`` is the share of the later text's words that stand in runs of ``SIZE`` or more which the earlier text has
    too, ``spans`` where they stand in the later text. ``is_copy`` says whether that makes it a copy or a partial
    reprint: quoted words are left out of account, for two articles may quote one speech.
    """

    share: float
    spans: Spans
    is_copy: bool


@dataclass(frozen=True, slots=True)
class _Text:
    places: tuple[Span, ...]
    runs: tuple[tuple[str, ...], ...]
    known: frozenset[tuple[str, ...]]
    told: tuple[bool, ...]

    def copied_from(self, other: _Text) -> list[bool]:
        """Return for each word whether it stands in a run that the other text has."""
        held = [False] * len(self.places)
        for at, run in enumerate(self.runs):
            if run in other.known:
                held[at : at + SIZE] = [True] * SIZE
        return held


def prints(text: str) -> tuple[int, ...]:
    """Return the prints of a text, in order: whole numbers under 2**56, the same on every machine."""
    hashes = [_hash(run) for run in _runs([match.group() for match in _WORD.finditer(text.casefold())])]
    last = max(len(hashes) - WINDOW, 0) + 1
    return tuple(sorted({min(hashes[at : at + WINDOW]) for at in range(last if hashes else 0)}))


def copied(later: str, earlier: str) -> Copied:
    """Return what the later text has from the earlier one."""
    mine, theirs = _read(later), _read(earlier)
    held = mine.copied_from(theirs)
    share = sum(held) / len(held) if held else 0.0
    return Copied(round(share, 4), _spans(mine, held), _is_copy(mine, theirs, held))


def _is_copy(mine: _Text, theirs: _Text, held: list[bool]) -> bool:
    told = sum(mine.told)
    if told < FEW:
        return bool(held) and sum(held) >= QUOTED_WHOLE * len(held)
    same = sum(here and told for here, told in zip(held, mine.told, strict=True))
    least = min(told, max(sum(theirs.told), 1))
    return same >= WHOLE * told or (same >= PASSAGE and same >= PART * least)


@functools.lru_cache(maxsize=8)
def _read(text: str) -> _Text:
    found = list(_WORD.finditer(text))
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    places = tuple(match.span() for match in found)
    words = [match.group().casefold() for match in found]
    runs = tuple(_runs(words))
    return _Text(places, runs, frozenset(runs), tuple(_outside(places, quoted)))


def _outside(places: tuple[Span, ...], quoted: list[Span]) -> Iterator[bool]:
    rest = iter([*quoted, (1 << 60, 1 << 60)])
    start, end = next(rest)
    for at, _ in places:
        while at >= end:
            start, end = next(rest)
        yield at < start


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1))


def _hash(run: tuple[str, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(run).encode("utf-8", "surrogatepass"), digest_size=7).digest())


def _spans(text: _Text, held: list[bool]) -> Spans:
    spans: list[Span] = []
    for (start, end), here, before in zip(text.places, held, [False, *held], strict=False):
        if here and before:
            spans[-1] = (spans[-1][0], end)
        elif here:
            spans.append((start, end))
    return tuple(spans)
