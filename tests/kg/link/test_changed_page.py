"""What ingesting tells of a page that has changed."""

from __future__ import annotations

import kg
from ingest.batch import store_one
from kg.embed import Embedder
from tests.kg.answers.test_revisions import versions


def test_ingest_tells_what_a_changed_page_changes(embedded_store: kg.Store, embedder: Embedder) -> None:
    first, second, _ = versions()
    assert store_one(first, embedded_store, embedder).revision is None
    done = store_one(second, embedded_store, embedder)
    assert done.revision is not None
    assert done.revision.revises == first.article.id
    assert [change.kind for change in done.revision.changes] == ["reworded"]
    assert store_one(second, embedded_store, embedder).revision is None
    for graph in (first, second):
        embedded_store.delete(graph.article.id)
