"""What sites say about themselves, kept for a time: a watch that runs for weeks asks again, and does not grow."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_SITES = 10_000


class Daily(Generic[T]):
    """A value for each site; the one kept longest is let go where there are too many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[float, T]] = {}

    def get(self, site: str, make: Callable[[], tuple[T, float]]) -> T:
        """Return what is kept of a site; ``make`` gives it anew, with the seconds that it holds."""
        if site in self._kept and self._clock() < self._kept[site][0]:
            return self._kept[site][1]
        value, seconds = make()
        self._kept.pop(site, None)
        if len(self._kept) >= MOST_SITES:
            del self._kept[next(iter(self._kept))]
        self._kept[site] = (self._clock() + seconds, value)
        return value
