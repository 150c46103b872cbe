"""Who is one may come out late: then what was counted before is counted anew."""

from __future__ import annotations

import kg
from ingest.demo import demo_corpus
from ingest.inputs import Input, inputs
from ingest.pipeline import extract, load_reader
from kg.embed import Embedder
from kg.link import link, relink

COUNTS = "MATCH (p:Proposition) RETURN p.id AS id, p.articles AS articles, p.roots AS roots ORDER BY id"


def test_counts_are_those_of_linking_anew(embedded_store: kg.Store, embedder: Embedder) -> None:
    reader = load_reader()
    for item in inputs([str(path) for path in demo_corpus()[:6]]):
        assert isinstance(item, Input)
        graph = extract(item, reader)
        embedded_store.put(graph)
        link(embedded_store, embedder, graph.article.id)
    counted = embedded_store.rows(COUNTS)
    assert any(row["articles"] > 1 for row in counted)
    relink(embedded_store, embedder)
    assert embedded_store.rows(COUNTS) == counted
