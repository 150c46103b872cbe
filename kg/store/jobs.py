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

State = Literal["queued", "running", "stopped", "done", "failed"]
LEASE_SECONDS = 60.0
BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Job:
    """A job; ``outcomes`` has one entry an input, None where it is still to come.

    Of a batch (``kg/store/batches.py``) the outcomes stand elsewhere, and ``finished`` and ``failed`` count them.
    """

    id: str
    what: str
    state: State
    created_at: str
    inputs: tuple[dict[str, Any], ...]
    outcomes: tuple[dict[str, Any] | None, ...]
    finished: int = 0
    failed: int = 0


def create_job(store: Store, what: str, inputs: Sequence[dict[str, Any]]) -> Job:
    """Keep a job, to be claimed by whoever works jobs off."""
    now = time_in()
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


def claim_job(store: Store, seconds: float = LEASE_SECONDS, *, id: str | None = None) -> Job | None:
    """Take the oldest job that waits, or whose taker let its lease run out; None when there is none.

    With ``id`` that job alone is taken. A batch is never taken: the command that began it works it off.
    """
    given = {"now": time_in(), "until": time_in(seconds), "claimant": secrets.token_hex(12), "id": id}
    (rows,) = store.change((cypher.CLAIM, given))
    return _job(rows[0]["job"]) if rows else None


def record_outcome(
    store: Store, id: str, number: int, outcome: dict[str, Any], *, seconds: float = LEASE_SECONDS
) -> None:
    """Keep what became of the input with this number (from 0), and renew the lease."""
    given = {"id": id, "number": number, "outcome": json.dumps(outcome, ensure_ascii=False), "until": time_in(seconds)}
    must_be_there(store.change((cypher.OUTCOME, given)), id)


def finish_job(store: Store, id: str, state: State) -> None:
    """Let go of a job: it is done or failed, or queued again for another."""
    must_be_there(store.change((cypher.FINISH, {"id": id, "state": state})), id)


def retry_job(store: Store, given: Job) -> None:
    """Queue a job again, so that its failed inputs are worked off once more."""
    outcomes = ["" if one is None or one["state"] == "failed" else json.dumps(one) for one in given.outcomes]
    must_be_there(store.change((cypher.AGAIN, {"id": given.id, "outcomes": outcomes})), given.id)


def must_be_there(answers: list[list[dict[str, Any]]], id: str) -> None:
    """Raise ``NotFound`` when a statement found no job."""
    if not answers[0]:
        raise NotFound(f"no job {id!r} in the graph")


def time_in(seconds: float = 0.0) -> str:
    """Return the time in so many seconds, in a form whose order as text is that of time."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="microseconds")


def _job(row: dict[str, Any]) -> Job:
    inputs = tuple(json.loads(one) for one in row["inputs"])
    outcomes = tuple(json.loads(one) if one else None for one in row["outcomes"])
    state = row["state"]
    if row["what"] == BATCH and state == "running" and row["lease_until"] < time_in():
        state = "stopped"  # killed: it has told nothing for long
    finished, failed = row.get("finished") or 0, row.get("failed") or 0
    return Job(row["id"], row["what"], state, row["created_at"], inputs, outcomes, finished, failed)
