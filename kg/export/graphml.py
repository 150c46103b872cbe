"""GraphML: every node and edge with its properties, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kg.export.tables import EDGE_TABLES, NODE_TABLES, edges, nodes
from kg.export.xml import quoted, words
from kg.views import Row

if TYPE_CHECKING:
    from kg.store.bolt import Store

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(store: Store, out: BinaryIO) -> None:
    """Write the graph as GraphML; the table that a node or edge comes from is its property ``table``."""
    for line in _lines(store):
        out.write(line.encode("utf-8"))


def _lines(store: Store) -> Iterator[str]:
    yield _HEAD
    names = sorted({name for table in NODE_TABLES for name in table.columns})
    yield from _keys("node", "n", ["table", *names])
    yield from _keys("edge", "e", ["table", *sorted({name for table in EDGE_TABLES for name in table.columns})])
    yield '<graph edgedefault="directed">\n'
    for table in NODE_TABLES:
        for row in nodes(store, table):
            yield f"<node id={quoted(row['id'])}>{_data('n', table.name, row, table.columns)}</node>\n"
    for table in EDGE_TABLES:
        for number, row in enumerate(edges(store, table)):
            ends = f"source={quoted(row['source'])} target={quoted(row['target'])}"
            data = _data("e", table.name, row, table.columns)
            yield f'<edge id="{table.name}-{number}" {ends}>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(domain: str, prefix: str, names: list[str]) -> Iterator[str]:
    for name in names:
        yield f'<key id="{prefix}_{name}" for="{domain}" attr.name="{name}" attr.type="string"/>\n'


def _data(prefix: str, kind: str, row: Row, columns: tuple[str, ...]) -> str:
    held = "".join(
        f'<data key="{prefix}_{name}">{words(row[name])}</data>' for name in columns if row[name] is not None
    )
    return f'<data key="{prefix}_table">{kind}</data>{held}'
