"""Pages of long answers, and the opaque cursors between them."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.errors import BadCursor

T = TypeVar("T")
Key = tuple[str | float | None, ...]

LIMIT = 50
MOST = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a longer answer; ``next`` is the cursor of the following page, None on the last."""

    items: tuple[T, ...]
    next: str | None = None


def cursor_of(answer: str, key: Key) -> str:
    """Return the cursor that goes on after the item with this sort key, in the answer of this name."""
    line = json.dumps([answer, *key], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(line.encode()).decode().rstrip("=")


def key_of(answer: str, cursor: str | None, width: int) -> Key | None:
    """Return the sort key in a cursor of the answer of this name, None for no cursor; raise ``BadCursor``."""
    if cursor is None:
        return None
    try:
        parts = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise BadCursor(f"{_short(cursor)} is not a cursor: give back `next` of the page before as it came") from error
    if not _fits(parts, width):
        raise BadCursor(f"{_short(cursor)} is not a cursor: give back `next` of the page before as it came")
    if parts[0] != answer:
        raise BadCursor(f"{_short(cursor)} is a cursor of {parts[0]!r}: {answer!r} begins without a cursor")
    return tuple(parts[1:])


def _fits(parts: object, width: int) -> bool:
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], str):
        return False
    return len(parts) == width + 1 and all(isinstance(part, str | int | float) or part is None for part in parts)


def _short(cursor: str) -> str:
    return repr(cursor if len(cursor) <= 40 else cursor[:37] + "...")


def within(limit: int) -> int:
    """Return a limit moved into what one page may hold (1 to 500)."""
    return max(1, min(limit, MOST))


def page_of(answer: str, rows: Sequence[T], limit: int, key: Callable[[T], Key]) -> Page[T]:
    """Return the page of the first ``limit`` rows, of which the store was asked for one more than that."""
    shown = tuple(rows[:limit])
    return Page(shown, cursor_of(answer, key(shown[-1])) if len(rows) > limit else None)


def every(answer: Callable[[str | None], Page[T]]) -> Iterator[T]:
    """Yield the items of all pages; ``answer`` takes a cursor."""
    page = answer(None)
    yield from page.items
    while page.next is not None:
        page = answer(page.next)
        yield from page.items
