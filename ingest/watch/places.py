"""Places asked in turn, each when it is due: what is new is yielded, and what became of it is remembered."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.inputs import Address, Broken, Input, inputs, is_address
from ingest.sources import Intake
from ingest.sources.entries import Entry
from ingest.watch.memory import Known, Memory, remember, remembered
from kg.errors import BadInput, NotFetched

EVERY = 15 * 60.0
EVERY_FOLDER = 10.0
LONGEST = 6 * 3600.0
MOST_TRIES = 5
# A file that was changed so recently may still be written.
SETTLED_SECONDS = 2.0
# Reasons that pass by themselves; a page that failed for another is not asked for again.
PASSING = ("too_slow", "unreachable", "broken_answer", "unknown_host", "held", "reader_lost")


@dataclass(frozen=True, slots=True)
class Found:
    """Something new at a place; ``key`` is what it is remembered by."""

    place: str
    key: str
    item: Input | Broken


@dataclass(frozen=True, slots=True)
class Told:
    """What a person should know of a place: that it could not be asked, or that old pages are left out."""

    place: str
    what: str


class Watch:
    """The places that are watched, and what is known of them in ``folder``; ``every`` is in seconds.

    Of a place that is new, the ``most`` newest pages are taken.
    """

    def __init__(
        self,
        places: Sequence[str],
        intake: Intake,
        folder: Path,
        *,
        every: float = EVERY,
        most: int = 100,
    ) -> None:
        self.intake, self.folder, self.every, self.most = intake, folder, every, most
        named = [place if is_address(place) else os.path.abspath(place) for place in places]
        self.memories = {place: remembered(folder, place) for place in named}
        self.clock: Callable[[], float] = time.time

    def due(self, *, always: bool = False) -> Iterator[Found | Told]:
        """Ask every place that is due, once, and yield what is new there; ``always`` all that did not fail lately."""
        for memory in self.memories.values():
            if memory.next_at <= self.clock() or (always and not memory.failures):
                yield from self._ask(memory)

    def wait(self) -> float:
        """Return the seconds until the next place is due."""
        return max(0.0, min(memory.next_at for memory in self.memories.values()) - self.clock())

    def settle(self, found: Found, error: BadInput | None = None) -> None:
        """Remember what became of something: it is in, or it failed, for good or to be tried again.

        A file, which may hold many articles, is remembered when all of them are through.
        """
        memory = self.memories[found.place]
        if not is_address(found.place):
            return
        tries = memory.known[found.key].tries + 1 if found.key in memory.known else 1
        again = error is not None and tries < MOST_TRIES and passes(error)
        wait = _later(self.every, tries, error) if again else None
        state = "in" if error is None else "waiting" if again else error.type
        memory.known[found.key] = Known(state, tries, self.clock() + wait if wait is not None else None)
        remember(self.folder, memory)

    def _ask(self, memory: Memory) -> Iterator[Found | Told]:
        try:
            if is_address(memory.place):
                yield from self._list(memory)
                memory.next_at = self.clock() + self.every
            else:
                yield from self._folder(memory)
                memory.next_at = self.clock() + min(self.every, EVERY_FOLDER)
            memory.failures = 0
        except BadInput as error:
            memory.failures += 1
            wait = _later(self.every, memory.failures, error)
            memory.next_at = self.clock() + wait
            yield Told(memory.place, f"{error.title}: {error.detail} (asked again in {wait / 60:.0f} minutes)")
        remember(self.folder, memory)

    def _list(self, memory: Memory) -> Iterator[Found | Told]:
        fetched = self.intake.fetched(Address(memory.place, memory.place), memory.etag, memory.modified)
        fresh: list[Entry] = []
        if fetched.status != 304:
            listing = self.intake.listing_of(fetched)
            pages = [page for page in self.intake.pages(listing) if isinstance(page, Entry)]
            first = not memory.known
            fresh = [page for page in pages if page.url not in memory.known]
            if first and len(fresh) > self.most:
                fresh.sort(key=lambda page: page.published_at or "", reverse=True)
                for page in fresh[self.most :]:
                    memory.known[page.url] = Known("older")
                yield Told(memory.place, f"the newest {self.most} of {len(fresh)} pages are taken, the others left out")
                fresh = fresh[: self.most]
        fresh += [Entry(url) for url in self._waiting(memory)]
        for page in fresh:
            yield Found(memory.place, page.url, self.intake.entry(page))
        # Only now: a watch that is stopped in the middle must be given the list again.
        if fetched.status != 304:
            memory.etag, memory.modified = fetched.header("etag"), fetched.header("last-modified")

    def _folder(self, memory: Memory) -> Iterator[Found | Told]:
        folder = Path(memory.place)
        if not folder.is_dir():
            raise BadInput("no_such_file", "no such folder", f"there is no folder {memory.place!r}")
        for path in sorted(folder.rglob("*")):
            if path.name.startswith(".") or not path.is_file():
                continue
            about = path.stat()
            key = f"{path.relative_to(folder).as_posix()} {about.st_size} {about.st_mtime_ns}"
            if key in memory.known or self.clock() - about.st_mtime < SETTLED_SECONDS:
                continue
            for item in self.intake.inputs(inputs([path])):
                yield Found(memory.place, key, item)
            memory.known[key] = Known("in")
            remember(self.folder, memory)

    def _waiting(self, memory: Memory) -> list[str]:
        now = self.clock()
        return [key for key, one in memory.known.items() if one.again_at is not None and one.again_at <= now]


def passes(error: BadInput) -> bool:
    """Say whether an error may pass by itself."""
    if error.type == "http_status":
        return error.title.startswith(("the site answers 5", "the site answers 429"))
    return error.type in PASSING


def _later(every: float, failures: int, error: BadInput | None) -> float:
    """Return after how many seconds to try again: twice as long each time, and no sooner than the site wants."""
    wished = error.retry_after if isinstance(error, NotFetched) and error.retry_after else 0.0
    return max(min(every * 2.0 ** (failures - 1), LONGEST), wished)
