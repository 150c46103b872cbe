"""What one comparator has to say about a pair: a relation, how surely, a sentence, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records import Spans

Bearing = Literal["against", "same", "within", "wider", "apart"]
"""How b stands to a: cannot hold with it, says the same, follows from it, says more exactly, or has another scope."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparator's word on a pair: the sentence that a person can check, and the words it rests on."""

    bearing: Bearing
    kind: str
    strength: float
    reason: str
    a: Spans = ()
    b: Spans = ()
