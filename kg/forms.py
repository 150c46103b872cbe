"""Records to JSON and back, by pydantic's adapters over the plain dataclasses."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def as_data(record: Any) -> Any:
    """Return a record, or a row of them, as plain dicts and lists, by the names of the formats."""
    if type(record) in (tuple, list):
        return [as_data(one) for one in record]  # a bare tuple's adapter would not know what its records leave out
    return _adapter(type(record)).dump_python(record, mode="json", by_alias=True)


def as_json(record: Any) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(as_data(record), ensure_ascii=False)


def from_data(kind: type[T], data: Any) -> T:
    """Return a record of this kind from plain data; raise ``pydantic.ValidationError`` when it does not fit."""
    record: T = _adapter(kind).validate_python(data, by_alias=True, by_name=True)
    return record


def from_json(kind: type[T], line: str | bytes) -> T:
    """Return a record of this kind from JSON."""
    record: T = _adapter(kind).validate_json(line, by_alias=True, by_name=True)
    return record
