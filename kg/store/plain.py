"""Rows as plain values, from records as the driver gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import neo4j

Row = dict[str, Any]

_SCALARS = frozenset((str, int, float, bool, type(None)))


def rows_of_records(names: Sequence[str], records: Iterable[neo4j.Record]) -> list[Row]:
    """Return one dict a record, nodes as their properties.

    The driver's own ``data`` asks of every value whether it is a node, which takes longer than all else on this side
    of the wire: it is kept for the records that hold something other than plain values.
    """
    return [_row(names, record) for record in records]


def _row(names: Sequence[str], record: neo4j.Record) -> Row:
    values = record.values()
    return dict(zip(names, values, strict=True)) if all(map(_is_plain, values)) else record.data()


def _is_plain(value: object) -> bool:
    kind = type(value)
    if kind in _SCALARS:
        return True
    if kind is list:
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    return kind is dict and all(map(_is_plain, value.values()))  # type: ignore[attr-defined]
