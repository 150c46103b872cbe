"""Jobs kept in the store: what is to be done, who does it until when, and what became of each input."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import NotFound
from kg.ids import check_id, digest
from kg.store.cypher import jobs as cypher

if TYPE_CHECKING:
    from kg.store.bolt import Store

State = Literal["queued", "running", "done", "failed"]
LEASE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Job:
    """A job; ``outcomes`` has one entry an input, None where it is still to come."""

    id: str
    what: str
    state: State
    created_at: str
    inputs: tuple[dict[str, Any], ...]
    outcomes: tuple[dict[str, Any] | None, ...]


def create_job(store: Store, what: str, inputs: Sequence[dict[str, Any]]) -> Job:
    """Keep a job, to be claimed by whoever works jobs off."""
    now = _time()
    id = digest("jo", what, now, secrets.token_hex(12))
    rows = [json.dumps(one, ensure_ascii=False) for one in inputs]
    store.change((cypher.CREATE, {"id": id, "what": what, "now": now, "inputs": rows, "outcomes": [""] * len(rows)}))
    return job(store, id)


def job(store: Store, id: str) -> Job:
    """Return a job; raise ``NotFound`` or ``BadId``."""
    found = store.rows(cypher.ONE, id=check_id(id, "jo", "job"))
    if not found:
        raise NotFound(f"no job {id!r} in the graph")
    return _job(found[0]["job"])


def jobs(store: Store, *, limit: int = 50, before: str | None = None) -> tuple[Job, ...]:
    """Return jobs, newest first, without their inputs; with ``before`` those that were created before that time."""
    return tuple(_job({**row, "inputs": ()}) for row in store.rows(cypher.LIST, limit=limit, before=before))


def claim_job(store: Store, seconds: float = LEASE_SECONDS) -> Job | None:
    """Take the oldest job that waits, or whose taker let its lease run out; None when there is none."""
    given = {"now": _time(), "until": _time(seconds), "claimant": secrets.token_hex(12)}
    (rows,) = store.change((cypher.CLAIM, given))
    return _job(rows[0]["job"]) if rows else None


def record_outcome(
    store: Store, id: str, number: int, outcome: dict[str, Any], *, seconds: float = LEASE_SECONDS
) -> None:
    """Keep what became of the input with this number (from 0), and renew the lease."""
    given = {"id": id, "number": number, "outcome": json.dumps(outcome, ensure_ascii=False), "until": _time(seconds)}
    _must_be_there(store.change((cypher.OUTCOME, given)), id)


def finish_job(store: Store, id: str, state: State) -> None:
    """Let go of a job: it is done or failed, or queued again for another."""
    _must_be_there(store.change((cypher.FINISH, {"id": id, "state": state})), id)


def _must_be_there(answers: list[list[dict[str, Any]]], id: str) -> None:
    if not answers[0]:
        raise NotFound(f"no job {id!r} in the graph")


def _time(seconds: float = 0.0) -> str:
    """Return the time in so many seconds, in a form whose order as text is that of time."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="microseconds")


def _job(row: dict[str, Any]) -> Job:
    inputs = tuple(json.loads(one) for one in row["inputs"])
    outcomes = tuple(json.loads(one) if one else None for one in row["outcomes"])
    return Job(row["id"], row["what"], row["state"], row["created_at"], inputs, outcomes)
