"""The schema: made once, migrated forward, never taken for an older one; its indexes answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import kg
from kg.errors import StoreBusy, StoreTooNew
from kg.store import bolt, schema
from tests.builders import sample

SET = "MERGE (m:Meta {id: 'onrecord'}) SET m.schema_version = $version"
VERSION = "MATCH (m:Meta {id: 'onrecord'}) RETURN m.schema_version AS version"
WORDS = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score RETURN node.id AS id ORDER BY score DESC"
NEAR = """
CALL db.index.vector.queryNodes('proposition_embedding', 2, $vector) YIELD node, score
RETURN node.id AS id, score ORDER BY score DESC
"""


@pytest.fixture
def versioned(store: kg.Store) -> Iterator[kg.Store]:
    """A store whose version may be changed."""
    yield store
    store.change((SET, {"version": len(schema.STEPS)}))


def test_an_older_graph_is_brought_forward_one_step_after_the_other(versioned: kg.Store) -> None:
    done: list[str] = []
    steps = tuple(lambda store, sql, name=name: done.append(name) for name in ("one", "two", "three"))
    versioned.change((SET, {"version": 1}))
    schema.prepare(versioned, None, steps)
    assert done == ["two", "three"]
    assert versioned.rows(VERSION) == [{"version": 3}]
    schema.prepare(versioned, None, steps)
    assert done == ["two", "three"]


def test_a_step_changes_what_is_stored(versioned: kg.Store) -> None:
    def rename(store: kg.Store, sql: schema.Sql | None) -> None:
        store.change(("MATCH (a:Article) SET a.headline = a.title", {}))

    versioned.put(sample())
    schema.prepare(versioned, None, (*schema.STEPS, rename))
    assert versioned.rows("MATCH (a:Article) RETURN a.headline AS headline") == [{"headline": "Chips in question"}]


def test_a_step_that_failed_is_done_again(versioned: kg.Store) -> None:
    done: list[str] = []

    def fails_once(store: kg.Store, sql: schema.Sql | None) -> None:
        done.append("tried")
        if len(done) == 1:
            store.rows("this is no statement")

    schema.prepare(versioned, None, (*schema.STEPS, fails_once))
    assert done == ["tried", "tried"]


def test_a_newer_graph_is_refused(versioned: kg.Store) -> None:
    versioned.change((SET, {"version": 99}))
    with pytest.raises(StoreTooNew, match="schema 99"):
        schema.prepare(versioned, None)


@pytest.mark.parametrize(
    ("index", "words", "label"),
    [("claim_text", "secret", "Claim"), ("article_text", "refinery", "Article"), ("entity_name", "Corvane", "Entity")],
)
def test_words_are_found(store: kg.Store, index: str, words: str, label: str) -> None:
    graph = sample()
    store.put(replace(graph, article=replace(graph.article, title="The refinery")))
    found = [row["id"] for row in store.rows(WORDS, index=index, words=words)]
    assert found
    assert set(found) <= {row["id"] for row in store.rows(f"MATCH (n:{label}) RETURN n.id AS id")}


def test_what_is_near_in_meaning_is_found(store: kg.Store) -> None:
    def vector(*head: float) -> list[float]:
        return [*head, *[0.0] * (384 - len(head))]

    for id, embedding in (("pr-a", vector(1.0)), ("pr-b", vector(0.0, 1.0)), ("pr-c", vector(0.8, 0.6))):
        store.change(("CREATE (p:Proposition {id: $id, embedding: $embedding})", {"id": id, "embedding": embedding}))
    found = store.rows(NEAR, vector=vector(1.0))
    assert [row["id"] for row in found] == ["pr-a", "pr-c"]
    assert [row["score"] for row in found] == pytest.approx([1.0, 0.9], abs=1e-3)


def test_one_id_is_one_node(store: kg.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt, "WAITS", ())
    store.put(sample())
    with pytest.raises(StoreBusy):
        store.change(("MATCH (c:Claim) WITH c LIMIT 1 CREATE (:Claim {id: c.id})", {}))
