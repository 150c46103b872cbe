"""The windows that the network reads, with the labels of their pieces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from ingest.read.tagger.windows import PIECES, windows
from kg.records import Span
from training.tagger.labels import Example, Gold, tags


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load MiniLM's tokenizer without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encoded(example: Example, tokenizer: Tokenizer) -> Iterator[dict[str, Any]]:
    """Yield each window's ids and labels."""
    for start, end in windows(example.text, tokenizer):
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
