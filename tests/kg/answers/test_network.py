"""Parts of the graph as networks to draw."""

from __future__ import annotations

import pytest

from kg.errors import NotFound
from kg.ids import entity_id
from kg.network import Network, neighbourhood, quotations
from tests.kg.answers.conftest import Affair


def edges(network: Network) -> set[tuple[str, str, str]]:
    labels = {node.id: node.label for node in network.nodes}
    return {(labels[edge.source], edge.relation, labels[edge.target]) for edge in network.edges}


def test_an_entity_has_its_claims_around_it(affair: Affair) -> None:
    network = neighbourhood(affair.store, entity_id("person", "Ivo Brandt"))
    assert edges(network) == {("Ivo Brandt", "confirms", "Corvane Dynamics trained its model on 2,048 chips")}


def test_a_proposition_has_what_contradicts_it(affair: Affair) -> None:
    network = neighbourhood(affair.store, affair.chips)
    assert {edge.relation for edge in network.edges} == {"expresses", "contradicts"}
    assert {affair.more, *(affair.claims[name] for name in ("scoop", "relay", "wire", "undated"))} < {
        node.id for node in network.nodes
    }


@pytest.mark.parametrize("start", ["claims", "articles"])
def test_further_steps_reach_further(affair: Affair, start: str) -> None:
    id = getattr(affair, start)["scoop"]
    sizes = [len(neighbourhood(affair.store, id, depth=depth).nodes) for depth in (1, 2, 3)]
    assert sizes == sorted(set(sizes))


def test_an_outlet_has_its_articles(affair: Affair) -> None:
    network = neighbourhood(affair.store, "tidereview.example")
    assert {(edge.relation, edge.target) for edge in network.edges} == {
        ("publishes", affair.articles["reply"]),
        ("publishes", affair.articles["undated"]),
    }


def test_is_bounded_and_always_the_same(affair: Affair) -> None:
    id = affair.claims["scoop"]
    small = neighbourhood(affair.store, id, depth=4, limit=4)
    assert len(small.nodes) == 4
    ends = {end for edge in small.edges for end in (edge.source, edge.target)}
    assert ends <= {node.id for node in small.nodes}
    assert small == neighbourhood(affair.store, id, depth=4, limit=4)


@pytest.mark.parametrize("id", ["en-" + "0" * 24, "cl-12ab", "nowhere.example", "", "'}) DETACH DELETE (n"])
def test_says_what_is_not_there(affair: Affair, id: str) -> None:
    with pytest.raises(NotFound):
        neighbourhood(affair.store, id)


def test_shows_who_quotes_whom(affair: Affair) -> None:
    assert edges(quotations(affair.store)) == {
        ("Meridian Post", "quotes", "unnamed sources"),
        ("Daily Quill", "quotes", "unnamed sources"),
        ("The Harbour Ledger", "quotes", "Meridian Post"),
        ("Meridian Post", "quotes", "unnamed sources"),
        ("Tide Review", "quotes", "Lena Orsk"),
        ("Tide Review", "quotes", "Ivo Brandt"),
    }
    weights = {edge.target: edge.weight for edge in quotations(affair.store).edges}
    assert weights[entity_id("person", "Lena Orsk")] == 2.0, "she denies, and she says"


def test_networkx_holds_the_same(affair: Affair) -> None:
    network = neighbourhood(affair.store, affair.chips, depth=2)
    graph = network.to_networkx()
    assert set(graph.nodes) == {node.id for node in network.nodes}
    assert graph.number_of_edges() == len(network.edges)
