"""What is put can be read back, as often as it is put; a newer reading takes the older one's place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

import kg
from kg.errors import BadInput, NotFound
from kg.records import ArticleGraph, Entity, Outlet, Words
from tests.builders import article_of, sample

Look = Callable[[kg.Store], list[str]]

LINK = """
MATCH (c:Claim)
CREATE (p:Proposition {id: 'pr-' + c.id, articles: 1})
CREATE (c)-[:EXPRESSES {score: 1.0}]->(p)
"""
DECIDE = """
MATCH (a:Claim {id: $a}), (b:Claim {id: $b})
CREATE (a)-[:DECIDED {verdict: 'contradicts', by: 'ada'}]->(b)
"""
DECISIONS = "MATCH (a)-[r:DECIDED]->(b) RETURN a.id AS a, r.by AS by, b.id AS b"


def without_claim(graph: ArticleGraph, number: int) -> ArticleGraph:
    gone = graph.claims[number].id
    attributions = tuple(
        replace(one, claims=tuple(id for id in one.claims if id != gone)) for one in graph.attributions
    )
    return replace(graph, claims=tuple(c for c in graph.claims if c.id != gone), attributions=attributions)


def test_what_was_put_is_read_back(store: kg.Store) -> None:
    graph = sample(url="https://harbourledger.example/chips")
    assert store.put(graph)
    assert store.article(graph.article.id) == graph


def test_an_article_without_any_attribution_is_kept(store: kg.Store) -> None:
    graph = ArticleGraph("bare", article_of("Nothing was said by anybody."))
    assert store.put(graph)
    assert store.article(graph.article.id) == graph


def test_a_quotation_without_printed_speaker_or_cue_is_read_back(store: kg.Store) -> None:
    graph = sample()
    silent = replace(graph.attributions[0], speaker=replace(graph.attributions[0].speaker, spans=(), text=""))
    silent = replace(silent, cue=Words((), ""))
    graph = replace(graph, attributions=(silent, *graph.attributions[1:]))
    assert store.put(graph)
    assert store.article(graph.article.id) == graph


def test_putting_twice_is_putting_once(store: kg.Store, everything: Look) -> None:
    assert store.put(sample())
    once = everything(store)
    assert not store.put(sample())
    assert everything(store) == once


def test_another_name_of_the_file_or_another_visit_is_no_newer_reading(store: kg.Store) -> None:
    first = sample(fetched_at="2025-02-04T10:00:00Z")
    store.put(first)
    assert not store.put(
        replace(first, input="copy", article=replace(first.article, fetched_at="2025-03-01T00:00:00Z"))
    )
    assert store.article(first.article.id) == first


def test_an_equal_graph_leaves_what_was_derived(store: kg.Store, everything: Look) -> None:
    store.put(sample())
    store.change((LINK, {}), ("MATCH (a:Article) SET a.linked = 'link/1'", {}))
    linked = everything(store)
    assert not store.put(sample())
    assert everything(store) == linked


def test_a_newer_reading_takes_the_place_of_the_older(store: kg.Store, everything: Look) -> None:
    older, newer = sample(), without_claim(sample(), 0)
    store.put(newer)
    alone = everything(store)
    store.change(("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", {}))
    assert store.put(older)
    assert store.put(newer)
    assert everything(store) == alone
    assert store.article(newer.article.id) == newer


def test_a_newer_reading_is_to_be_linked_again(store: kg.Store) -> None:
    older, newer = sample(), without_claim(sample(), 0)
    store.put(older)
    store.change((LINK, {}), ("MATCH (a:Article) SET a.linked = 'link/1'", {}))
    store.put(newer)
    assert store.rows("MATCH (a:Article) RETURN a.linked AS linked") == [{"linked": None}]
    assert store.rows("MATCH (p:Proposition) RETURN p.id AS id") == []


def test_a_proposition_that_lost_one_of_its_claims_is_marked(store: kg.Store) -> None:
    one, two = sample(1), sample(2)
    for graph in (one, two):
        store.put(graph)
    store.change(("MATCH (c:Claim) MERGE (p:Proposition {id: 'pr-1'}) CREATE (c)-[:EXPRESSES]->(p)", {}))
    store.delete(one.article.id)
    assert store.rows("MATCH (p:Proposition) RETURN p.id AS id, p.stale AS stale") == [{"id": "pr-1", "stale": True}]


def test_what_a_person_decided_survives_newer_readings(store: kg.Store) -> None:
    graph = sample()
    a, b = graph.claims[0].id, graph.claims[1].id
    store.put(graph)
    store.change((DECIDE, {"a": a, "b": b}))
    store.put(without_claim(graph, 1))
    assert store.rows(DECISIONS) == [{"a": a, "by": "ada", "b": b}]
    assert store.article(graph.article.id) == without_claim(graph, 1)
    store.put(graph)
    assert store.rows(DECISIONS) == [{"a": a, "by": "ada", "b": b}]
    assert store.article(graph.article.id) == graph


def test_an_entity_that_a_person_judged_survives_a_newer_reading(store: kg.Store) -> None:
    graph = sample()
    store.put(graph)
    bare = ArticleGraph(graph.input, graph.article)
    judge = (
        "MATCH (a:Entity {name: 'Lena Orsk'}), (b:Entity {name: 'Tavik Systems'}) CREATE (a)-[:JUDGED {by: $by}]->(b)"
    )
    store.change((judge, {"by": "ada"}))
    store.put(bare)
    assert {row["name"] for row in store.rows("MATCH (e:Entity) RETURN e.name AS name")} == {
        "Lena Orsk",
        "Tavik Systems",
    }
    store.delete(graph.article.id)


def test_an_entity_that_only_the_machine_judged_goes_with_its_last_article(store: kg.Store) -> None:
    graph = sample()
    store.put(graph)
    store.change(("MATCH (a:Entity), (b:Entity) WHERE a.id < b.id CREATE (a)-[:JUDGED {by: 'onrecord/1'}]->(b)", {}))
    store.put(ArticleGraph(graph.input, graph.article))
    assert store.rows("MATCH (e:Entity) RETURN e.id AS id") == []


def test_deleting_leaves_nothing_behind(store: kg.Store, everything: Look) -> None:
    store.put(sample(1))
    before = everything(store)
    gone = sample(2, outlet=Outlet("meridianpost.example", "Meridian Post"))
    store.put(gone)
    store.delete(gone.article.id)
    assert everything(store) == before
    store.delete(sample(1).article.id)
    assert everything(store) == []


@pytest.mark.parametrize("act", ["article", "delete"])
def test_an_article_that_is_not_there_is_told(store: kg.Store, act: str) -> None:
    with pytest.raises(NotFound, match="no article 'ar-0'"):
        getattr(store, act)("ar-0")


def test_articles_of_one_address_revise_one_another_in_the_order_of_their_visits(store: kg.Store) -> None:
    url = "https://harbourledger.example/chips"
    first, second, third = (sample(n, url=url, fetched_at=f"2025-02-0{n}T00:00:00Z") for n in (1, 2, 3))
    for graph in (second, third, first):
        store.put(graph)
    revises = "MATCH (a:Article)-[:REVISES]->(b:Article) RETURN a.id AS newer, b.id AS older ORDER BY a.fetched_at"
    assert store.rows(revises) == [
        {"newer": second.article.id, "older": first.article.id},
        {"newer": third.article.id, "older": second.article.id},
    ]
    store.delete(second.article.id)
    assert store.rows(revises) == [{"newer": third.article.id, "older": first.article.id}]


def test_spellings_of_a_name_do_not_depend_on_the_order_of_articles(store: kg.Store, everything: Look) -> None:
    def spelt(number: int, name: str, *aliases: str) -> ArticleGraph:
        graph = sample(number)
        named = Entity(graph.entities[0].id, "organisation", name, aliases)
        return replace(graph, entities=(named, *graph.entities[1:]))

    graphs = [spelt(1, "CORVANE DYNAMICS", "Corvane"), spelt(2, "Corvane Dynamics", "the Corvane firm")]
    seen = []
    for order in (graphs, graphs[::-1]):
        for graph in order:
            store.put(graph)
        assert all(store.article(graph.article.id) == graph for graph in graphs)
        seen.append(everything(store))
        for graph in order:
            store.delete(graph.article.id)
    assert seen[0] == seen[1]
    assert "'name', 'Corvane Dynamics'" in str(seen[0])


def test_many_at_once_are_all_there(store: kg.Store, everything: Look) -> None:
    graphs = [sample(number // 2) for number in range(16)]
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(store.put, graphs))
    assert sum(written) == 8
    assert all(store.article(graph.article.id) == graph for graph in graphs)


BROKEN = {
    "an entity that is not there": lambda g: replace(g, entities=g.entities[1:]),
    "a claim that is not there": lambda g: replace(g, claims=g.claims[1:]),
    "one id twice": lambda g: replace(g, mentions=(*g.mentions, g.mentions[0])),
    "half a surrogate pair": lambda g: replace(g, article=replace(g.article, title="\ud83d")),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_graph_that_cannot_be_stored_is_refused_whole(embedded_store: kg.Store, everything: Look, fault: str) -> None:
    with pytest.raises(BadInput):
        embedded_store.put(BROKEN[fault](sample()))
    assert everything(embedded_store) == []
