"""All article graphs that the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.records import ArticleGraph
from kg.store.cypher import export as statements

if TYPE_CHECKING:
    from kg.store.bolt import Store

BATCH = 500


def article_ids(store: Store) -> Iterator[str]:
    """Yield the ids of all articles, in order."""
    after = statements.FROM_START
    while rows := store.rows(statements.ARTICLE_IDS, after=after, limit=BATCH):
        for row in rows:
            yield row["id"]
        after = rows[-1]["id"]


def graphs(store: Store) -> Iterator[ArticleGraph]:
    """Yield all article graphs by article id, one at a time."""
    for id in article_ids(store):
        yield store.article(id)
