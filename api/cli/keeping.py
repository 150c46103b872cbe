"""Commands that keep the graph: export, backup, restore, verify, relink, delete."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.opening import json_option, the_store

if TYPE_CHECKING:
    from kg.store.bolt import Store
    from kg.verdicts import Problem


@click.command(
    epilog="""\b
Examples
  onrecord export --format graphml -o graph.graphml
  onrecord export --format jsonl | gzip > graph.jsonl.gz
  onrecord export --format csv -o tables.zip"""
)
@click.option("--format", "format_", type=click.Choice(["jsonl", "csv", "graphml", "gexf"]), required=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output without it."
)
def export(format_: str, output: Path | None) -> None:
    """Write the whole graph to a file.

    Canonical and sorted: two equal graphs give equal bytes.
    """
    from kg.export import export as write

    if output is None and format_ == "csv" and sys.stdout.isatty():
        raise click.UsageError("csv is a zip of tables: name a file with -o tables.zip")
    with the_store() as store:
        if output is None:
            write(store, format_, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        part = output.with_name(output.name + ".part")
        with part.open("wb") as out:
            write(store, format_, out)
        part.replace(output)
    click.echo(f"{output}: {output.stat().st_size:,} bytes", err=True)


@click.command(epilog="\b\nExample\n  onrecord backup graph.backup.gz")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write articles and decisions to one file."""
    from kg.backup import backup as write

    with the_store() as store:
        number = write(store, file)
    click.echo(f"{number} articles in {file}", err=True)


@click.command(epilog="\b\nExample\n  onrecord restore graph.backup.gz")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put back what a backup holds, and link it."""
    from kg.backup import restore as read

    with the_store() as store:
        number = read(store, file)
        _relink(store)
    click.echo(f"{number} articles restored", err=True)


@click.command(epilog="\b\nExample\n  onrecord verify && echo all is well")
@json_option
def verify(as_json: bool) -> None:
    """Check all stored spans, hashes and chains.

    Every span against its text and against the kept bytes, every hash, every chain; exits with 1 when anything is
    wrong.
    """
    from kg.forms import as_json as line_of
    from kg.verify import verify as check

    problems = 0
    with the_store() as store:
        for problem in chain(check(store), _evidence(store)):
            problems += 1
            click.echo(line_of(problem) if as_json else f"{problem.article} {problem.id}: {problem.what}")
    click.echo("all spans, hashes and chains hold" if not problems else f"{problems} problems", err=True)
    sys.exit(1 if problems else 0)


def _evidence(store: Store) -> Iterator[Problem]:
    """Yield what does not fit between the stored articles and the bytes that were kept of them."""
    from api.settings import Settings, the_evidence
    from ingest.apart import Apart
    from ingest.evidence import verify_evidence
    from kg.graphs import article_ids

    evidence = the_evidence(Settings())
    if evidence is None:
        return
    with Apart() as apart:
        for id in article_ids(store):
            yield from verify_evidence(store.article(id), evidence, apart)


@click.command(epilog="\b\nExample\n  onrecord relink")
def relink() -> None:
    """Derive names, propositions, relations anew.

    From the articles and people's decisions, whatever the order in which they came.
    """
    with the_store() as store:
        _relink(store)


@click.command(epilog="\b\nExample\n  onrecord delete ar-0123456789abcdef01234567")
@click.argument("article")
def delete(article: str) -> None:
    """Remove an article and all read from it."""
    from kg.embed import load_embedder
    from kg.link import heal

    with the_store() as store:
        store.delete(article)
        heal(store, load_embedder())
    click.echo(f"{article} is gone", err=True)


def _relink(store: object) -> None:
    from api.cli.progress import bar
    from kg.embed import load_embedder
    from kg.link import relink as redo

    with bar("linking") as progress:
        redo(store, load_embedder(), progress=progress)  # type: ignore[arg-type]
