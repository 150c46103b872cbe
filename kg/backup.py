"""Everything that cannot be made anew in one file: article graphs, and what people decided."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kg.errors import BadInput
from kg.forms import as_data, from_data
from kg.graphs import graphs
from kg.records import ArticleGraph
from kg.store.cypher import backup as statements

if TYPE_CHECKING:
    from kg.store.bolt import Store

VERSION = 1
BATCH = 200


def backup(store: Store, path: Path, *, progress: Callable[[int], None] | None = None) -> int:
    """Write a gzip of JSON lines and return the number of articles; the file appears whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    number = 0
    try:
        with open(unfinished, "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
            for line in _lines(store):
                file.write(json.dumps(line).encode() + b"\n")
                if "article" in line:
                    number += 1
                    if progress is not None:
                        progress(number)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return number


def _lines(store: Store) -> Iterator[dict[str, Any]]:
    yield {"onrecord": "backup", "version": VERSION}
    number = 0
    for graph in graphs(store):
        number += 1
        yield {"article": as_data(graph)}
    for row in store.rows(statements.JUDGEMENTS):
        yield {"judgement": row}
    for row in store.rows(statements.DECISIONS):
        yield {"decision": row}
    # Without this line a file was cut off.
    yield {"end": number}


def restore(store: Store, path: Path, *, progress: Callable[[int], None] | None = None) -> int:
    """Put all that a backup holds and return the number of articles; the caller links anew.

    The whole file is read through before anything is written; raises ``BadInput`` for a broken or foreign one.
    """
    for _ in _read(path):
        pass
    number = 0
    for kind, value in _read(path):
        if kind == "article":
            store.put(value)
            number += 1
            if progress is not None:
                progress(number)
        else:
            store.change((statements.RESTORE[kind], {"pairs": [value]}))
    return number


def _read(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the kind and the content of each line of a backup."""
    try:
        with gzip.open(path, "rb") as file:
            yield from _checked(path, (line for line in file))
    except FileNotFoundError as error:
        raise BadInput("no_such_file", "no such file", f"there is no file {path}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile, IsADirectoryError) as error:
        raise _broken(path, f"it cannot be unpacked ({error})") from error


def _checked(path: Path, lines: Iterator[bytes]) -> Iterator[tuple[str, Any]]:
    _check_head(path, next(lines, b""))
    articles, end = 0, None
    for number, line in enumerate(lines, 2):
        kind, value = _parsed(path, number, line)
        if kind == "end":
            end = value
            break
        articles += kind == "article"
        yield kind, value
    if end != articles:
        raise _broken(path, f"it ends after {articles} articles without saying so: it was cut off")


def _check_head(path: Path, line: bytes) -> None:
    try:
        head = json.loads(line)
    except ValueError as error:
        raise _broken(path, "its first line is not JSON") from error
    if not isinstance(head, dict) or head.get("onrecord") != "backup":
        raise _broken(path, "it does not begin as one")
    if head.get("version") != VERSION:
        raise _broken(path, f"it is of version {head.get('version')!r}, this onrecord reads {VERSION}")


def _parsed(path: Path, number: int, line: bytes) -> tuple[str, Any]:
    try:
        ((kind, value),) = json.loads(line).items()
        if kind == "article":
            return kind, from_data(ArticleGraph, value)
        if kind == "end" or (kind in statements.RESTORE and value["a"] and value["b"] and value["properties"]):
            return kind, value
    except (ValueError, TypeError, KeyError, AttributeError, ValidationError) as error:
        raise _broken(path, f"line {number} cannot be read") from error
    raise _broken(path, f"line {number} is of a kind that is not known")


def _broken(path: Path, why: str) -> BadInput:
    return BadInput("bad_backup", "not a backup of onrecord", f"{path} is not a whole backup of onrecord: {why}")
