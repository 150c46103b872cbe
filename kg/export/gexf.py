"""GEXF 1.2: every node and edge with its properties, for Gephi and networkx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kg.export.tables import EDGE_TABLES, NODE_TABLES, edges, nodes
from kg.export.xml import quoted
from kg.views import Row

if TYPE_CHECKING:
    from kg.store.bolt import Store

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph defaultedgetype="directed" mode="static">
"""

# What is written beside a node when it is drawn, by table; the others go by their id.
_LABELS = {"Outlet": "name", "Article": "title", "Entity": "name"}


def write(store: Store, out: BinaryIO) -> None:
    """Write the graph as GEXF; the table that a node or edge comes from is its property ``table``."""
    for line in _lines(store):
        out.write(line.encode("utf-8"))


def _lines(store: Store) -> Iterator[str]:
    yield _HEAD
    yield from _attributes("node", ["table", *sorted({name for table in NODE_TABLES for name in table.columns})])
    yield from _attributes("edge", ["table", *sorted({name for table in EDGE_TABLES for name in table.columns})])
    yield "<nodes>\n"
    for table in NODE_TABLES:
        for row in nodes(store, table):
            label = row.get(_LABELS.get(table.name, "text")) or row["id"]
            values = _values(table.name, row, table.columns)
            yield f"<node id={quoted(row['id'])} label={quoted(label[:200])}>{values}</node>\n"
    yield "</nodes>\n<edges>\n"
    for table in EDGE_TABLES:
        for number, row in enumerate(edges(store, table)):
            ends = f"source={quoted(row['source'])} target={quoted(row['target'])}"
            values = _values(table.name, row, table.columns)
            yield f'<edge id="{table.name}-{number}" {ends} label="{table.name}">{values}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(domain: str, names: list[str]) -> Iterator[str]:
    yield f'<attributes class="{domain}" mode="static">\n'
    for name in names:
        yield f'<attribute id="{name}" title="{name}" type="string"/>\n'
    yield "</attributes>\n"


def _values(kind: str, row: Row, columns: tuple[str, ...]) -> str:
    held = "".join(f'<attvalue for="{name}" value={quoted(row[name])}/>' for name in columns if row[name] is not None)
    return f'<attvalues><attvalue for="table" value="{kind}"/>{held}</attvalues>'
