"""CSV: one zip with a table for every kind of node and of edge."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.tables import EDGE_TABLES, NODE_TABLES, edges, nodes
from kg.views import Row

if TYPE_CHECKING:
    from kg.store.bolt import Store

# A zip stores a time for every file: always this one, the earliest it can, so that equal graphs give equal bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(store: Store, out: BinaryIO) -> None:
    """Write the graph as a zip of CSV files (UTF-8, RFC 4180); lists are JSON, what is absent is empty."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as folder:
        for table in NODE_TABLES:
            _file(folder, f"nodes/{table.name.lower()}.csv", ("id", *table.columns), nodes(store, table))
        for table in EDGE_TABLES:
            _file(folder, f"edges/{table.name.lower()}.csv", ("source", "target", *table.columns), edges(store, table))


def _file(folder: zipfile.ZipFile, name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with folder.open(info, "w", force_zip64=True) as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows(_cells(row, columns) for row in rows)


def _cells(row: Row, columns: tuple[str, ...]) -> Iterator[str]:
    return (cell(row[column]) for column in columns)


def cell(value: Any) -> str:
    """Return a value as it stands in a cell: true and false, shortest numbers, lists as JSON, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return json.dumps(value, ensure_ascii=False)
