"""Commands that bring articles in: ingest, reread."""

from __future__ import annotations

import collections
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.opening import (
    By,
    json_option,
    read_by,
    the_intake,
    the_reader,
    the_store,
    warc_option,
    who_reads,
    workers_option,
)

if TYPE_CHECKING:
    from api.jobs import InputOutcome
    from ingest.batch import Outcome
    from ingest.inputs import Taken
    from ingest.reread import Reread
    from kg.store.batches import Record
    from kg.store.bolt import Store
    from kg.store.jobs import Job

Wants = Callable[[str], bool]


@click.command(
    epilog="""\b
Examples
  onrecord ingest story.html notes.txt
  onrecord ingest pages/ feed.jsonl report.pdf
  onrecord ingest https://paper.example/story --warc story.warc.gz
  onrecord ingest https://paper.example/news/feed.xml
  onrecord ingest crawl.warc.gz
  onrecord ingest archive/ --workers 8
  pbpaste | onrecord ingest -

\b
A line of a .jsonl: {"id"?, "text" | "html", "url"?, "title"?, "outlet"?, "authors"?, "published_at"?}; a line with
only a "url" is fetched.
A batch that was stopped can be repeated, or goes on with onrecord jobs resume: what is in the graph stays as it is."""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@workers_option
@click.option("--cluster", metavar="ADDRESS", help="Read on this Ray cluster; 'local' starts one here.")
@warc_option
@json_option
def ingest(files: tuple[str, ...], workers: int | None, cluster: str | None, warc: Path | None, as_json: bool) -> None:
    """Read articles, store and link them.

    FILE is a text, an HTML page, a PDF, a .jsonl of articles, a WARC archive, a folder of these, the address of a page,
    feed or sitemap, or - for standard input. What is fetched is kept as evidence.
    """
    with the_store() as store:
        batch = Batch(store, who_reads(files, workers, cluster), as_json)
        batch.begin(given_of(files, warc))
    sys.exit(1 if batch.failed else 0)


def ingested(
    store: Store,
    by: By,
    files: Sequence[str],
    *,
    wants: Wants | None = None,
    more: Iterable[Taken] = (),
    warc: Path | None = None,
) -> Iterator[Outcome]:
    """Ingest with a progress bar what is wanted of some files, and then some more inputs; yield each outcome."""
    from itertools import chain

    from api.cli.progress import bar
    from ingest.again import wanted
    from ingest.batch import put_each, stored
    from ingest.inputs import inputs
    from kg.embed import load_embedder

    with the_intake(warc=warc) as intake, bar("reading") as progress:
        items = chain(wanted(inputs(files, sys.stdin.buffer), intake, wants), intake.unparsed(more))
        with closing(read_by(by, items, intake, stored(store, the_reader()))) as reads:
            for number, outcome in enumerate(put_each(reads, store, load_embedder(), intake.evidence), 1):
                progress(number, None)
                yield outcome


def given_of(files: Sequence[str], warc: Path | None) -> dict[str, Any]:
    """Return what a batch is given in a form that means the same in every folder."""
    from ingest.inputs import is_address

    places = [place if place == "-" or is_address(place) else os.path.abspath(place) for place in files]
    return {"files": places, "warc": os.path.abspath(warc) if warc else None}


class Batch:
    """Ingests: each outcome is printed, and kept so that the batch can go on, or try again, later."""

    def __init__(self, store: Store, by: By, as_json: bool = False) -> None:
        self.store, self.by, self.as_json = store, by, as_json
        self.counts: collections.Counter[str] = collections.Counter()

    @property
    def failed(self) -> int:
        """How many inputs failed this time."""
        return self.counts["failed"]

    def begin(self, given: dict[str, Any]) -> None:
        """Ingest what is given as a new job."""
        from kg.store.batches import Record, create_batch

        id = create_batch(self.store, given)
        self._keep(Record(self.store, id), given, None)

    def resume(self, job: Job) -> None:
        """Go on with a job where it was; what it was given is looked through again."""
        from ingest.again import Rest
        from kg.store.batches import Record, outcomes_of

        record = Record(self.store, job.id)
        self._keep(record, job.inputs[0], Rest(outcomes_of(self.store, job.id, job.finished), record.passed))

    def retry(self, job: Job) -> None:
        """Ingest what failed of a job once more."""
        from functools import partial

        from ingest.again import Failures
        from kg.forms import as_data
        from kg.store.batches import change_outcomes, outcomes_of

        failures = Failures(partial(outcomes_of, self.store, job.id, job.finished))
        failed = failures.count
        for outcome in self._each(job.inputs[0], failures, failures.pages()):
            number = failures.settle(outcome.input)
            if number is not None:
                failed -= outcome.state != "failed"
                change_outcomes(self.store, job.id, {number: as_data(outcome)}, failed)
        for name in failures.left:
            click.echo(f"{name}: not found again: what failed stays as it was", err=True)
        self._summed(job.id)

    def _keep(self, record: Record, given: dict[str, Any], wants: Wants | None) -> None:
        from kg.errors import StoreError
        from kg.forms import as_data

        try:
            for outcome in self._each(given, wants):
                record.add(as_data(outcome))
        except StoreError:
            raise  # A store that is away cannot be told; that it hears no more tells it.
        except BaseException:
            record.write("stopped")
            raise
        record.write("done")
        self._summed(record.id)

    def _each(self, given: dict[str, Any], wants: Wants | None, more: Iterable[Taken] = ()) -> Iterator[Outcome]:
        warc = Path(given["warc"]) if given["warc"] else None
        for outcome in ingested(self.store, self.by, given["files"], wants=wants, more=more, warc=warc):
            self.counts.update({outcome.state: 1, "claims": outcome.claims})
            tell(outcome, self.as_json)
            yield outcome

    def _summed(self, id: str) -> None:
        if not self.as_json:
            click.echo(f"{summary(self.counts)}; job {id}", err=True)
            if self.failed:
                click.echo(f"what failed can be tried again: onrecord jobs retry {id}", err=True)


def tell(outcome: Outcome | InputOutcome, as_json: bool) -> None:
    """Print one line; by ``print``, which a progress bar lets pass above it."""
    from kg.forms import as_json as line_of

    if as_json:
        print(line_of(outcome))
    elif outcome.error is not None:
        print(f"{outcome.input}: {outcome.error.title}: {outcome.error.detail}", file=sys.stderr)
    else:
        print(f"{outcome.state:<9}  {outcome.input}: {outcome.title or 'no title'} ({outcome.claims} claims)")
        if outcome.revision is not None:
            from api.cli.revising import counted

            print(f"{'':<9}  revises {outcome.revision.revises}: {counted(outcome.revision)}")


def summary(counts: Mapping[str, int]) -> str:
    """Return one sentence on what became of a batch: counts of states, and of claims."""
    told = (f"{counts.get(state, 0)} {state}" for state in ("added", "unchanged", "failed"))
    return f"{', '.join(told)}; {counts.get('claims', 0)} claims read"


@click.command(
    epilog="""\b
Examples
  onrecord reread --diff --dry-run        what would the reader of today read otherwise?
  onrecord reread                         read all articles anew
  onrecord reread ar-0123456789abcdef01234567 --diff"""
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--diff", is_flag=True, help="Say which attributions came, went or changed.")
@click.option("--dry-run", is_flag=True, help="Change nothing in the graph.")
@json_option
def reread(articles: tuple[str, ...], diff: bool, dry_run: bool, as_json: bool) -> None:
    """Read stored articles anew with the reader of today.

    What people decided stays. Without ARTICLE all of them are read.
    """
    from api.cli.progress import bar
    from ingest.reread import reread_each
    from kg.embed import load_embedder
    from kg.forms import as_json as line_of
    from kg.listing import article_ids

    with the_store() as store:
        ids = list(articles) or article_ids(store)
        changed = 0
        with bar("reading anew", total=len(ids)) as progress:
            for number, one in enumerate(reread_each(store, ids, the_reader(), load_embedder(), keep=not dry_run), 1):
                progress(number, None)
                changed += bool(one.changes)
                if as_json:
                    click.echo(line_of(one))
                elif diff and one.changes:
                    _show_changes(one)
    would = "would be read" if dry_run else "are read"
    click.echo(f"{len(ids)} articles read anew; {changed} {would} otherwise than before", err=True)


def _show_changes(one: Reread) -> None:
    click.echo(f"{one.article}  {one.title or ''}  ({', '.join(one.readers) or 'nothing read'} -> {one.reader})")
    for change in one.changes:
        if change.kind == "changed":
            click.echo(f"  ~ {', '.join(change.what)}")
        if change.before is not None:
            click.echo(f"  - {change.before}")
        if change.after is not None:
            click.echo(f"  + {change.after}")
