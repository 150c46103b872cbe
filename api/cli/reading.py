"""Commands that read without a store: extract, page, compare."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.opening import json_option, read_by, the_intake, the_reader, warc_option, who_reads, workers_option

if TYPE_CHECKING:
    from ingest.sources import Intake
    from kg.records import ArticleGraph, Statement
    from kg.verdicts import Verdict


@click.command(
    epilog="""\b
Examples
  onrecord extract story.html report.pdf
  onrecord extract https://paper.example/story
  onrecord extract --json articles.jsonl > graphs.jsonl
  pbpaste | onrecord extract -"""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@workers_option
@warc_option
@json_option
def extract(files: tuple[str, ...], workers: int | None, warc: Path | None, as_json: bool) -> None:
    """Read articles and print who says what.

    Nothing is stored.

    FILE is a text, an HTML page, a PDF, a .jsonl of articles, a WARC archive, a folder of these, the address of a page,
    feed or sitemap, or - for standard input.
    """
    from api.cli.showing import show_graph
    from ingest.batch import Problem, problem_line
    from ingest.inputs import inputs
    from kg.forms import as_json as line_of

    failed = False
    by = who_reads(files, workers)
    with (
        the_intake(keep=False, warc=warc) as intake,
        closing(read_by(by, intake.unparsed(inputs(files, sys.stdin.buffer)), intake)) as reads,
    ):
        for name, graph in ((read.name, read.graph) for read in reads):
            if isinstance(graph, Problem):
                failed = True
                if as_json:
                    click.echo(json.dumps(problem_line(name, graph), ensure_ascii=False))
                else:
                    click.echo(f"{name}: {graph.title}: {graph.detail}", err=True)
            elif as_json:
                click.echo(line_of(graph))
            else:
                show_graph(graph)
    sys.exit(1 if failed else 0)


@click.command(
    epilog="""\b
Examples
  onrecord page story.html --url https://news.example/story
  onrecord page https://news.example/story
  onrecord page --json pages.jsonl"""
)
@click.argument("file")
@click.option("--url", help="Where the page is from.")
@json_option
def page(file: str, url: str | None, as_json: bool) -> None:
    """Print an HTML page's outlet, title, text ...

    FILE is an HTML page, its address, a PDF, or a .jsonl of {"id", "url", "html"} lines.
    """
    from api.cli.showing import show_page
    from kg.errors import BadInput

    failed = False
    for name, row in _pages(file, url):
        if isinstance(row, BadInput):
            failed = True
            problem = {"input": name, "error": {"type": row.type, "title": row.title, "detail": row.detail}}
            click.echo(
                json.dumps(problem, ensure_ascii=False) if as_json else f"{name}: {row.title}: {row.detail}",
                err=not as_json,
            )
        elif as_json:
            click.echo(json.dumps({"input": name, **row}, ensure_ascii=False))
        else:
            show_page(name, row)
    sys.exit(1 if failed else 0)


def _pages(file: str, url: str | None) -> Iterator[tuple[str, Any]]:
    """Yield each page's name with its fields, or with the error that says why it cannot be read."""
    from ingest.inputs import is_address, json_lines
    from kg.errors import BadInput
    from kg.forms import as_data

    with the_intake(keep=False) as intake:
        if is_address(file) or file.endswith(".pdf"):
            yield from _opened_pages(file, intake)
            return
        if not file.endswith(".jsonl"):
            try:
                yield Path(file).name, as_data(intake.apart.page(_bytes_of(file), url))
            except BadInput as error:
                yield Path(file).name, error
            return
        for name, row in json_lines(file):
            try:
                if isinstance(row, BadInput):
                    raise row
                yield name, as_data(intake.apart.page(_html_of(row), row.get("url")))
            except BadInput as error:
                yield name, error


def _opened_pages(place: str, intake: Intake) -> Iterator[tuple[str, Any]]:
    from ingest.inputs import Broken, inputs, page_of_input
    from kg.errors import BadInput
    from kg.forms import as_data

    for item in intake.inputs(inputs([place])):
        try:
            yield item.name, item.error if isinstance(item, Broken) else as_data(page_of_input(item))
        except BadInput as error:
            yield item.name, error


def _html_of(row: dict[str, Any]) -> str:
    from kg.errors import BadInput

    html = row.get("html")
    if not isinstance(html, str):
        raise BadInput("missing_text", "no page", 'a line needs "html": the page as a string')
    return html


def _bytes_of(file: str) -> bytes:
    from kg.errors import BadInput

    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise BadInput("no_such_file", "cannot be opened", f"{file}: {error.strerror}") from error


@click.command(
    epilog="""\b
Examples
  onrecord compare "The mine employs 400 people." "The mine employs 250 people."
  onrecord compare --json pairs.jsonl

\b
A line of pairs.jsonl: {"id", "a", "b", "a_said_at"?, "b_said_at"?, "a_speaker"?, "b_speaker"?}"""
)
@click.argument("statements", nargs=-1, required=True, metavar="A B | PAIRS.jsonl")
@json_option
def compare(statements: tuple[str, ...], as_json: bool) -> None:
    """Compare two statements.

    Do they contradict, support, repeat or update each other, and why?
    """
    if len(statements) == 1:
        sys.exit(1 if _compare_file(statements[0]) else 0)
    if len(statements) != 2:
        raise click.UsageError("give two statements, or one .jsonl of pairs")
    from api.cli.showing import show_verdict

    rows = [("", {"id": None, "a": statements[0], "b": statements[1]})]
    for _, verdict in _verdicts(rows):
        if as_json:
            click.echo(_verdict_line(None, verdict))
        else:
            show_verdict(verdict, statements)


def _compare_file(file: str) -> bool:
    """Print a verdict for every pair of a file; tell whether any line was broken."""
    from ingest.inputs import json_lines
    from kg.errors import BadInput

    failed = False
    rows: list[tuple[str, dict[str, Any]]] = []
    for name, row in json_lines(file):
        problem = row if isinstance(row, BadInput) else _pair_problem(row)
        if problem is None:
            rows.append((name, row))  # type: ignore[arg-type]
            continue
        failed = True
        click.echo(
            json.dumps({"id": name, "error": {"type": problem.type, "title": problem.title, "detail": problem.detail}})
        )
    for row, verdict in _verdicts(rows):
        click.echo(_verdict_line(row.get("id"), verdict))
    return failed


def _pair_problem(row: dict[str, Any]) -> Any:
    from kg.errors import BadInput

    if all(isinstance(row.get(side), str) and row[side].strip() for side in "ab"):
        return None
    return BadInput("missing_text", "no pair", 'a line needs "a" and "b": two statements as strings')


def _verdicts(rows: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[dict[str, Any], Verdict]]:
    from ingest.read.statement import many_statements
    from kg.compare import compare_pairs
    from kg.embed import load_embedder

    nlp = the_reader().nlp
    pairs: list[Statement] = list(
        many_statements(
            nlp,
            [(row[side], row.get(f"{side}_said_at"), row.get(f"{side}_speaker")) for _, row in rows for side in "ab"],
        )
    )
    verdicts = compare_pairs(list(zip(pairs[::2], pairs[1::2], strict=True)), load_embedder())
    yield from zip((row for _, row in rows), verdicts, strict=True)


def _verdict_line(id: object, verdict: Verdict) -> str:
    from kg.forms import as_data

    return json.dumps({"id": id, **as_data(verdict)}, ensure_ascii=False)


__all__ = ["ArticleGraph", "compare", "extract", "page"]
