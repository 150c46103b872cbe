"""Step 8, second half: what the propositions of an article are to those they are near to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.compare.arbiter import METHOD, compare
from kg.compare.candidates import statements_of
from kg.ids import relation_id
from kg.link.decisions import Decision, Decisions
from kg.link.joining import Group, Joining
from kg.link.plan import Row
from kg.records import Statement, VerdictName
from kg.store.cypher import links
from kg.verdicts import Verdict

if TYPE_CHECKING:
    from kg.store.bolt import Store

CERTAIN = 0.6  # a contradiction less sure than this is not written down
WRITTEN: tuple[VerdictName, ...] = ("contradicts", "supports", "updates", "compatible")


@dataclass(frozen=True, slots=True)
class Seen:
    """A relation between two propositions, seen on a claim of each; where it is an update, ``a`` is the newer."""

    verdict: VerdictName
    kind: str
    score: float
    reasons: tuple[str, ...]
    method: str
    status: str
    a: tuple[Group, str]
    b: tuple[Group, str]


def relate(store: Store, statements: Mapping[str, Statement], joining: Joining, decisions: Decisions) -> Iterator[Seen]:
    """Yield what each claim's proposition is to those near it, each relation once, on the first pair that shows it."""
    seen: set[tuple[str, frozenset[int]]] = set()
    members: dict[int, dict[str, Statement]] = {}
    for claim, options in joining.near.items():
        mine = joining.own[claim]
        for group, similarity in sorted(options, key=lambda o: o[0].claim):
            if group is mine:
                continue
            for found in _on_pair(store, (mine, claim, statements), (group, similarity), decisions, members):
                key = (found.verdict, frozenset((id(mine), id(group))))
                if key not in seen:
                    seen.add(key)
                    yield found


def _on_pair(
    store: Store,
    mine: tuple[Group, str, Mapping[str, Statement]],
    other: tuple[Group, float],
    decisions: Decisions,
    members: dict[int, dict[str, Statement]],
) -> Iterator[Seen]:
    """Yield what a claim is to a proposition: seen on its lowest claim and, where they clash, on all of its claims."""
    own, claim, statements = mine
    group, similarity = other
    first = _seen((own, claim, statements[claim]), (group, group.claim, group.statement), similarity, decisions)
    if first and first.status != "rejected" and first.verdict not in ("contradicts", "updates"):
        yield first
        return
    if first is None and not decisions.pairs:
        return
    for id, statement in _members(store, group, statements, members).items():
        found = _seen((own, claim, statements[claim]), (group, id, statement), similarity, decisions)
        if found:
            yield found


def _members(
    store: Store, group: Group, statements: Mapping[str, Statement], members: dict[int, dict[str, Statement]]
) -> dict[str, Statement]:
    if id(group) not in members:
        known: dict[str, Statement] = {}
        if group.old:
            rows = store.rows(links.OTHERS, ids=[group.old])
            known = statements_of(store, [claim for row in rows for claim in row["claims"]])
        members[id(group)] = known
    joined = {claim: statements[claim] for claim in group.joined}
    return dict(sorted({**members[id(group)], **joined}.items()))


def _seen(
    a: tuple[Group, str, Statement], b: tuple[Group, str, Statement], similarity: float, decisions: Decisions
) -> Seen | None:
    decision = decisions.on(a[1], b[1])
    if decision is not None:
        return _decided(a, b, decision)
    # The sentences name the first before the second, so the order is that in which the relation is written.
    first, second = (a, b) if a[0].id <= b[0].id else (b, a)
    verdict = _either_way(first[2], second[2], similarity)
    if verdict.verdict == "updates" and (second[2].said_at or "") > (first[2].said_at or ""):
        first, second = second, first
        verdict = compare(first[2], second[2], similarity=similarity)
    name: VerdictName = "supports" if verdict.verdict == "repeats" else verdict.verdict
    if name not in WRITTEN or (name == "contradicts" and verdict.score < CERTAIN):
        return None
    ends = ((first[0], first[1]), (second[0], second[1]))
    return Seen(name, verdict.kind, round(verdict.score, 4), verdict.reasons, METHOD, "open", *ends)


def _either_way(a: Statement, b: Statement, similarity: float) -> Verdict:
    """Return what two statements are to each other: support one way is enough."""
    one = compare(a, b, similarity=similarity)
    if one.verdict not in ("cannot_tell", "compatible"):
        return one
    two = compare(b, a, similarity=similarity)
    return two if two.verdict in ("supports", "repeats") else one


def _decided(a: tuple[Group, str, Statement], b: tuple[Group, str, Statement], decision: Decision) -> Seen | None:
    name: VerdictName = "supports" if decision.verdict == "repeats" else decision.verdict
    if name not in WRITTEN:
        return None
    ends = ((a[0], a[1]), (b[0], b[1])) if decision.a == a[1] else ((b[0], b[1]), (a[0], a[1]))
    reason = f"decided by {decision.by}" + (f": {decision.note}" if decision.note else "")
    return Seen(name, "decided", 1.0, (reason,), f"decision of {decision.by}", "confirmed", *ends)


def relation_rows(found: Iterable[Seen]) -> dict[str, list[Row]]:
    """Return the rows to write by verdict, a symmetric pair with the lower proposition first."""
    rows: dict[str, list[Row]] = {}
    for one in found:
        rows.setdefault(one.verdict, []).append(_row(one))
    return rows


def _row(one: Seen) -> Row:
    (a, claim_a), (b, claim_b) = (one.a[0].id, one.a[1]), (one.b[0].id, one.b[1])
    if one.verdict != "updates" and b < a:
        a, claim_a, b, claim_b = b, claim_b, a, claim_a
    return {
        "id": relation_id(one.verdict, a, b),
        "a": a,
        "b": b,
        "kind": one.kind,
        "score": one.score,
        "reasons": list(one.reasons),
        "method": one.method,
        "status": one.status,
        "claims": [claim_a, claim_b],
    }
