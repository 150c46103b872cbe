"""What a watch remembers of each place, in a file of its own: written whole after every step, so that it survives."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DiskFull
from kg.forms import as_json, from_json
from kg.ids import digest

MOST_KNOWN = 20_000


@dataclass(slots=True)
class Known:
    """One page or file that was seen at a place: ``again_at`` is when it is tried again, None when it is settled."""

    state: str
    tries: int = 0
    again_at: float | None = None


@dataclass(slots=True)
class Memory:
    """One place: how it was asked last, when it is asked next, and what was seen there; times in seconds since 1970."""

    place: str
    etag: str | None = None
    modified: str | None = None
    next_at: float = 0.0
    failures: int = 0
    known: dict[str, Known] = field(default_factory=dict)


def remembered(folder: Path, place: str) -> Memory:
    """Return what is remembered of a place; a file that is damaged is as good as none."""
    try:
        return from_json(Memory, _file(folder, place).read_bytes())
    except (OSError, ValueError):
        return Memory(place)


def remember(folder: Path, memory: Memory) -> None:
    """Write down what is known of a place; what was seen longest ago is forgotten where it is too much."""
    for key in list(memory.known)[: max(0, len(memory.known) - MOST_KNOWN)]:
        del memory.known[key]
    file = _file(folder, memory.place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(json.loads(as_json(memory)), indent=0), encoding="utf-8")
        os.replace(part, file)
    except OSError as error:
        raise DiskFull(f"what is watched cannot be written down in {folder}: {error.strerror or error}") from error


def _file(folder: Path, place: str) -> Path:
    return folder / f"{digest('wa', place)}.json"
