"""What one comparator has to say about a pair: a relation, how surely, a sentence, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records import Spans

Bearing = Literal["against", "same", "within", "wider", "apart"]
"""How b stands to a: it cannot hold with a, says the same, follows from a, says less exactly... or speaks of another scope."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparator's word. ``apart`` names a difference of scope; ``within`` says that a makes b true, ``wider`` the reverse."""

    bearing: Bearing
    kind: str
    strength: float
    reason: str
    a: Spans = ()
    b: Spans = ()
