"""How a client behaves: under which name it asks, how often it asks one host, what a site may forbid it."""

from __future__ import annotations

import importlib.metadata
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from kg.errors import NotFetched

NAME = "onrecord"
LONGEST_DELAY = 30.0
MOST_HOSTS = 10_000


@dataclass(frozen=True, slots=True)
class Manners:
    """``contact`` is told to every site; ``delay`` are the seconds between two requests to one host.

    ``read_reserved`` reads pages whose site reserves text and data mining, for those who have the right to.
    """

    contact: str | None = None
    delay: float = 1.0
    read_reserved: bool = False

    @property
    def agent(self) -> str:
        """The name under which every request is sent."""
        version = importlib.metadata.version("onrecord")
        clean = "".join(c for c in self.contact or "" if c.isprintable() and c not in "()")
        return f"{NAME}/{version}" + (f" (+{clean})" if clean else "")


@dataclass(slots=True)
class Turns:
    """When each host may be asked again; a site's own wish for a longer delay is followed, up to half a minute."""

    delay: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, host: str, wish: float | None = None) -> float:
        """Wait until the host may be asked, note that it is asked now, and return the seconds waited.

        Raises ``NotFetched`` (held) for a host that wants to be left alone for longer.
        """
        delay = min(max(self.delay, wish or 0.0), max(LONGEST_DELAY, self.delay))
        with self._lock:
            now = self.clock()
            if len(self._next) >= MOST_HOSTS:
                self._next = {name: at for name, at in self._next.items() if at > now}
            at = max(now, self._next.get(host, now))
            if at - now > 2 * max(LONGEST_DELAY, self.delay):
                raise _held(host, at - now)
            self._next[host] = at + delay
        if at > now:
            self.sleep(at - now)
        return at - now

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long, as it asked."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self.clock() + seconds)


def _held(host: str, seconds: float) -> NotFetched:
    detail = f"{host} asked to be left alone, for {seconds:,.0f} seconds from now; its other addresses wait too"
    return NotFetched("held", "the site wants to be asked later", detail, retry_after=seconds)
