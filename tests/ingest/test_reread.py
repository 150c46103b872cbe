"""Stored articles read anew: what changed is told, and what people decided stays."""

import dataclasses

import pytest

from ingest.pipeline import Reader, load_reader, read_text
from ingest.reread import changes, reread_each
from kg.embed import load_embedder
from kg.link import link

TEXT = "Ada Brink said Vell Motors would close its plant. Corvid denied that Vell Motors had paid a bribe."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def test_two_equal_readings_do_not_differ(reader):
    graph = read_text(TEXT, reader=reader)
    assert list(changes(graph, graph)) == []


def test_what_came_and_what_changed_is_told(reader):
    new = read_text(TEXT, reader=reader)
    first = dataclasses.replace(new.attributions[0], act="alleges")
    old = dataclasses.replace(new, attributions=(first,))
    changed, came = changes(old, new)
    assert (changed.kind, changed.what) == ("changed", ("act",))
    assert (came.kind, came.before) == ("came", None)
    assert came.after.startswith("Corvid denies")


def test_a_quotation_without_a_printed_saying_is_told_too(reader):
    new = read_text("Dana Pell runs the bakery.\n\n“We are losing half our trade.”", reader=reader)
    (came,) = changes(dataclasses.replace(new, attributions=()), new)
    assert came.after == "Dana Pell states: “We are losing half our trade.”"


def test_decisions_stay(embedded_store, reader):
    embedder = load_embedder()
    graph = read_text(TEXT, reader=reader)
    embedded_store.put(graph)
    link(embedded_store, embedder, graph.article.id)
    a, b = (claim.id for claim in graph.claims[:2])
    decide = "MATCH (a:Claim {id: $a}) MATCH (b:Claim {id: $b}) CREATE (a)-[:DECIDED {by: 'x'}]->(b)"
    embedded_store.change((decide, {"a": a, "b": b}))
    other = load_reader(least=0.01)
    (dry,) = reread_each(embedded_store, [graph.article.id], other, embedder, keep=False)
    assert embedded_store.article(graph.article.id).attributions[0].reader == reader.name
    (told,) = reread_each(embedded_store, [graph.article.id], other, embedder)
    assert told == dry
    assert (told.readers, told.reader, told.changes) == ((reader.name,), other.name, ())
    assert embedded_store.article(graph.article.id).attributions[0].reader == other.name
    assert embedded_store.rows("MATCH ()-[r:DECIDED]->() RETURN r.by AS by") == [{"by": "x"}]
