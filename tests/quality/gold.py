"""The project's own gold, read and scored: figures with 95% intervals over passages."""

from __future__ import annotations

import functools
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.pipeline import Reader, load_reader, read_text
from kg.forms import as_data
from tests.quality import scoring
from training.corpus.marks import passages

PASSAGES = Path(__file__).parents[2] / "training" / "corpus" / "passages"
DRAWS, SEED = 400, 11

Counts = Counter[tuple[str, str]]


def gold(split: str) -> list[dict[str, Any]]:
    """Return the marked passages of a split."""
    files = sorted(PASSAGES.glob(f"{split}-*.txt"))
    return [row for file in files for row in passages(file.read_text(encoding="utf-8"), file.name)]


@functools.cache
def shipped() -> Reader:
    """Return the reader that ships."""
    return load_reader()


@functools.cache
def read(reader: Reader, text: str, date: str | None) -> dict[str, Any]:
    """Return what the reader finds in a passage: read once, however many figures are taken from it."""
    data: dict[str, Any] = as_data(read_text(text, reader=reader, published_at=date))
    return data


def counts(row: Mapping[str, Any]) -> Counts:
    """Return the counts of a passage as the product reads it."""
    found = scoring.read_of_graph(read(shipped(), row["text"], row.get("date")))
    return scoring.count(row["text"], scoring.marked_of_passage(row), found)


@functools.cache
def counts_by_passage(split: str) -> tuple[Counts, ...]:
    """Return the counts of each passage of a split."""
    return tuple(map(counts, gold(split)))


def figures(counted: Sequence[Counts]) -> dict[str, float]:
    """Return the figures of the reader, in per cent: those that ``docs/quality.md`` lists."""
    found = scoring.scores(sum(counted, Counter()))

    def part(measure: str, what: str) -> float:
        return float(getattr(found[measure], what)) if measure in found else 0.0

    return {
        "triple F1": part("triple", "f1"),
        "triple precision": part("triple", "precision"),
        "triple recall": part("triple", "recall"),
        "content F1": part("content", "f1"),
        "nested recall": part("nested", "recall"),
        "chain right where matched": part("chain", "recall"),
        "unnamed recall": part("unnamed", "recall"),
        "unnamed flag F1": part("flag", "f1"),
        "canonical name": part("name", "recall"),
        "canonical name, pronoun": part("name, pronoun", "recall"),
        "canonical name, none printed": part("name, none printed", "recall"),
        "act macro F1": scoring.macro_act(found),
        "evidence F1": part("evidence", "f1"),
    }


def intervals(counted: Sequence[Counts]) -> dict[str, tuple[float, float]]:
    """Return the 95% interval of each figure, by drawing passages again."""
    draw = random.Random(SEED)
    drawn = [figures(draw.choices(counted, k=len(counted))) for _ in range(DRAWS)]
    ordered = {name: sorted(one[name] for one in drawn) for name in drawn[0]}
    return {name: (values[int(DRAWS * 0.025)], values[int(DRAWS * 0.975) - 1]) for name, values in ordered.items()}
