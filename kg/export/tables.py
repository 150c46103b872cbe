"""The whole graph as tables of rows in a fixed order, read batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.cypher import export as statements
from kg.views import Row

if TYPE_CHECKING:
    from kg.store.bolt import Store

BATCH = 1000


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
    statement, after = statements.NODE_STATEMENTS[table.name], statements.FROM_START
    while rows := store.rows(statement, after=after, limit=BATCH):
        yield from rows
        after = rows[-1]["id"]


def edges(store: Store, table: Table) -> Iterator[Row]:
    """Yield the edges of a table by their ends, as rows with ``source`` and ``target``."""
    if table.name in statements.FEW:
        yield from store.rows(statements.FEW[table.name][0])
        return
    statement, after = statements.EDGE_STATEMENTS[table.name], statements.FROM_START
    while rows := store.rows(statement, after=after, limit=BATCH):
        yield from (row for row in rows if row["target"] is not None)
        after = rows[-1]["after"]
