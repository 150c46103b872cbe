"""Exports: whole, readable by others, and equal bytes for equal graphs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import networkx
import pytest

import kg
from kg.errors import BadInput
from kg.export import FORMATS, export
from kg.forms import from_data
from kg.records import ArticleGraph
from tests.builders import sample
from tests.kg.answers.conftest import Affair, relay, reply, scoop, tell, undated, wire


def written(store: kg.Store, format: str) -> bytes:
    out = io.BytesIO()
    export(store, format, out)
    return out.getvalue()


def lines(store: kg.Store) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(store, "jsonl").splitlines()]


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_in_which_articles_came_does_not_show(store: kg.Store, format: str) -> None:
    graphs = [scoop(), relay(), wire(), reply(), undated()]
    for graph in graphs:
        store.put(graph)
    first = written(store, format)
    store.change(("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", {}))
    for graph in reversed(graphs):
        store.put(graph)
    assert written(store, format) == first


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_volatile_stays_out(affair: Affair, format: str) -> None:
    before = written(affair.store, format)
    affair.store.change(
        ("CREATE (:Job {id: 'jo-1', what: 'ingest', state: 'done'})", {}),
        ("MATCH (a:Article) SET a.linked = 'another', a.fetched_at = '2031-04-01T00:00:00Z'", {}),
    )
    assert written(affair.store, format) == before


@pytest.mark.neo4j
@pytest.mark.parametrize("format", FORMATS)
def test_both_servers_write_the_same_bytes(embedded_store: kg.Store, neo4j_store: kg.Store, format: str) -> None:
    assert written(tell(embedded_store).store, format) == written(tell(neo4j_store).store, format)


def test_jsonl_holds_every_article_graph_and_what_was_derived(affair: Affair) -> None:
    found = lines(affair.store)
    graphs = [
        from_data(ArticleGraph, {**line, "article": {**line["article"], "fetched_at": None}})
        for line in found
        if line.pop("record") == "article"
    ]
    assert graphs == [affair.store.article(id) for id in sorted(affair.articles.values())]
    kinds = [line["record"] for line in lines(affair.store)]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "article": 5,
        "proposition": 2,
        "expresses": 5,
        "copies": 1,
        "denies": 1,
        "contradicts": 1,
    }


def test_csv_is_a_zip_of_tables_that_name_their_columns(affair: Affair) -> None:
    with zipfile.ZipFile(io.BytesIO(written(affair.store, "csv"))) as folder:
        assert folder.testzip() is None
        claims = list(csv.DictReader(io.TextIOWrapper(folder.open("nodes/claim.csv"), "utf-8", newline="")))
        said = list(csv.DictReader(io.TextIOWrapper(folder.open("edges/contradicts.csv"), "utf-8", newline="")))
    assert [row["id"] for row in claims] == sorted(affair.claims.values())
    assert [(row["id"], json.loads(row["reasons"])) for row in said] == [(affair.relation, ["2,048 against 10,000"])]


def nodes_and_edges(store: kg.Store) -> tuple[int, int]:
    counts = "MATCH (n) WHERE NOT n:Meta AND NOT n:Job AND NOT n:Passage RETURN count(n) AS n"
    # That an article names an entity is told by its mentions.
    edges = "MATCH (n)-[r]->() WHERE type(r) <> 'NAMES' RETURN count(r) AS n"
    return store.rows(counts)[0]["n"], store.rows(edges)[0]["n"]


@pytest.mark.parametrize(("format", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networkx_reads_all_nodes_and_edges(affair: Affair, format: str, read: Any) -> None:
    graph = read(io.BytesIO(written(affair.store, format)))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == nodes_and_edges(affair.store)
    node = graph.nodes[affair.claims["scoop"]]
    assert (node["table"], node["polarity"]) == ("Claim", "affirmed")


@pytest.mark.parametrize(("format", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
@pytest.mark.parametrize(
    "words", ["<b> & \"quoted\" 'so'", "\x00\x0b\x1f control", "﷽ עברית", "line\nbreak\ttab", "]]>"]
)
def test_any_text_makes_a_file_that_can_be_read(embedded_store: kg.Store, format: str, read: Any, words: str) -> None:
    embedded_store.put(sample(title=words))
    graph = read(io.BytesIO(written(embedded_store, format)))
    (title,) = (data["title"] for _, data in graph.nodes(data=True) if data["table"] == "Article")
    assert title == "".join(char if char >= " " or char in "\t\n" else "\ufffd" for char in words)


def test_an_empty_graph_is_a_valid_file(embedded_store: kg.Store) -> None:
    assert written(embedded_store, "jsonl") == b""
    assert networkx.read_graphml(io.BytesIO(written(embedded_store, "graphml"))).number_of_nodes() == 0
    assert networkx.read_gexf(io.BytesIO(written(embedded_store, "gexf"))).number_of_nodes() == 0


def test_another_format_is_refused(embedded_store: kg.Store) -> None:
    with pytest.raises(BadInput, match="'xlsx' is not one of jsonl, csv, graphml, gexf"):
        written(embedded_store, "xlsx")
