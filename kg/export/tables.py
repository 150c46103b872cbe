"""The whole graph as tables of rows in a fixed order, read batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.store.cypher import export as statements
from kg.views import Row

if TYPE_CHECKING:
    from kg.store.bolt import Store

ROWS = 500
LAST = "\uffff"

# Ids are a prefix and hex digits evenly spread, so that their first digits cut a label into even parts.
PREFIXES = {
    "Article": "ar",
    "Entity": "en",
    "Mention": "me",
    "Attribution": "at",
    "Claim": "cl",
    "Quantity": "qu",
    "Evidence": "ev",
    "Proposition": "pr",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of nodes or of edges: its name and the names of its properties, ``id`` or both ends not among them."""

    name: str
    columns: tuple[str, ...]


NODE_TABLES = tuple(Table(name, columns[1:]) for name, (_, columns) in statements.NODES.items())
EDGE_TABLES = (
    *(Table(name, columns) for name, (_, _, columns) in statements.EDGES.items()),
    *(Table(name, columns) for name, (_, columns) in statements.FEW.items()),
)


def nodes(store: Store, table: Table) -> Iterator[Row]:
    """Yield the nodes of a table by id."""
    for low, high in _ranges(store, statements.NODES[table.name][0]):
        yield from store.rows(statements.NODE_STATEMENTS[table.name], low=low, high=high)


def edges(store: Store, table: Table) -> Iterator[Row]:
    """Yield the edges of a table by their ends, as rows with ``source`` and ``target``."""
    if table.name in statements.FEW:
        yield from store.rows(statements.FEW[table.name][0])
        return
    for low, high in _ranges(store, statements.EDGES[table.name][0]):
        yield from store.rows(statements.EDGE_STATEMENTS[table.name], low=low, high=high)


def _ranges(store: Store, label: str) -> Iterator[tuple[str, str]]:
    """Yield ranges of ids that together hold all nodes of a label, about ``ROWS`` of them each."""
    count, digits = store.rows(statements.COUNT[label])[0]["n"], 0
    while label in PREFIXES and count > ROWS * 16**digits:
        digits += 1
    cuts = [f"{PREFIXES[label]}-{number:0{digits}x}" for number in range(1, 16**digits)] if digits else []
    yield from pairwise(["", *cuts, LAST])
