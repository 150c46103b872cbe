"""Commands that bring articles in: ingest, jobs, reread."""

from __future__ import annotations

import collections
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.opening import json_option, the_intake, the_reader, the_store, warc_option

if TYPE_CHECKING:
    from ingest.batch import Outcome
    from ingest.inputs import Taken
    from ingest.reread import Reread
    from kg.store.bolt import Store


@click.command(
    epilog="""\b
Examples
  onrecord ingest story.html notes.txt
  onrecord ingest pages/ feed.jsonl report.pdf
  onrecord ingest https://paper.example/story --warc story.warc.gz
  onrecord ingest https://paper.example/news/feed.xml
  onrecord ingest crawl.warc.gz
  pbpaste | onrecord ingest -

\b
A line of a .jsonl: {"id"?, "text" | "html", "url"?, "title"?, "outlet"?, "authors"?, "published_at"?}; a line with
only a "url" is fetched.
A batch that was stopped can be repeated: what is in the graph stays as it is."""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@warc_option
@json_option
def ingest(files: tuple[str, ...], warc: Path | None, as_json: bool) -> None:
    """Read articles, store and link them.

    FILE is a text, an HTML page, a PDF, a .jsonl of articles, a WARC archive, a folder of these, the address of a page,
    feed or sitemap, or - for standard input. What is fetched is kept as evidence.
    """
    from ingest.inputs import inputs

    with the_store() as store:
        outcomes = ingest_with_bar(store, list(inputs(files, sys.stdin.buffer)), as_json=as_json, warc=warc)
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    sys.exit(1 if failed else 0)


def ingest_with_bar(
    store: Store, items: list[Taken], *, as_json: bool = False, warc: Path | None = None, each: bool = True
) -> list[Outcome]:
    """Ingest with a progress bar; print each outcome (else failures only), and a summary; failures go to stderr."""
    from api.cli.progress import bar
    from ingest.batch import ingest_each
    from kg.embed import load_embedder

    outcomes: list[Outcome] = []
    with the_intake(warc=warc) as intake, bar("reading", total=len(items)) as progress:
        taken = intake.inputs(items)
        reader, embedder = the_reader(), load_embedder()
        for outcome in ingest_each(taken, store, reader=reader, embedder=embedder, evidence=intake.evidence):
            outcomes.append(outcome)
            progress(len(outcomes), max(len(outcomes), len(items)))
            if each or outcome.error is not None:
                _tell(outcome, as_json)
    if not as_json:
        click.echo(summary(outcomes), err=True)
    return outcomes


def _tell(outcome: Outcome, as_json: bool) -> None:
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


def summary(outcomes: Iterable[Outcome]) -> str:
    """Return one sentence on what became of a batch."""
    counted = collections.Counter(outcome.state for outcome in outcomes)
    claims = sum(outcome.claims for outcome in outcomes)
    return (
        ", ".join(f"{counted[state]} {state}" for state in ("added", "unchanged", "failed")) + f"; {claims} claims read"
    )


@click.command(
    epilog="""\b
Examples
  onrecord jobs
  onrecord jobs jo-0123456789abcdef01234567 --json"""
)
@click.argument("id", required=False)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@json_option
def jobs(id: str | None, limit: int, as_json: bool) -> None:
    """List jobs that came in over HTTP, or show one."""
    from api.jobs import head, view
    from kg.forms import as_json as line_of
    from kg.store.jobs import job
    from kg.store.jobs import jobs as ask

    with the_store() as store:
        found = [job(store, id)] if id else ask(store, limit=limit)
    for one in found:
        short = head(one)
        if as_json:
            click.echo(line_of(view(one) if id else short))
            continue
        click.echo(
            f"{one.id}  {one.state:<8}  {short.finished}/{short.inputs} inputs, {short.failed} failed  {one.created_at}"
        )
        for outcome in one.outcomes if id else ():
            click.echo(f"  {json.dumps(outcome, ensure_ascii=False)}")


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
