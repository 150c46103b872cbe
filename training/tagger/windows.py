"""Cut texts into windows of whole paragraphs (or sentences of long ones) that fit the network."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from training.tagger.labels import Example, Gold, Span, tags

PIECES = 256
BREAK = re.compile(r"\n+|(?<=[.!?][\"”’']) +|(?<=[.!?]) +(?=[A-Z\"“‘'])")


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load MiniLM's tokenizer without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def stretches(text: str, tokenizer: Tokenizer, pieces: int = PIECES - 2) -> Iterator[Span]:
    """Yield [start, end) of windows: as many whole sentences as fit, broken at paragraphs where possible."""
    starts = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    units = [(start, end) for start, end in itertools.pairwise(starts) if text[start:end].strip()]
    lengths = [len(one.ids) for one in tokenizer.encode_batch([text[s:e] for s, e in units], add_special_tokens=False)]
    at = 0
    while at < len(units):
        end, total = at, 0
        while end < len(units) and (end == at or total + lengths[end] <= pieces):
            total += lengths[end]
            end += 1
        if end < len(units):  # prefer to stop where a paragraph ends
            for stop in range(end, at + (end - at) // 2, -1):
                if "\n" in text[units[stop - 1][0] : units[stop - 1][1]]:
                    end = stop
                    break
        yield units[at][0], units[end - 1][1]
        at = end


def encoded(example: Example, tokenizer: Tokenizer) -> Iterator[dict[str, Any]]:
    """Yield each window's ids and labels."""
    for start, end in stretches(example.text, tokenizer):
        golds = tuple(_moved(gold, start, end) for gold in example.golds if start <= gold.cue[0][0] < end)
        window = Example(example.id, example.text[start:end], golds, example.partial)
        encoding = tokenizer.encode(window.text)
        ids, offsets = encoding.ids[:PIECES], encoding.offsets[:PIECES]
        if window.partial and not golds:
            continue
        yield {"ids": ids, "labels": tags(window, offsets)}


def _moved(gold: Gold, start: int, end: int) -> Gold:
    def cut(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start)

    return Gold(cut(gold.cue), cut(gold.speaker), cut(gold.content), cut(gold.other), gold.act)
