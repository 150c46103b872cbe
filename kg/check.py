"""What the graph holds on a statement that somebody makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Statement, VerdictName
from kg.store.cypher import answers
from kg.verdicts import Finding, Verdict
from kg.views import claim_views

if TYPE_CHECKING:
    from kg.compare import Candidate
    from kg.embed import Embedder
    from kg.store.bolt import Store

# What bears on a statement most comes first; a pair that cannot be told apart does not bear on it.
_ORDER: tuple[VerdictName, ...] = ("contradicts", "supports", "updates", "compatible")


def check(store: Store, embedder: Embedder, statement: Statement, *, limit: int = 20) -> tuple[Finding, ...]:
    """Return what the graph says on a statement, one finding a proposition, what contradicts or supports it first.

    An empty answer means that nothing in the graph bears on the statement, not that it is true.
    """
    from kg.compare import candidates, compare

    best: dict[str, tuple[Candidate, Verdict]] = {}
    for candidate in candidates(store, embedder, statement):
        verdict = compare(candidate.statement, statement, similarity=candidate.similarity)
        held = best.get(candidate.proposition)
        if verdict.verdict != "cannot_tell" and (held is None or _weight(verdict) > _weight(held[1])):
            best[candidate.proposition] = (candidate, verdict)
    ranked = sorted(best.values(), key=lambda pair: (_rank(pair[1]), -pair[1].score, pair[0].proposition))
    return _findings(store, ranked[: max(1, limit)])


def _name(verdict: Verdict) -> VerdictName:
    """Return the verdict's name; what repeats a statement supports it."""
    return "supports" if verdict.verdict == "repeats" else verdict.verdict


def _rank(verdict: Verdict) -> int:
    """Return 0 for what contradicts or supports, so that these two are ordered by score alone."""
    return max(0, _ORDER.index(_name(verdict)) - 1)


def _weight(verdict: Verdict) -> tuple[int, float]:
    return -_rank(verdict), verdict.score


def _findings(store: Store, ranked: list[tuple[Candidate, Verdict]]) -> tuple[Finding, ...]:
    ids = [candidate.proposition for candidate, _ in ranked]
    roots = {row["id"]: row["roots"] for row in store.rows(answers.PROPOSITIONS_BY_ID, ids=ids)} if ids else {}
    views = claim_views(store, (candidate.claim for candidate, _ in ranked))
    return tuple(
        Finding(
            verdict=_name(verdict),
            kind=verdict.kind,
            score=round(verdict.score, 6),
            reasons=verdict.reasons,
            proposition=candidate.proposition,
            roots=roots[candidate.proposition],
            claim=views[candidate.claim],
        )
        for candidate, verdict in ranked
        if candidate.claim in views and candidate.proposition in roots
    )
