"""The command that keeps watching: what is new comes in, line by line."""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.opening import json_option, the_intake, the_reader, the_store, warc_option

if TYPE_CHECKING:
    from ingest.batch import Outcome
    from ingest.pipeline import Reader
    from ingest.watch import Found, Told, Watch
    from kg.errors import BadInput, StoreError
    from kg.store.bolt import Store

LONGEST_NAP = 60.0
STORE_SECONDS = 15.0


@click.command(
    epilog="""\b
Examples
  onrecord watch https://paper.example/feed.xml https://agency.example/news-sitemap.xml
  onrecord watch incoming/ --json >> log.jsonl
  onrecord watch https://paper.example/feed.xml --once     (from cron)

\b
What was seen is remembered in the data folder: a watch that is stopped goes on where it was. A place that fails is
asked again later and later, at most every six hours; a page that fails for a passing reason is tried five times."""
)
@click.argument("places", nargs=-1, required=True, metavar="FEED...")
@click.option("--every", type=click.FloatRange(min=0.01), default=15.0, show_default=True, help="Minutes.")
@click.option("--newest", type=click.IntRange(min=1), default=100, show_default=True, help="At most, of a new place.")
@click.option("--once", is_flag=True, help="Ask each place once, and end.")
@warc_option
@json_option
def watch(places: tuple[str, ...], every: float, newest: int, once: bool, warc: Path | None, as_json: bool) -> None:
    """Keep reading what is new in feeds, sitemaps and folders.

    FEED is the address of an RSS or Atom feed or of a news sitemap, or a folder.
    """
    from api.settings import Settings
    from ingest.watch import Watch

    folder = Settings().data / "watch"
    with _alone(folder), the_intake(warc=warc) as intake:
        watching = Watch(places, intake, folder, every=60 * every, most=newest)
        known = sum(len(memory.known) for memory in watching.memories.values())
        click.echo(f"watching {len(places)} places, {known} pages known; stop with Ctrl-C", err=True)
        taking = Taking(watching, as_json)
        failed = taking.round(always=once)
        while not once:
            time.sleep(min(LONGEST_NAP, watching.wait()))
            taking.round()
    sys.exit(1 if failed else 0)


class Taking:
    """Stores what comes in; the store is open while something comes, the reader is loaded once."""

    def __init__(self, watching: Watch, as_json: bool) -> None:
        self.watching, self.as_json = watching, as_json
        self._store: Store | None = None

    @functools.cached_property
    def _reader(self) -> Reader:
        return the_reader()

    def round(self, *, always: bool = False) -> bool:
        """Take in what is new at the places that are due (``always``: at all); tell whether anything failed."""
        from ingest.watch import Told
        from kg.errors import DiskFull

        failed = False
        try:
            with ExitStack() as stack:
                for found in self.watching.due(always=always):
                    if isinstance(found, Told):
                        failed = True
                        _tell_place(found, self.as_json)
                        continue
                    outcome = self._taken_in(found, stack)
                    failed = failed or outcome.state == "failed"
                    _tell(outcome, self.as_json)
        except DiskFull as error:
            # Evidence or memory could not be written; what was not settled comes again.
            failed = True
            _wait(error)
        return failed

    def _taken_in(self, found: Found, stack: ExitStack) -> Outcome:
        """Store one article, and wait as long as the database is away: nothing is lost meanwhile."""
        from kg.errors import DiskFull, StoreBusy, StoreUnavailable

        while True:
            try:
                outcome = self._ingested(found, stack)
                break
            except (StoreUnavailable, StoreBusy, DiskFull) as error:
                self._store = None
                _wait(error)
        self.watching.settle(found, _error(found, outcome))
        return outcome

    def _ingested(self, found: Found, stack: ExitStack) -> Outcome:
        from ingest.batch import ingest_each
        from kg.embed import load_embedder

        evidence = self.watching.intake.evidence
        if self._store is None:
            self._store = stack.enter_context(the_store())
            stack.callback(self._let_go)
        (outcome,) = ingest_each(
            [found.item], self._store, reader=self._reader, embedder=load_embedder(), evidence=evidence
        )
        return outcome

    def _let_go(self) -> None:
        self._store = None


def _wait(error: StoreError) -> None:
    click.echo(f"{_now()}  waiting: {error.title}: {error}", err=True)
    time.sleep(STORE_SECONDS)


def _error(found: Found, outcome: Outcome) -> BadInput | None:
    """Return why something failed; the error that it came with knows more than its outcome tells."""
    from ingest.inputs import Broken
    from kg.errors import BadInput

    if isinstance(found.item, Broken):
        return found.item.error
    error = outcome.error
    return BadInput(error.type, error.title, error.detail) if error else None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one watch at a time write down what it has seen."""
    from filelock import FileLock, Timeout

    from kg.errors import BadInput

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=0):
            yield
    except Timeout as error:
        detail = f"another onrecord watch uses {folder}: give both lists of places to one, or set another ONRECORD_DATA"
        raise BadInput("busy", "already watching", detail) from error


def _tell(outcome: Outcome, as_json: bool) -> None:
    from kg.forms import as_json as line_of

    if as_json:
        click.echo(line_of(outcome))
    elif outcome.error is not None:
        click.echo(f"{_now()}  failed     {outcome.input}: {outcome.error.title}: {outcome.error.detail}")
    else:
        click.echo(f"{_now()}  {outcome.state:<9}  {outcome.title or outcome.input}  ({outcome.claims} claims)")


def _tell_place(told: Told, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"place": told.place, "what": told.what}, ensure_ascii=False))
    else:
        click.echo(f"{_now()}  {told.place}: {told.what}", err=True)


def _now() -> str:
    return datetime.now().strftime("%H:%M:%S")
