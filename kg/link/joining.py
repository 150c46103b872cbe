"""Step 8, first half: each claim joins the proposition that says the same, or founds one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.compare.candidates import Candidate, bears_on, near_propositions_of_all
from kg.identity.propositions import METHOD, same_claim
from kg.ids import proposition_id
from kg.link.decisions import Decisions
from kg.link.plan import Row
from kg.records import Statement

if TYPE_CHECKING:
    import numpy as np

    from kg.store.bolt import Store


@dataclass(slots=True)
class Group:
    """A proposition while an article is linked: as stored (``old``), its lowest claim, and the claims that join it."""

    old: str | None
    claim: str
    statement: Statement
    vector: np.ndarray | None
    joined: dict[str, tuple[float, str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the id that the proposition has once the joining claims count."""
        return proposition_id([self.claim, *self.joined])


@dataclass(frozen=True, slots=True)
class Joining:
    """Which proposition each claim of the article expresses, and which others each was near to, with the cosine."""

    own: dict[str, Group]
    near: dict[str, list[tuple[Group, float]]]

    def groups(self) -> list[Group]:
        """Return the propositions that claims of the article express, each once."""
        return list({id(group): group for group in self.own.values()}.values())


def join(
    store: Store, statements: Mapping[str, Statement], vectors: Mapping[str, np.ndarray], decisions: Decisions
) -> Joining:
    """Return where each claim belongs, in the order given."""
    stored: dict[str, Group] = {}
    own: dict[str, Group] = {}
    near: dict[str, list[tuple[Group, float]]] = {}
    candidates = near_propositions_of_all(store, statements, vectors)
    for claim, statement in statements.items():
        vector = vectors[claim]
        options = _stored_options(candidates[claim], stored)
        options += _own_options(statement, vector, own, {id(group) for group, _ in options})
        near[claim] = options
        own[claim] = _place(claim, statement, vector, options, decisions)
    return Joining(own, near)


def _stored_options(candidates: Iterable[Candidate], stored: dict[str, Group]) -> list[tuple[Group, float]]:
    options = []
    for found in candidates:
        group = stored.setdefault(found.proposition, Group(found.proposition, found.claim, found.statement, None))
        options.append((group, found.similarity))
    return options


def _own_options(
    statement: Statement, vector: np.ndarray, own: Mapping[str, Group], seen: set[int]
) -> list[tuple[Group, float]]:
    """Return the propositions that earlier claims of the article founded, where they bear on this one."""
    options = []
    for group in {id(g): g for g in own.values() if g.vector is not None and id(g) not in seen}.values():
        similarity = float(group.vector @ vector) if group.vector is not None else 0.0
        if bears_on(statement, group.statement, similarity):
            options.append((group, similarity))
    return options


def _place(
    claim: str, statement: Statement, vector: np.ndarray, options: Iterable[tuple[Group, float]], decisions: Decisions
) -> Group:
    best: tuple[float, str, Group, str] | None = None
    for group, similarity in options:
        members = {group.claim, *group.joined}
        if decisions.apart(claim, members, group.old):
            continue
        same = same_claim(group.statement, statement, similarity=similarity)
        score, reason = (same.score, same.reason) if same else (0.0, "")
        if decisions.together(claim, members, group.old):
            score, reason = 1.0, "a person decided that they say the same"
        if score and (best is None or (-score, group.claim) < best[:2]):
            best = (-score, group.claim, group, reason)
    if best is None:
        return Group(None, claim, statement, vector, {claim: (1.0, "it founds the proposition")})
    best[2].joined[claim] = (-best[0], best[3])
    return best[2]


def express_rows(groups: Iterable[Group]) -> list[Row]:
    """Return which claim expresses which proposition."""
    return [
        {"claim": claim, "proposition": group.id, "score": round(score, 4), "method": METHOD}
        for group in groups
        for claim, (score, _) in sorted(group.joined.items())
    ]
