"""Reading spread over processes that can be lost: one input costs at most itself, and what is read keeps its order.

Threads of this process (``concurrent.futures``) each lead a process apart by a pipe of its own. A pool of processes
would break as a whole when one of them is killed, or share a pipe and its lock with the one that was; and what a
process answers that has read hostile pages is taken as JSON, never unpickled.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from ingest.apart import Apart, Caps
from ingest.sources.intake import Parsing
from kg.records import Article, ArticleGraph

T = TypeVar("T")
R = TypeVar("R")

# Inputs that are read, or wait to be put, at one time: so many for each hand, and no more bytes than that in all. One
# that takes a minute holds up what comes after it only when the others have read that far ahead.
AHEAD = 16
MOST_BYTES = 64_000_000

# What one input may take; the address space holds the models besides, 0.6 GB of it.
SECONDS = 120.0
MEMORY = 3 << 30

CPU_MAX = Path("/sys/fs/cgroup/cpu.max")


class Hand(Parsing, Protocol):
    """What takes inputs apart and reads them for one thread at a time; ``BadInput`` tells what it cannot read."""

    def read(self, article: Article, input: str, *, model: str | None = None, least: float = 0.0) -> ArticleGraph:
        """Return who says what in an article."""

    def stop(self) -> None:
        """Give up, from another thread, what it does."""

    def close(self) -> None:
        """End it."""


H = TypeVar("H", bound=Hand)


class _Line(Generic[R]):
    """What is being read, in order; None after the last. It is full by count or by bytes."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes, self._stopped = most, 0, False
        self._line: deque[tuple[Future[R] | None, int]] = deque()
        self._changed = threading.Condition()

    def wait(self, size: int) -> bool:
        """Wait until there is room for one of this size; False when no more are wanted."""

        def room() -> bool:
            fits = len(self._line) < self._most and self._bytes + size <= MOST_BYTES
            return self._stopped or fits or not self._line

        with self._changed:
            self._changed.wait_for(room)
            return not self._stopped

    def add(self, future: Future[R] | None, size: int = 0) -> None:
        """Add the next one."""
        with self._changed:
            self._line.append((future, size))
            self._bytes += size
            self._changed.notify_all()

    def next(self) -> Future[R] | None:
        """Wait for the next one, and take it."""
        with self._changed:
            self._changed.wait_for(lambda: self._line)
            future, size = self._line.popleft()
            self._bytes -= size
            self._changed.notify_all()
            return future

    def stop(self) -> None:
        """Want no more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()


class Hands(Generic[H]):
    """Hands that work at once, each on one input; more inputs wait only as far as memory stays flat."""

    def __init__(self, hands: Sequence[H]) -> None:
        self.hands = tuple(hands)
        self._pool = ThreadPoolExecutor(len(self.hands), thread_name_prefix="onrecord-reading")
        # The one that came back last is lent first: it is warm, and those that are not needed never start.
        self._free: queue.LifoQueue[H] = queue.LifoQueue()
        for hand in self.hands:
            self._free.put(hand)

    def __enter__(self) -> Hands[H]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is being read, and end the processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for hand in self.hands:
            hand.stop()
        self._pool.shutdown()
        for hand in self.hands:
            hand.close()

    def each(self, items: Iterable[T], step: Callable[[T, H], R], size: Callable[[T], int]) -> Iterator[R]:
        """Yield what a step gives for each item, in their order; a thread asks for items as far ahead as may be."""
        line: _Line[R] = _Line(AHEAD * len(self.hands))
        threading.Thread(target=self._feed, args=(items, step, size, line), daemon=True).start()
        try:
            while (future := line.next()) is not None:
                yield future.result()
        finally:
            line.stop()

    def _feed(self, items: Iterable[T], step: Callable[[T, H], R], size: Callable[[T], int], line: _Line[R]) -> None:
        try:
            for item in items:
                if not line.wait(size(item)):
                    return
                line.add(self._pool.submit(self._lent, step, item), size(item))
            line.add(None)
        except BaseException as error:
            broken: Future[R] = Future()
            broken.set_exception(error)
            line.add(broken)

    def _lent(self, step: Callable[[T, H], R], item: T) -> R:
        hand = self._free.get()
        try:
            return step(item, hand)
        finally:
            self._free.put(hand)


def processes(count: int, seconds: float = SECONDS) -> Hands[Apart]:
    """Return hands that are processes of this machine; each starts, and loads the reader, when it is first needed."""
    return Hands([Apart(Caps(seconds, MEMORY)) for _ in range(count)])


def cores() -> int:
    """Return how many cores this process may use: those it is bound to, or the quota of its control group if less."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = CPU_MAX.read_text(encoding="ascii").split()
        return max(1, min(bound, int(quota) // int(period)))
    except (OSError, ValueError):
        return bound


__all__ = ["Hand", "Hands", "cores", "processes"]
