"""The whole graph as a file: canonical and sorted, so that equal graphs give equal bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import BadInput
from kg.export import csv_zip, gexf, graphml, jsonl

if TYPE_CHECKING:
    from kg.store.bolt import Store


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, its media type, and what writes it."""

    suffix: str
    media_type: str
    write: Callable[[Store, BinaryIO], None]


FORMATS = {
    "jsonl": Format(".jsonl", "application/x-ndjson", jsonl.write),
    "csv": Format(".zip", "application/zip", csv_zip.write),
    "graphml": Format(".graphml", "application/graphml+xml", graphml.write),
    "gexf": Format(".gexf", "application/gexf+xml", gexf.write),
}


def export(store: Store, format: str, out: BinaryIO) -> None:
    """Write the graph in a format of ``FORMATS``, batch by batch; raise ``BadInput`` for another."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise BadInput("unsupported", "not a format of exports", f"{format!r} is not one of {known}")
    FORMATS[format].write(store, out)
