"""What is put can be read back, as often as it is put."""

from __future__ import annotations

import kg
from tests.builders import sample


def test_reads_back_what_was_put(store: kg.Store) -> None:
    graph = sample()
    assert store.put(graph)
    assert store.article(graph.article.id) == graph


def test_says_that_an_equal_graph_is_there(store: kg.Store) -> None:
    assert store.put(sample())
    assert not store.put(sample())
