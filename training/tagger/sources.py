"""Where the tagger's training examples come from: the onrecord corpus, its stand-off news, and open annotated text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpus.marks import passages
from training.corpus.standoff import texts
from training.tagger.labels import Example, Gold

# PropBank on the English Web Treebank and on MASC is left out: the rights in those texts are mixed or not stated.
OPEN = ("framenet_exemplars", "framenet_fulltext", "qasrl_gs", "qanom")


def corpus(folder: Path, split: str) -> Iterator[Example]:
    """Yield the passages of one split of the onrecord corpus."""
    for file in sorted((folder / "passages").glob("*.txt")):
        for row in passages(file.read_text(encoding="utf-8"), file.name):
            if row.get("split", "train") == split:
                yield Example(row["id"], row["text"], tuple(_gold(one) for one in row["attributions"]), False)


def standoff(folder: Path, news: Path) -> Iterator[Example]:
    """Yield the news documents that have stand-off marks, with their texts from where they lie."""
    for file in sorted((folder / "standoff").glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for row in texts(rows, news):
            yield Example(row["id"], row["text"], tuple(_gold(one) for one in row["attributions"]), False)


def open_text(folder: Path) -> Iterator[Example]:
    """Yield the openly licensed annotated sentences; those that mark one cue a sentence are partial."""
    for name in OPEN:
        for row in _rows(folder / f"{name}.jsonl.gz"):
            partial = row.get("partial") is True or name == "qanom"
            yield Example(row["id"], row["text"], tuple(_gold(one) for one in row["attributions"]), partial)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _gold(one: dict[str, Any]) -> Gold:
    def spans(*keys: str) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for key in keys for start, end in one.get(key) or ())

    return Gold(spans("cue"), spans("speaker"), spans("content"), spans("addressee", "medium"), one.get("act"))
