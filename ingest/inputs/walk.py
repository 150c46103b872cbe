"""From what stands on a command line to inputs, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from ingest.inputs.input import Broken, Input
from ingest.inputs.lines import CHUNK, inputs_of_lines
from ingest.inputs.sealed import Address, Archive, Document, Sealed, is_address
from ingest.inputs.sniff import SUFFIXES, form_of, form_of_name
from ingest.page.decode import MAX_BYTES, refuse_binary, too_many_bytes
from kg.errors import BadInput

Taken = Input | Broken | Sealed


def inputs(paths: Sequence[str | os.PathLike[str]], stdin: BinaryIO | None = None) -> Iterator[Taken]:
    """Yield what the paths hold: files, the files of folders in sorted order, each line of a JSONL; ``-`` is ``stdin``.

    Addresses, archives and PDF are yielded as they are, to be opened later (``ingest.sources``). What cannot be taken
    up is yielded as ``Broken`` in its place, and the others go on.
    """
    for given in paths:
        path = os.fspath(given)
        if path == "-":
            yield from _of_stream(stdin or sys.stdin.buffer, "-")
        elif is_address(path):
            yield Address(path, path)
        elif os.path.isdir(path):
            yield from _of_folder(Path(path))
        else:
            yield from _of_file(Path(path), os.path.basename(path))


def is_one_article(path: str) -> bool:
    """Say whether a path is, by its name, a file that holds one article."""
    return os.path.isfile(path) and form_of_name(path) in ("page", "text", "document")


def _of_folder(folder: Path) -> Iterator[Taken]:
    files = sorted(_files(folder))
    for file in files:
        yield from _of_file(file, file.relative_to(folder).as_posix())
    if not files:
        known = ", ".join(SUFFIXES)
        yield Broken(
            str(folder),
            BadInput("no_such_file", "nothing to read", f"the folder {folder} holds no file ending in {known}"),
        )


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and form_of_name(name):
                yield Path(root, name)


def _of_file(path: Path, name: str) -> Iterator[Taken]:
    try:
        with path.open("rb") as file:
            if form_of(name, file.peek(64)[:64]) == "archive":
                yield Archive(name, str(path))
            else:
                yield from _of_stream(file, name)
    except FileNotFoundError:
        yield Broken(name, BadInput("no_such_file", "no such file", f"there is no file {str(path)!r}"))
    except OSError as error:
        yield Broken(
            name, BadInput("unreadable", "cannot be read", f"{path} cannot be read: {error.strerror or error}")
        )


def _of_stream(stream: BinaryIO, name: str) -> Iterator[Taken]:
    head = stream.read(CHUNK)
    try:
        form = form_of(name, head)
        if form != "document":
            refuse_binary(head)
        if form == "archive":
            raise BadInput("unsupported", "an archive without a file", "an archive is read from a file: name it")
        if form == "document":
            yield Document(name, _whole(head, stream))
            return
        if form != "lines":
            yield Input(name, _whole(head, stream), form == "page")
            return
    except BadInput as error:
        yield Broken(name, error)
        return
    yield from inputs_of_lines(chain([head], _chunks(stream)), name)


def _whole(head: bytes, stream: BinaryIO) -> bytes:
    data = head + stream.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        raise too_many_bytes(len(data))
    return data


def _chunks(stream: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: stream.read(CHUNK), b"")
