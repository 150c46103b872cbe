"""Many pairs at once: the nearness of their meanings is computed in batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.compare.arbiter import compare
from kg.records import Statement
from kg.verdicts import Verdict

if TYPE_CHECKING:
    from kg.embed import Embedder

BATCH = 256


def compare_pairs(pairs: Sequence[tuple[Statement, Statement]], embedder: Embedder | None = None) -> list[Verdict]:
    """Return a verdict for each pair, in order; with an embedder, nearness in meaning counts too."""
    if embedder is None:
        return [compare(a, b) for a, b in pairs]
    verdicts: list[Verdict] = []
    for at in range(0, len(pairs), BATCH):
        batch = pairs[at : at + BATCH]
        vectors = embedder.encode([side.full_text for pair in batch for side in pair])
        near = (vectors[::2] * vectors[1::2]).sum(axis=1)
        verdicts += [compare(a, b, similarity=float(s)) for (a, b), s in zip(batch, near, strict=True)]
    return verdicts
