"""Cut texts into windows of whole paragraphs (or sentences of long ones) that fit the network."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.records import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PIECES = 256  # of a window, its two marks included
_BREAK = re.compile(r"\n+|(?<=[.!?][\"”’']) +|(?<=[.!?]) +(?=[A-Z\"“‘'])")
_BLANK = re.compile(r"\s+")
_LONGEST = 4 * PIECES  # characters of a stretch without any break


def windows(text: str, tokenizer: Tokenizer, pieces: int = PIECES - 2) -> Iterator[Span]:
    """Yield [start, end) of windows: as many whole sentences as fit, broken at paragraphs where possible."""
    units = list(_units(text, tokenizer, pieces))
    at = 0
    while at < len(units):
        end, total = at, 0
        while end < len(units) and (end == at or total + units[end][1] <= pieces):
            total += units[end][1]
            end += 1
        if end < len(units):  # prefer to stop where a paragraph ends
            for stop in range(end, at + (end - at) // 2, -1):
                if "\n" in text[slice(*units[stop - 1][0])]:
                    end = stop
                    break
        yield units[at][0][0], units[end - 1][0][1]
        at = end


def _units(text: str, tokenizer: Tokenizer, pieces: int) -> Iterator[tuple[Span, int]]:
    """Yield sentences with their number of pieces; one that is too long, cut at blanks."""
    spans = [span for span in _cut(text, _BREAK, 0, len(text)) if text[slice(*span)].strip()]
    for span, size in zip(spans, _sizes(text, tokenizer, spans), strict=True):
        if size <= pieces:
            yield span, size
            continue
        parts = _packed(text, span)
        yield from zip(parts, _sizes(text, tokenizer, parts), strict=True)


def _packed(text: str, span: Span) -> list[Span]:
    """Return a long sentence in parts of at most ``PIECES`` / 2 words or ``_LONGEST`` characters."""
    words = list(_cut(text, _BLANK, *span))
    parts = [(words[n][0], words[min(n + PIECES // 2, len(words)) - 1][1]) for n in range(0, len(words), PIECES // 2)]
    return [(at, min(at + _LONGEST, end)) for start, end in parts for at in range(start, end, _LONGEST)]


def _cut(text: str, mark: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    cuts = [start, *(match.end() for match in mark.finditer(text, start, end)), end]
    return ((a, b) for a, b in itertools.pairwise(cuts) if a < b)


def _sizes(text: str, tokenizer: Tokenizer, spans: list[Span]) -> list[int]:
    found = tokenizer.encode_batch([text[start:end] for start, end in spans], add_special_tokens=False)
    return [len(one.ids) for one in found]
