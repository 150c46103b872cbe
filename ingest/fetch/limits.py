"""How much one fetch may cost, redirects and robots rules included."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import NotFetched


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and steps that one fetch may take.

    ``total`` and ``work`` hold for a fetch with all its redirects; ``bytes`` for a body as it is sent, ``decoded``
    for the same body unpacked, ``headers`` for the head of one answer.
    """

    connect: float = 10.0
    idle: float = 15.0
    total: float = 60.0
    bytes: int = 20_000_000
    decoded: int = 50_000_000
    headers: int = 64_000
    redirects: int = 8
    work: int = 50_000_000


class Budget:
    """What is left of the limits in the course of one fetch."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits, self._clock = limits, clock
        self._until, self._read = clock() + limits.total, 0

    def wait(self, most: float) -> float:
        """Return how long the next step may wait: at most ``most`` seconds, and no longer than all may take."""
        left = self._until - self._clock()
        if left <= 0:
            raise too_slow(f"it was not there after {self.limits.total:g} seconds, redirects included")
        return min(most, left)

    def rest(self, seconds: float) -> None:
        """Leave out of the time what was waited for politeness."""
        self._until += seconds

    def spend(self, size: int) -> None:
        """Count bytes that were read from the network."""
        self._read += size
        if self._read > self.limits.work:
            raise too_large(f"more than {self.limits.work:,} bytes came, redirects included")


def too_slow(why: str) -> NotFetched:
    """Return the error of an answer that takes too long."""
    return NotFetched("too_slow", "too slow", f"{why}; try again later")


def too_large(why: str) -> NotFetched:
    """Return the error of an answer that is too large."""
    return NotFetched("too_large", "too large", why)
