"""Steps 7 and 8 for one stored article, and for all of them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.compare.statement import statement_of
from kg.errors import NotFound
from kg.link.copies import copies_steps, find_copies
from kg.link.counting import count_rows
from kg.link.decisions import decisions_on
from kg.link.denials import denial_rows
from kg.link.joining import Group, Joining, express_rows, join
from kg.link.naming import Named, judge_names
from kg.link.plan import Linked, Row, Step, rows_step
from kg.link.relating import relate, relation_rows
from kg.link.renaming import relation_steps, renaming_steps
from kg.link.withdrawing import heal, withdraw
from kg.records import ArticleGraph, Claim, Statement
from kg.store.cypher import links

if TYPE_CHECKING:
    import numpy as np

    from kg.embed import Embedder
    from kg.store.bolt import Store

LINKER = "onrecord/link 1"
TOGETHER = 200  # propositions counted at once


def link(store: Store, embedder: Embedder, article_id: str) -> Linked:
    """Derive everything of one stored article in one transaction; ``done`` is False when it had been done before.

    Raises ``NotFound``. An article that was linked, and then read anew, is first taken back.
    """
    found = store.rows(links.LINKED_BY, id=article_id)
    if not found:
        raise NotFound(f"no article {article_id!r} to link: put it first")
    if found[0]["linked"] == LINKER:
        heal(store, embedder)
        return Linked(article_id, done=False)
    withdraw(store, embedder, article_id)
    graph = store.article(article_id)
    named = judge_names(store, graph)
    copies = find_copies(store, graph)
    steps, linked = _claims(store, embedder, graph, named, copies)
    store.change(*named.steps, *copies_steps(copies), *steps, (links.MARK, {"id": article_id, "linked": LINKER}))
    return linked


def relink(store: Store, embedder: Embedder, progress: Callable[[int, int], None] | None = None) -> None:
    """Derive everything anew in a canonical order, so that the order in which articles came does not count."""
    for statement in links.FORGET:
        store.change((statement, {}))
    ids = [row["id"] for row in store.rows(links.IN_ORDER)]
    for number, id in enumerate(ids, 1):
        link(store, embedder, id)
        if progress:
            progress(number, len(ids))
    _recount(store)


def _recount(store: Store) -> None:
    """Count anew what several articles say: who is one was not known from the beginning."""
    ids = [row["id"] for row in store.rows(links.REPEATED)]
    for at in range(0, len(ids), TOGETHER):
        rows = count_rows(store, _members(store, ids[at : at + TOGETHER]))
        store.change(*rows_step(links.COUNT, rows))


def _claims(
    store: Store, embedder: Embedder, graph: ArticleGraph, named: Named, copies: list[Row]
) -> tuple[list[Step], Linked]:
    """Return the steps for claims, and what was done."""
    claims = sorted(graph.claims, key=lambda claim: claim.id)
    statements = {claim.id: _canonical(statement_of(graph, claim), graph, claim, named) for claim in claims}
    vectors = dict(zip(statements, embedder.encode([s.full_text for s in statements.values()]), strict=True))
    decisions = decisions_on(store, statements)
    joining = join(store, statements, vectors, decisions)
    seen = list(relate(store, statements, joining, decisions))
    denials = denial_rows(store, graph, statements, seen)
    relations = relation_rows(seen)
    steps = [
        *_propositions(store, joining, statements, vectors),
        *rows_step(links.EXPRESS, express_rows(joining.groups())),
        *relation_steps(relations),
        *rows_step(links.DENY, denials),
        *rows_step(links.COUNT, _counts(store, joining.groups(), named, copies)),
    ]
    joined = sum(len(g.joined) - (g.old is None) for g in joining.groups())
    total = sum(len(rows) for rows in relations.values())
    return steps, Linked(graph.article.id, len(claims), joined, total, len(copies), len(denials))


def _canonical(statement: Statement, graph: ArticleGraph, claim: Claim, named: Named) -> Statement:
    """Return a statement with canonical names, so that two articles' names for one are equal."""
    names = sorted({named.canonical[a.entity][1] for a in claim.about if a.entity in named.canonical})
    entity = next((a.speaker.entity for a in graph.attributions if claim.id in a.claims), None)
    speaker = named.canonical[entity][1] if entity in named.canonical else statement.speaker
    return replace(statement, names=tuple(names), speaker=speaker)


def _propositions(
    store: Store, joining: Joining, statements: Mapping[str, Statement], vectors: Mapping[str, np.ndarray]
) -> list[Step]:
    """Return the steps that found propositions and rename those that gain a lower claim."""
    founded: list[Row] = []
    renamed: list[Row] = []
    for group in joining.groups():
        lowest = min([group.claim, *group.joined])
        if group.old is not None and group.id == group.old:
            continue
        row = {"id": group.id, "text": statements[lowest].full_text, "embedding": vectors[lowest].tolist()}
        (founded if group.old is None else renamed).append(row | ({"old": group.old} if group.old else {}))
    return [*renaming_steps(store, renamed), *rows_step(links.FOUND, founded)]


def _counts(store: Store, groups: Iterable[Group], named: Named, copies: list[Row]) -> list[Row]:
    """Return the counts of the article's propositions, and of those whose speakers turned out to be others' too."""
    kept = list(groups)
    stored = {group.old for group in kept if group.old}
    moved = {row["id"] for row in store.rows(links.VOICED_BY, ids=sorted(named.moved))} if named.moved else set()
    held = _members(store, stored | moved)
    members = {id: set(held[id]) for id in moved - stored if id in held}
    members |= {group.id: {*held.get(group.old or "", ()), *group.joined} for group in kept}
    return count_rows(store, members, names={**named.moved, **named.canonical}, copied=copies)


def _members(store: Store, ids: Iterable[str]) -> dict[str, list[str]]:
    wanted = sorted(ids)
    return {row["id"]: row["claims"] for row in store.rows(links.MEMBERS, ids=wanted)} if wanted else {}
