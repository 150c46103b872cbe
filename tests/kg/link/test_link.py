"""One article beside the others: what it repeats, denies, contradicts and brings up to date."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import pytest

import kg
from kg.embed import Embedder
from kg.errors import NotFound
from kg.link import link, relink
from kg.records import ArticleGraph
from tests.kg.link.affair import ACCUSED, accusation, all_articles, copy, denial, update

Derived = Callable[[], list[list[dict[str, Any]]]]


def put(store: kg.Store, embedder: Embedder, graphs: Sequence[ArticleGraph]) -> None:
    for graph in graphs:
        store.put(graph)
        link(store, embedder, graph.article.id)


def relations(store: kg.Store) -> set[tuple[str, str, str]]:
    rows = store.rows(
        "MATCH (:Proposition)-[r:CONTRADICTS|SUPPORTS|UPDATES|COMPATIBLE]->(:Proposition) "
        "MATCH (a:Claim {id: r.claims[0]}) MATCH (b:Claim {id: r.claims[1]}) "
        "RETURN type(r) AS type, a.text AS a, b.text AS b"
    )
    return {(row["type"], *sorted((row["a"], row["b"]))) for row in rows}


def test_the_affair(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, all_articles())
    found = relations(store)
    assert ("CONTRADICTS", ACCUSED, "it dumped acid in the Orlo river") in found
    assert (
        "CONTRADICTS",
        "Velmar Power Ltd employs 90 divers in Orlo",
        "Velmar Power employs 40 divers in Orlo",
    ) in found
    assert (
        "UPDATES",
        "Velmar Power employs 40 divers in Orlo",
        "Velmar Power employs 55 divers in Orlo",
    ) in found
    said = {row["text"]: (row["n"], row["roots"]) for row in derived()[0]}
    assert said[ACCUSED] == (3, 1), "three articles, one speaker: one root"


def test_the_newer_value_updates_the_older(store: kg.Store, embedder: Embedder) -> None:
    put(store, embedder, [update(), accusation()])
    (row,) = store.rows("MATCH (a)-[r:UPDATES]->(b) RETURN a.text AS newer, b.text AS older, r.claims AS claims")
    assert ("55" in row["newer"], "40" in row["older"]) == (True, True)


def test_a_denial_reaches_what_it_denies(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, [accusation(), denial()])
    denials = {(row["by"], row["text"]) for row in derived()[2]}
    assert ("it dumped acid in the Orlo river", ACCUSED) in denials
    assert ("the allegations", "Velmar Power Ltd employs 90 divers in Orlo") in denials


def test_names_are_joined_by_judgement(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, [accusation(), denial()])
    assert derived()[4] == [{"a": "Velmar Power Ltd", "b": "Velmar Power"}]


def test_a_copy_points_to_the_first_print_whichever_came_first(
    store: kg.Store, embedder: Embedder, derived: Derived
) -> None:
    put(store, embedder, [copy(), accusation()])
    (row,) = derived()[5]
    assert ("tarn" in row["a"], "herald" in row["b"], row["share"] > 0.9) == (True, True, True)


def test_linking_twice_is_linking_once(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, all_articles())
    before = derived()
    assert not link(store, embedder, accusation().article.id).done
    assert derived() == before


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_relinking_does_not_depend_on_the_order_of_arrival(
    store: kg.Store, embedder: Embedder, derived: Derived, order: tuple[int, ...]
) -> None:
    graphs = all_articles()
    put(store, embedder, [graphs[i] for i in order])
    relink(store, embedder)
    once = derived()
    store.change(("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", {}))
    put(store, embedder, graphs)
    relink(store, embedder)
    assert derived() == once


def test_a_newer_reading_is_linked_anew(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, all_articles())
    relink(store, embedder)
    before = derived()
    whole = update()
    store.put(dataclasses.replace(whole, attributions=whole.attributions[:1], claims=whole.claims[:1]))
    link(store, embedder, whole.article.id)
    assert len(derived()[0]) == len(before[0]) - 1
    store.put(whole)
    relink(store, embedder)
    assert derived() == before


def test_what_an_article_gave_goes_with_it(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, all_articles())
    store.delete(accusation().article.id)
    put(store, embedder, [dataclasses.replace(denial(), input="again")])
    left = [row for row in derived()[0] if row["text"] == ACCUSED]
    assert {row["n"] for row in left} == {2}
    assert not any(row["stale"] for row in derived()[0])


def decide(store: kg.Store, a: str, b: str, verdict: str) -> None:
    store.change(
        (
            "MATCH (a:Claim {id: $a}) MATCH (b:Claim {id: $b}) "
            "CREATE (a)-[:DECIDED {verdict: $verdict, by: 'ada', at: '2025-03-01', note: 'two plants'}]->(b)",
            {"a": a, "b": b, "verdict": verdict},
        )
    )


def test_a_persons_decision_overrides_the_machine(store: kg.Store, embedder: Embedder) -> None:
    put(store, embedder, [accusation(), denial()])
    (row,) = store.rows("MATCH ()-[r:CONTRADICTS {kind: 'quantity'}]->() RETURN r.claims AS claims")
    decide(store, *row["claims"], "compatible")
    relink(store, embedder)
    assert not store.rows("MATCH ()-[r:CONTRADICTS {kind: 'quantity'}]->() RETURN r.id AS id")
    (row,) = store.rows("MATCH ()-[r:COMPATIBLE]->() WHERE r.kind = 'decided' RETURN r.status AS s, r.reasons AS why")
    assert (row["s"], row["why"]) == ("confirmed", ["decided by ada: two plants"])


def test_a_person_can_join_what_the_machine_holds_apart(store: kg.Store, embedder: Embedder, derived: Derived) -> None:
    put(store, embedder, [accusation(), denial()])
    (row,) = store.rows("MATCH ()-[r:CONTRADICTS {kind: 'quantity'}]->() RETURN r.claims AS claims")
    decide(store, *row["claims"], "repeats")
    relink(store, embedder)
    a, b = (next(r["p"] for r in derived()[0] if r["c"] == claim) for claim in row["claims"])
    assert a == b


def test_an_article_that_is_not_there(store: kg.Store, embedder: Embedder) -> None:
    with pytest.raises(NotFound):
        link(store, embedder, "ar-" + "0" * 24)
