"""Whether two claims say the same thing, so that they express one proposition."""

from __future__ import annotations

from dataclasses import dataclass

from kg.compare.arbiter import COMPARATORS
from kg.compare.measure import measure, standing
from kg.compare.quantities import matches
from kg.compare.sketch import Pair, pair_of
from kg.records import Statement

METHOD = "onrecord/propositions 1"
ALIKE = 0.8
ALIKE_MEANING = 0.86
HALF = 0.55


@dataclass(frozen=True, slots=True)
class Sameness:
    """How surely two claims say the same, and what that rests on."""

    score: float
    reason: str


def same_claim(a: Statement, b: Statement, *, similarity: float | None = None) -> Sameness | None:
    """Return how surely two claims say the same: one polarity, one modality, the same numbers, nothing against it."""
    if a.polarity != b.polarity or a.modality != b.modality:
        return None
    if _plain(a.full_text) == _plain(b.full_text):
        return Sameness(1.0, "the same words")
    pair = pair_of(a, b, similarity)
    overlap = pair.overlap()
    near = overlap >= ALIKE or ((similarity or 0.0) >= ALIKE_MEANING and overlap >= HALF)
    if not near or not _same_numbers(pair) or _differs(pair):
        return None
    score = max(overlap, similarity or 0.0)
    return Sameness(min(score, 0.99), f"{round(100 * overlap)}% of the content words in common")


def _plain(text: str) -> str:
    return " ".join(word.strip(".,;:!?\"'“”‘’") for word in text.casefold().split())


def _same_numbers(pair: Pair) -> bool:
    left, right = pair.a.quantities, pair.b.quantities
    if len(left) != len(right):
        return False
    found = matches(pair)
    return len(found) == len(left) and all(
        standing(measure(one), measure(two)) in ("equal", "rounded") for one, two, _, _ in found
    )


def _differs(pair: Pair) -> bool:
    """Whether any comparator holds the two apart, or one name stands where another does."""
    return any(f.bearing in ("against", "apart", "wider", "within") for c in COMPARATORS for f in c(pair)) or (
        bool(pair.a.names) and bool(pair.b.names) and not pair.shares_name()
    )
