"""Jobs: inputs that came over HTTP, kept in the store, and worked off by one thread of the process."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from api.desk import Desk
from api.metrics import Metrics
from kg.errors import BadInput, DiskFull, OnrecordError, StoreBusy, StoreError, StoreUnavailable
from kg.forms import as_data, from_data
from kg.revisions import Revision
from kg.store.batches import outcomes_of
from kg.store.jobs import BATCH, Job, claim_job, create_job, finish_job, job, record_outcome

if TYPE_CHECKING:
    from ingest.inputs import Address, Broken, Input
    from ingest.sources.entries import Listing
    from kg.store.bolt import Store

log = logging.getLogger("onrecord")

LEASE_SECONDS = 60.0
POLL_SECONDS = 5.0
MOST_LISTED = 1000

JobState = Literal["queued", "running", "stopped", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an input could not be read: one word, a few words, a sentence."""

    type: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class InputOutcome:
    """What became of one input of a job; ``revision`` says how a page that was there before has changed."""

    input: str
    state: Literal["added", "unchanged", "failed"]
    article: str | None = None
    title: str | None = None
    attributions: int = 0
    claims: int = 0
    revision: Revision | None = None
    error: Fault | None = None


@dataclass(frozen=True, slots=True)
class JobHead:
    """A job in a list: how many inputs it has, how many are worked off, how many of these failed.

    A batch from the command line does not know beforehand how many it will have: ``inputs`` are those so far.
    """

    id: str
    what: str
    state: JobState
    created_at: str
    inputs: int
    finished: int
    failed: int


@dataclass(frozen=True, slots=True)
class JobView(JobHead):
    """A job with the outcome of each input in order, None where it is still to come; of a batch the first 1,000."""

    outcomes: tuple[InputOutcome | None, ...] = ()


def head(job: Job) -> JobHead:
    """Return a job as it is listed."""
    if job.what == BATCH:
        return JobHead(job.id, job.what, job.state, job.created_at, job.finished, job.finished, job.failed)
    finished = [outcome for outcome in job.outcomes if outcome is not None]
    failed = sum(outcome["state"] == "failed" for outcome in finished)
    return JobHead(job.id, job.what, job.state, job.created_at, len(job.outcomes), len(finished), failed)


def view(store: Store, job: Job) -> JobView:
    """Return a job as it is shown."""
    kept = islice(outcomes_of(store, job.id, job.finished), MOST_LISTED) if job.what == BATCH else job.outcomes
    outcomes = tuple(from_data(InputOutcome, outcome) if outcome else None for outcome in kept)
    short = head(job)
    return JobView(
        short.id,
        short.what,
        short.state,
        short.created_at,
        inputs=short.inputs,
        finished=short.finished,
        failed=short.failed,
        outcomes=outcomes,
    )


class Worker:
    """One thread that takes jobs and works them off; what a dead one left is taken up when its lease ends."""

    def __init__(self, desk: Desk, metrics: Metrics, *, poll: float = POLL_SECONDS) -> None:
        self.desk, self.metrics, self.poll = desk, metrics, poll
        self._wake, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to work, or begin again after a stop."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="onrecord-jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after the input in hand; the rest of its job is left for the next process."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def wake(self) -> None:
        """Look for a job at once."""
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                taken = claim_job(self.desk.store, LEASE_SECONDS)
                if taken is not None:
                    self.work(taken)
                    continue
            except (StoreUnavailable, StoreBusy, DiskFull) as error:
                log.warning("jobs wait: %s", error)
            except OnrecordError:
                log.exception("a job cannot be worked off")
            self._wake.wait(self.poll)
            self._wake.clear()

    def work(self, taken: Job) -> None:
        """Work off what has no outcome yet; a store that goes away leaves the rest for later."""
        for number, outcome in enumerate(taken.outcomes):
            if self._stopping.is_set():
                # Given back, so that the next process need not wait for the lease to end.
                finish_job(self.desk.store, taken.id, "queued")
                return
            if outcome is None:
                self._one(taken, number)
        finish_job(self.desk.store, taken.id, "done")

    def _one(self, taken: Job, number: int) -> None:
        outcome = self._told(taken.inputs[number], f"{taken.id}:{number + 1}")
        record_outcome(self.desk.store, taken.id, number, as_data(outcome))
        self.metrics.inputs.labels(outcome.state).inc()

    def _told(self, record: dict[str, Any], name: str) -> InputOutcome:
        """Return the outcome of one input; what nobody foresaw is told as its failure, and the others go on."""
        try:
            return self._outcome(record, name)
        except StoreError:
            raise
        except Exception as error:
            log.exception("input %s failed", name)
            fault = Fault("failed", "it could not be worked off", f"{type(error).__name__}: {error}")
            return InputOutcome(str(record.get("id") or name), "failed", error=fault)

    def _outcome(self, record: dict[str, Any], name: str) -> InputOutcome:
        from ingest.batch import Problem, extract_each, note_evidence, store_one
        from ingest.sources.entries import Listing

        item = self._opened(input_of(record, name))
        if isinstance(item, Listing):
            return self._passed_on(str(record.get("id") or name), item)
        with self.desk.reading() as reader:
            ((given, graph),) = extract_each([item], reader)
        if isinstance(graph, Problem):
            return InputOutcome(given, "failed", error=Fault(graph.type, graph.title, graph.detail))
        done = store_one(graph, self.desk.store, self.desk.embedder)
        note_evidence(getattr(item, "kept", None), done, self.desk.intake.evidence)
        return InputOutcome(
            done.input, done.state, done.article, done.title, done.attributions, done.claims, done.revision
        )

    def _opened(self, item: Input | Address | Broken) -> Input | Broken | Listing:
        """Return the input that an address leads to, or what it lists; a page is taken apart in another process."""
        from ingest.inputs import Address, Broken

        try:
            if isinstance(item, Address):
                return self.desk.intake.address(item)
        except BadInput as error:
            return Broken(item.name, error)
        (opened,) = self.desk.intake.inputs([item])
        return opened

    def _passed_on(self, name: str, listing: Listing) -> InputOutcome:
        """Make a job of its own for the pages that a feed or sitemap lists."""
        from ingest.sources.entries import Entry

        pages = [page for page in islice(self.desk.intake.pages(listing), MOST_LISTED) if isinstance(page, Entry)]
        if not pages:
            return InputOutcome(name, "failed", error=Fault("empty", "nothing in it", "no page is listed there"))
        made = create_job(self.desk.store, "ingest", [{"id": page.url, "url": page.url} for page in pages])
        return InputOutcome(name, "added", title=f"a list of {len(pages)} pages: see job {made.id}")


def input_of(record: dict[str, Any], name: str) -> Input | Address | Broken:
    """Return the input that a job's record holds; one that was broken when it came says so."""
    from ingest.inputs import Broken, input_of_record

    broken = record.get("broken")
    if broken is not None:
        return Broken(record["id"], BadInput(broken["type"], broken["title"], broken["detail"]))
    try:
        return input_of_record(record, name)
    except BadInput as error:
        return Broken(str(record.get("id") or name), error)


__all__ = ["InputOutcome", "JobHead", "JobView", "Worker", "head", "input_of", "job", "view"]
