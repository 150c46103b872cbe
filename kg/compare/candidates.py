"""Which propositions of the graph a statement should be compared with: few, and found through its indexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records import Statement

if TYPE_CHECKING:
    from kg.embed import Embedder
    from kg.store.bolt import Store

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposition with the claim that stands for it, and how near that is in meaning."""

    proposition: str
    claim: str
    statement: Statement
    similarity: float


def candidates(store: Store, embedder: Embedder, statement: Statement, *, limit: int = LIMIT) -> list[Candidate]:
    """Return the propositions worth comparing with a statement, the nearest first, at most ``limit``."""
    raise NotImplementedError
