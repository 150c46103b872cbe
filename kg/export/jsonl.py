"""JSONL: one ArticleGraph a line, then a line for everything derived or decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.tables import EDGE_TABLES, NODE_TABLES, edges, nodes
from kg.forms import as_data
from kg.graphs import graphs

if TYPE_CHECKING:
    from kg.store.bolt import Store

DERIVED = ("REVISES", "COPIES", "SAME_AS", "JUDGED", "DENIES", "EXPRESSES")
RELATIONS = ("CONTRADICTS", "SUPPORTS", "UPDATES", "COMPATIBLE")


def write(store: Store, out: BinaryIO) -> None:
    """Write the graph as JSON lines; ``record`` says what a line is: article, proposition, or a relationship's name."""
    for record in _records(store):
        out.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _records(store: Store) -> Iterator[dict[str, Any]]:
    for graph in graphs(store):
        data = as_data(graph)
        # When it was fetched is no part of what was read: fetching again must not change an export.
        data["article"].pop("fetched_at")
        yield {"record": "article", **data}
    for row in nodes(store, next(table for table in NODE_TABLES if table.name == "Proposition")):
        yield {"record": "proposition", **row}
    for table in EDGE_TABLES:
        if table.name in (*DERIVED, *RELATIONS, "DECIDED"):
            for row in edges(store, table):
                yield {"record": table.name.lower()} | {
                    name: row[name] for name in ("source", "target", *table.columns)
                }
