"""The command that lists, shows, resumes and retries jobs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from api.cli.opening import json_option, the_store, who_reads, workers_option

if TYPE_CHECKING:
    from kg.store.bolt import Store
    from kg.store.jobs import Job


class Jobs(click.Group):
    """A group whose first word may also be the id of a job, which is then shown."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Take for an id what is no command."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["show", *args])


@click.group(
    cls=Jobs,
    invoke_without_command=True,
    epilog="""\b
Examples
  onrecord jobs
  onrecord jobs jo-0123456789abcdef01234567 --json
  onrecord jobs resume jo-0123456789abcdef01234567
  onrecord jobs retry jo-0123456789abcdef01234567""",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@json_option
@click.pass_context
def jobs(ctx: click.Context, limit: int, as_json: bool) -> None:
    """List jobs, or show one: ingestion from the command line and over HTTP."""
    if ctx.invoked_subcommand is not None:
        return
    from api.jobs import head
    from kg.forms import as_json as line_of
    from kg.store.jobs import jobs as ask

    with the_store() as store:
        for one in ask(store, limit=limit):
            click.echo(line_of(head(one)) if as_json else _line(one))


@jobs.command()
@click.argument("id")
@json_option
def show(id: str, as_json: bool) -> None:
    """Show a job with what became of each input."""
    from api.jobs import view
    from kg.forms import as_json as line_of
    from kg.store.jobs import job

    with the_store() as store:
        one = job(store, id)
        if as_json:
            click.echo(line_of(view(store, one)))
            return
        click.echo(_line(one))
        for outcome in _outcomes(store, one):
            click.echo(f"  {json.dumps(outcome, ensure_ascii=False)}")


@jobs.command()
@click.argument("id")
@workers_option
@json_option
def resume(id: str, workers: int | None, as_json: bool) -> None:
    """Go on with a job where it was stopped.

    What has an outcome is not opened again. A job that came in over HTTP goes on by itself while the server runs.
    """
    _go_on(id, workers, as_json, again=False)


@jobs.command()
@click.argument("id")
@workers_option
@json_option
def retry(id: str, workers: int | None, as_json: bool) -> None:
    """Try again what failed in a job."""
    _go_on(id, workers, as_json, again=True)


def _go_on(id: str, workers: int | None, as_json: bool, *, again: bool) -> None:
    from api.cli.ingesting import Batch
    from kg.store.jobs import BATCH, job

    with the_store() as store:
        one = job(store, id)
        if one.what != BATCH:
            failed = _worked_off(store, one, as_json, again=again)
        else:
            files = _demand_again(one)
            batch = Batch(store, who_reads(files, workers), as_json)
            (batch.retry if again else batch.resume)(one)
            failed = batch.failed
    sys.exit(1 if failed else 0)


def _demand_again(one: Job) -> list[str]:
    """Return what a batch was given; raise ``BadInput`` when that was typed or piped, and is not again."""
    from kg.errors import BadInput

    files: list[str] = one.inputs[0]["files"]
    if "-" in files and sys.stdin.isatty():
        detail = f"{one.id} was read from standard input: pipe the same in again"
        raise BadInput("no_such_file", "nothing to read again", detail)
    return files


def _worked_off(store: Store, one: Job, as_json: bool, *, again: bool) -> int:
    """Work off a job that came in over HTTP, here; return how many of its inputs failed."""
    from api.cli.ingesting import tell
    from api.desk import Desk
    from api.jobs import Worker, view
    from api.metrics import Metrics
    from api.settings import Settings
    from kg.store.jobs import claim_job, job, retry_job

    if again:
        retry_job(store, one)
    desk = Desk(store, Settings())
    try:
        taken = claim_job(store, id=one.id)
        if taken is None:
            click.echo("it is done, or a server works it off", err=True)
            return 0
        todo = [number for number, outcome in enumerate(taken.outcomes) if outcome is None]
        Worker(desk, Metrics()).work(taken)
    finally:
        desk.close()
    told = view(store, job(store, one.id)).outcomes
    outcomes = [outcome for number in todo if (outcome := told[number])]
    for outcome in outcomes:
        tell(outcome, as_json)
    return sum(outcome.state == "failed" for outcome in outcomes)


def _outcomes(store: Store, one: Job) -> Iterator[dict[str, Any] | None]:
    from kg.store.batches import outcomes_of
    from kg.store.jobs import BATCH

    yield from outcomes_of(store, one.id, one.finished) if one.what == BATCH else one.outcomes


def _line(one: Job) -> str:
    from api.jobs import head

    short = head(one)
    inputs = f"{short.finished}/{short.inputs}" if short.inputs is not None else f"{short.finished}"
    what = " ".join(one.inputs[0]["files"]) if one.inputs and "files" in one.inputs[0] else ""
    return f"{one.id}  {one.state:<8}  {inputs} inputs, {short.failed} failed  {one.created_at}  {what}".rstrip()
