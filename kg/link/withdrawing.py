"""What was derived of an article taken back, and propositions that lost claims set right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.compare.candidates import statements_of
from kg.ids import proposition_id
from kg.link.counting import count_rows
from kg.link.plan import Row, Step, rows_step
from kg.link.renaming import renaming_steps
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.embed import Embedder
    from kg.store.bolt import Store


def withdraw(store: Store, embedder: Embedder, article_id: str) -> None:
    """Take back what an earlier linking derived of an article; propositions marked stale are set right as well."""
    own = {row["id"] for row in store.rows(links.OF_ARTICLE, id=article_id)}
    touched = own | {row["id"] for row in store.rows(links.STALE)}
    if not touched:
        return
    claims = {row["id"] for row in store.rows(links.OWN_CLAIMS, id=article_id)}
    steps: list[Step] = [
        (statement, {"id": article_id})
        for statement in (links.WITHDRAW, links.WITHDRAW_DENIALS, links.WITHDRAW_DENIED, links.WITHDRAW_COPIES)
    ]
    store.change(*steps, *_healing(store, embedder, touched, claims), (links.MARK, {"id": article_id, "linked": None}))


def heal(store: Store, embedder: Embedder) -> None:
    """Set right the propositions that lost claims, as when an article was removed or read anew."""
    touched = {row["id"] for row in store.rows(links.STALE)}
    if touched:
        store.change(*_healing(store, embedder, touched, set()))


def _healing(store: Store, embedder: Embedder, touched: set[str], without: set[str]) -> list[Step]:
    held = {row["id"]: sorted(set(row["claims"]) - without) for row in store.rows(links.MEMBERS, ids=sorted(touched))}
    gone = [id for id, members in held.items() if not members]
    renamed = _renamed(store, embedder, {id: members[0] for id, members in held.items() if members})
    members = {proposition_id(found): found for found in held.values() if found}
    kept = set().union(*held.values()) if held else set()
    orphaned = _orphaned(store, touched, kept)
    return [
        *renaming_steps(store, renamed, gone, without | orphaned),
        *rows_step(links.COUNT, count_rows(store, members)),
    ]


def _orphaned(store: Store, touched: set[str], kept: set[str]) -> set[str]:
    """Return the claims of relations that their propositions do not hold any more."""
    found = set()
    for row in store.rows(links.RELATIONS, ids=sorted(touched)):
        for end, claim in zip((row["a"], row["b"]), row["claims"], strict=True):
            if end in touched and claim not in kept:
                found.add(claim)
    return found


def _renamed(store: Store, embedder: Embedder, lowest: dict[str, str]) -> list[Row]:
    """Return the rows that give each proposition the id, text and embedding of its lowest claim."""
    said = statements_of(store, sorted(lowest.values()))
    ids = sorted(id for id, claim in lowest.items() if claim in said)
    texts = [said[lowest[id]].full_text for id in ids]
    vectors = list(embedder.encode(texts)) if texts else []
    return [
        {"old": id, "id": proposition_id([lowest[id]]), "text": text, "embedding": vector.tolist()}
        for id, text, vector in zip(ids, texts, vectors, strict=True)
    ]
