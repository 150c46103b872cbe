"""All article graphs that the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.records import ArticleGraph
from kg.store.cypher import export as statements

if TYPE_CHECKING:
    from kg.store.bolt import Store


def article_ids(store: Store) -> Iterator[str]:
    """Return the ids of all articles, in order."""
    return (row["id"] for row in store.rows(statements.ARTICLE_IDS))


def graphs(store: Store) -> Iterator[ArticleGraph]:
    """Yield all article graphs by article id, one at a time."""
    for id in article_ids(store):
        yield store.article(id)
