"""Batches kept in the store: what a command was given, and what became of each input, in parts of a hundred."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.ids import digest
from kg.store.cypher import jobs as cypher
from kg.store.jobs import BATCH, State, must_be_there, time_in

if TYPE_CHECKING:
    from kg.store.bolt import Store

PART = 100  # outcomes that one node holds
EVERY = 2.0  # seconds after which what is new is written down
LEASE_SECONDS = 300.0  # an input may take as long: a batch that has not told for longer is not running


def create_batch(store: Store, given: dict[str, Any]) -> str:
    """Keep what a batch was given; return its id."""
    now = time_in()
    id = digest("jo", BATCH, now, secrets.token_hex(12))
    inputs = [json.dumps(given, ensure_ascii=False)]
    store.change((cypher.CREATE_BATCH, {"id": id, "now": now, "until": time_in(LEASE_SECONDS), "inputs": inputs}))
    return id


def outcomes_of(store: Store, id: str, finished: int) -> Iterator[dict[str, Any]]:
    """Yield the outcomes of a batch that has so many, in the order of its inputs."""
    for part in range(-(-finished // PART)):
        yield from _part(store, id, part)[: finished - part * PART]


def change_outcomes(store: Store, id: str, changed: dict[int, dict[str, Any]], failed: int) -> None:
    """Write other outcomes in the place of those with these numbers; ``failed`` is how many of all are failures now."""
    parts: dict[int, list[dict[str, Any]]] = {}
    for number, outcome in changed.items():
        part = number // PART
        if part not in parts:
            parts[part] = _part(store, id, part)
        parts[part][number % PART] = outcome
    steps = [(cypher.PUT_PART, {"id": _part_id(id, part), "outcomes": _lines(found)}) for part, found in parts.items()]
    store.change(*steps, (cypher.FAILED, {"id": id, "failed": failed}))


class Record:
    """Writes down what becomes of each input while a batch runs, a few at a time; what a kill loses is found again."""

    def __init__(self, store: Store, id: str) -> None:
        self.store, self.id = store, id
        self.finished = self.failed = 0
        self._part: list[dict[str, Any]] = []
        self._written = time.monotonic()

    def passed(self, outcome: dict[str, Any]) -> None:
        """Count the next outcome, which is written down already."""
        self._part = [*self._part, outcome] if self.finished % PART else [outcome]
        self.finished += 1
        self.failed += outcome["state"] == "failed"

    def add(self, outcome: dict[str, Any]) -> None:
        """Write down the next outcome, soon."""
        self.passed(outcome)
        if self.finished % PART == 0 or time.monotonic() - self._written > EVERY:
            self.write("running")

    def write(self, state: State) -> None:
        """Write down at once what is new, and how the batch stands."""
        self._written = time.monotonic()
        steps = []
        if self._part:
            part = _part_id(self.id, (self.finished - 1) // PART)
            steps.append((cypher.PUT_PART, {"id": part, "outcomes": _lines(self._part)}))
        until = time_in(LEASE_SECONDS) if state == "running" else ""
        about = {"id": self.id, "state": state, "until": until, "finished": self.finished, "failed": self.failed}
        must_be_there(self.store.change(*steps, (cypher.BATCH, about))[-1:], self.id)


def _part(store: Store, id: str, part: int) -> list[dict[str, Any]]:
    found = store.rows(cypher.PART, id=_part_id(id, part))
    return [json.loads(line) for line in found[0]["outcomes"]] if found else []


def _part_id(id: str, part: int) -> str:
    return f"{id}/{part}"


def _lines(outcomes: list[dict[str, Any]]) -> list[str]:
    return [json.dumps(one, ensure_ascii=False) for one in outcomes]
