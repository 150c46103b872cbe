"""Differences of scope under which two statements that disagree can both hold."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.finding import Finding
from kg.compare.sketch import Pair


def scope(pair: Pair) -> Iterator[Finding]:
    """Yield how the two differ in what they claim of the world, and in whom they speak of."""
    if pair.a.modality != pair.b.modality:
        one, two = pair.a.modality, pair.b.modality
        yield Finding("apart", "modality", 1.0, f"one is {_said(one)}, the other {_said(two)}")
    elif pair.a.modality == "possible":
        yield Finding("apart", "modality", 1.0, "both are only called possible")
    if pair.left.names and pair.right.names and not pair.shares_name() and not _named(pair):
        reason = f"they speak of different names: {', '.join(pair.a.names)} and {', '.join(pair.b.names)}"
        yield Finding("apart", "other_subject", 1.0, reason)


def _named(pair: Pair) -> bool:
    """Whether a name of one side is said by the other without having been read as a name."""
    sides = ((pair.left.names, pair.right.bag), (pair.right.names, pair.left.bag))
    return any(name <= bag for names, bag in sides for name in names)


def _said(modality: str) -> str:
    return {"asserted": "asserted as fact", "possible": "called possible", "questioned": "a question"}.get(
        modality, modality
    )
