"""JSONL, a line at a time: a file of gigabytes is never in memory."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from ingest.inputs.input import Broken, Input, input_of_record, name_of_record
from ingest.inputs.sealed import Address
from ingest.page.decode import MAX_BYTES, too_many_bytes
from kg.errors import BadInput

CHUNK = 1 << 16

Line = tuple[int, bytes | None]


def inputs_of_lines(chunks: Iterable[bytes], name: str) -> Iterator[Input | Address | Broken]:
    """Yield an input for each line that is not blank; a broken one is yielded as broken, with its number."""
    empty = True
    for number, line in lines(chunks):
        if line is None or line.strip():
            empty = False
            yield _input(line, f"{name}:{number}", number)
    if empty:
        yield Broken(name, BadInput("empty", "nothing in it", f"{name} holds no line"))


def lines(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Yield each line with its number, from 1; None in place of one that is longer than ``MAX_BYTES``."""
    number, rest, skipping = 1, bytearray(), False
    for chunk in chunks:
        *ended, last = chunk.split(b"\n")
        for part in ended:
            rest += part
            yield number, None if skipping or len(rest) > MAX_BYTES else bytes(rest)
            number, rest, skipping = number + 1, bytearray(), False
        rest += last
        if len(rest) > MAX_BYTES:
            rest, skipping = bytearray(), True
    if rest or skipping:
        yield number, None if skipping else bytes(rest)


def _input(line: bytes | None, name: str, number: int) -> Input | Address | Broken:
    record: object = None
    try:
        record = _record(line)
        return input_of_record(record, name)
    except BadInput as error:
        where = BadInput(error.type, error.title, f"line {number}: {error.detail}")
        return Broken(name_of_record(record, name), where)


def _record(line: bytes | None) -> object:
    if line is None:
        raise too_many_bytes(MAX_BYTES + 1)
    try:
        return json.loads(line.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput("encoding", "not UTF-8", f"byte {error.start + 1} is not UTF-8, and JSONL is") from error
    except RecursionError as error:
        raise BadInput("bad_json", "not JSON", "brackets are nested too deeply") from error
    except ValueError as error:
        raise BadInput("bad_json", "not JSON", f"not JSON: {error}") from error


def json_lines(path: str) -> Iterator[tuple[str, dict[str, Any] | BadInput]]:
    """Yield the name (its ``id``, else file and line) and the object of each line of a JSONL (``-``: standard input).

    A line that is no object yields the error in its place; so does a file that cannot be opened.
    """
    name = os.path.basename(path)
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else open(path, "rb") as file:
            for number, line in lines(iter(lambda: file.read(CHUNK), b"")):
                if line is None or line.strip():
                    yield _object(line, f"{name}:{number}", number)
    except OSError as error:
        yield name, BadInput("no_such_file", "cannot be opened", f"{path}: {error.strerror or error}")


def _object(line: bytes | None, name: str, number: int) -> tuple[str, dict[str, Any] | BadInput]:
    try:
        record = _record(line)
    except BadInput as error:
        return name, BadInput(error.type, error.title, f"line {number}: {error.detail}")
    if not isinstance(record, dict):
        return name, BadInput("bad_json", "not an object", f"line {number}: a line is one JSON object")
    return name_of_record(record, name), record
