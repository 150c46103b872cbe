"""The place of evidence: a folder, or any other place that fsspec opens.

``raw/ab/abcd...gz`` are bytes, packed, under the SHA-256 that they have unpacked; ``origins/fe-....json`` tells how
they came; ``articles/ar-.../fe-...`` which article was read from which of them.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import logging
import posixpath
import secrets
import zlib
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest.evidence.origin import Origin
from kg.errors import BadInput, DiskFull, StoreError
from kg.forms import as_json, from_json

log = logging.getLogger("onrecord")

MOST_BYTES = 64_000_000
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_PART = ".part"  # of a file that is being written


class Evidence:
    """Bytes and origins, written once and never changed."""

    def __init__(self, place: str, options: dict[str, Any] | None = None) -> None:
        self.place, self._options = place, options or {}

    @cached_property
    def _at(self) -> tuple[Any, str]:
        """The file system and the folder in it."""
        from fsspec.core import url_to_fs

        try:
            system, root = url_to_fs(self.place, **self._options)  # type: ignore[no-untyped-call]
        except (ImportError, ValueError) as error:
            raise BadInput(
                "bad_setting", "a setting does not fit", f"ONRECORD_EVIDENCE={self.place}: {error}"
            ) from error
        return system, root.rstrip("/")

    def keep(self, origin: Origin, body: bytes) -> str:
        """Keep bytes and how they came; return the id under which they are kept."""
        self._write(_raw(origin.sha256), gzip.compress(body, 6, mtime=0))
        self._write(f"origins/{origin.id}.json", as_json(origin).encode())
        return origin.id

    def link(self, article: str, kept: str) -> None:
        """Note that an article was read from what is kept under this id."""
        self._write(f"articles/{article}/{kept}", kept.encode())

    def origins(self, article: str) -> list[Origin]:
        """Return how an article came, each time that it did; raise ``BadInput`` (bad_evidence) for what is damaged."""
        system, root = self._at
        folder = f"{root}/articles/{article}"
        system.invalidate_cache()
        if not system.isdir(folder):
            return []
        whole = (path for path in sorted(system.ls(folder, detail=False)) if not path.endswith(_PART))
        return [self.origin(posixpath.basename(path)) for path in whole]

    def origin(self, id: str) -> Origin:
        """Return how something came."""
        try:
            return from_json(Origin, self._read(f"origins/{id}.json"))
        except ValueError as error:
            raise _damaged(f"what is kept of {id} cannot be read") from error

    def body(self, origin: Origin) -> bytes:
        """Return the bytes; raise ``BadInput`` (bad_evidence) when they are not those that were kept."""
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            body = unpacker.decompress(self._read(_raw(origin.sha256)), MOST_BYTES)
        except zlib.error as error:
            raise _damaged(f"the bytes of {origin.id} cannot be unpacked ({error})") from error
        if hashlib.sha256(body).hexdigest() != origin.sha256:
            raise _damaged(f"the bytes of {origin.id} do not have the sha256 {origin.sha256}")
        return body

    def _read(self, path: str) -> bytes:
        system, root = self._at
        try:
            data: bytes = system.cat_file(f"{root}/{path}")
        except OSError as error:
            raise _damaged(f"{path} is not there or cannot be read ({error})") from error
        return data

    def _write(self, path: str, data: bytes) -> None:
        """Write a file under another name first, so that one that is there is whole."""
        system, root = self._at
        whole = f"{root}/{path}"
        try:
            if system.exists(whole):
                return
            system.makedirs(posixpath.dirname(whole), exist_ok=True)
            part = f"{whole}.{secrets.token_hex(4)}{_PART}"
            system.pipe_file(part, data)
            system.mv(part, whole)
        except OSError as error:
            if error.errno in _NO_ROOM:
                told = f"no room left for the evidence under {self.place}: free some, then repeat the command"
                raise DiskFull(told) from error
            raise StoreError(f"evidence cannot be written to {self.place}: {error}") from error


def open_evidence(setting: str | None, data: Path) -> Evidence | None:
    """Return the place that the setting names, ``evidence`` in the data folder without one; None for ``none``."""
    if setting is not None and setting.strip().casefold() == "none":
        return None
    return Evidence(setting or str((data / "evidence").absolute()))


def _raw(sha256: str) -> str:
    return f"raw/{sha256[:2]}/{sha256}.gz"


def _damaged(why: str) -> BadInput:
    return BadInput("bad_evidence", "evidence is damaged", why)
