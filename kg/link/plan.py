"""What linking an article is about to write: steps of one transaction, and what it found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Step = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking an article did: its claims, how many joined others, and what was found between them and others."""

    article: str
    claims: int = 0
    joined: int = 0
    relations: int = 0
    copies: int = 0
    denials: int = 0
    done: bool = True


def rows_step(statement: str, rows: list[Row]) -> list[Step]:
    """Return the step that writes rows, or none where there are none."""
    return [(statement, {"rows": rows})] if rows else []


def ids_step(statement: str, ids: list[str]) -> list[Step]:
    """Return the step that touches these ids, or none where there are none."""
    return [(statement, {"ids": ids})] if ids else []
