"""A batch that goes on where it was, or tries again what failed: which of the same inputs are wanted this time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ingest.inputs import Address, Archive, Taken, is_address
from ingest.sources.intake import Intake, Opened, Unparsed

Outcome = dict[str, Any]


def wanted(
    items: Iterable[Taken], intake: Intake, wants: Callable[[str], bool] | None = None
) -> Iterator[Opened | Unparsed]:
    """Yield inputs to read, by their names; what is not wanted is not opened, save the archive that it lies in."""
    for item in items:
        if wants is None:
            yield from intake.unparsed([item])
        elif isinstance(item, Archive):
            yield from (one for one in intake.unparsed([item]) if wants(one.name))
        elif wants(item.name):
            yield from intake.unparsed([item])


class Rest:
    """Wants what comes after the outcomes that a batch has: as long as names come in the same order, they are passed.

    From the first other name on everything is wanted: files came or went, or a feed lists other pages.
    """

    def __init__(self, outcomes: Iterable[Outcome], passed: Callable[[Outcome], None]) -> None:
        self._outcomes, self._passed = iter(outcomes), passed
        self._next = next(self._outcomes, None)

    def __call__(self, name: str) -> bool:
        """Say whether this input, the next one, is still to be read."""
        if self._next is None or self._next["input"] != name:
            self._next = None
            return True
        self._passed(self._next)
        self._next = next(self._outcomes, None)
        return False


class Failures:
    """Wants the inputs that failed, whose numbers it knows: of several with one name the one that did.

    They alone are in memory, not the other outcomes.
    """

    def __init__(self, outcomes: Callable[[], Iterable[Outcome]]) -> None:
        names = {one["input"] for one in outcomes() if one["state"] == "failed"}
        self._places: dict[tuple[str, int], int] = {}
        self.left: dict[str, list[int]] = {}
        self._met: Counter[str] = Counter()
        for number, one in enumerate(outcomes()):
            if one["input"] in names:
                if one["state"] == "failed":
                    self._places[one["input"], self._met[one["input"]]] = number
                    self.left.setdefault(one["input"], []).append(number)
                self._met[one["input"]] += 1
        self.count = len(self._places)
        self._met.clear()

    def __call__(self, name: str) -> bool:
        """Say whether this input, the next one, failed."""
        if name not in self.left and name not in self._met:
            return False
        place = name, self._met[name]
        self._met[name] += 1
        return place in self._places

    def settle(self, name: str) -> int | None:
        """Return the number of the input of this name that was read first; None when there is none to settle."""
        numbers = self.left.get(name)
        if not numbers:
            return None
        number = numbers.pop(0)
        if not numbers:
            del self.left[name]
        return number

    def pages(self) -> Iterator[Address]:
        """Yield those not met that were pages a feed or sitemap listed, to be fetched by themselves."""
        for name, numbers in list(self.left.items()):
            if is_address(name) and not self._met[name]:
                yield from (Address(name, name) for _ in numbers)
