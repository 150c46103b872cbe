"""From judgements to canonical entities: who goes with whom, and under which name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.identity.names import SUFFIXES, Judgement, is_acronym
from kg.ids import name_key

MACHINE = "onrecord/"


def by_machine(judgement: Judgement) -> bool:
    """Whether no person decided this."""
    return judgement.by.startswith(MACHINE)


def settled(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return one judgement a pair: a person's overrides the machine's, and of several the last by name wins."""
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (not by_machine(j), j.by, j.decision)):
        best[judgement.a, judgement.b] = judgement
    return list(best.values())


def canonical(names: Mapping[str, str], judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return the canonical entity of each entity id in ``names``.

    Pairs judged the same are joined, people's first and then the surest, unless that would bring together two that a
    person holds apart.
    """
    kept = settled(judgements)
    apart = {(j.a, j.b) for j in kept if j.decision == "different" and not by_machine(j)}
    group = {id: {id} for id in names}
    same = [j for j in kept if j.decision == "same" and j.a in names and j.b in names]
    for judgement in sorted(same, key=lambda j: (by_machine(j), -j.score, j.a, j.b)):
        one, two = group[judgement.a], group[judgement.b]
        if one is not two and not any(_pair(x, y) in apart for x in one for y in two):
            one |= two
            for member in two:
                group[member] = one
    return {id: min(members, key=lambda m: _rank(m, names[m])) for id, members in group.items()}


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _rank(id: str, name: str) -> tuple[bool, bool, int, str, str]:
    """Prefer a name in full, without legal form; then by the alphabet, so that the choice is always the same."""
    words = name_key(name).split()
    return is_acronym(name), words[-1:] != [] and words[-1] in SUFFIXES, -len(words), name, id
