"""Commands that ask the graph: check, provenance, contradictions, search."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from api.cli.opening import json_option, paged, the_reader, the_store

if TYPE_CHECKING:
    from kg.records import Statement
    from kg.store.bolt import Store


@click.command(
    epilog="""\b
Examples
  onrecord check "Halden used 2,048 chips to train the model"
  onrecord check --said-at 2031-03-04 --speaker "Mara Quint" "We paid nothing"
  onrecord check - < draft.txt
  onrecord check --json statements.jsonl

\b
A line of statements.jsonl: {"id", "text", "said_at"?, "speaker"?}.
A pasted paragraph is checked sentence by sentence."""
)
@click.argument("text", metavar="TEXT | STATEMENTS.jsonl | -")
@click.option("--said-at", metavar="DATE", help="When it was said (ISO date); relative times are resolved against it.")
@click.option("--speaker", metavar="NAME", help="Who says it.")
@click.option(
    "--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="At most so many findings each."
)
@json_option
def check(text: str, said_at: str | None, speaker: str | None, limit: int, as_json: bool) -> None:
    """Tell what the graph holds on a statement.

    Who supports it, who contradicts it, and why, best first.

    No finding means that nothing in the graph bears on it, not that it is false.
    """
    from api.cli.showing import show_findings
    from api.settings import Settings
    from kg.check import check as ask
    from kg.embed import load_embedder
    from kg.forms import as_data

    Settings()
    rows, failed = _statements(text, said_at, speaker)
    with the_store() as store:
        for id, statement in rows:
            findings = ask(store, load_embedder(), statement, limit=limit)
            if as_json:
                body = {"id": id, "text": statement.text, "findings": [as_data(finding) for finding in findings]}
                click.echo(json.dumps(body, ensure_ascii=False))
            else:
                show_findings(statement.text, findings)
    sys.exit(1 if failed else 0)


def _statements(text: str, said_at: str | None, speaker: str | None) -> tuple[list[tuple[Any, Statement]], bool]:
    """Return the statements to check, each with its id; print the lines that hold none, and tell whether any did."""
    from ingest.read.statement import many_statements, statements

    nlp = the_reader().nlp
    if text.endswith(".jsonl"):
        rows = list(_rows(text))
        good = [row for row in rows if "error" not in row]
        for row in rows:
            if "error" in row:
                click.echo(json.dumps(row, ensure_ascii=False))
        read = many_statements(nlp, [(row["text"], row.get("said_at"), row.get("speaker")) for row in good])
        return list(zip((row.get("id") for row in good), read, strict=True)), len(good) < len(rows)
    typed = sys.stdin.read() if text == "-" else text
    if not typed.strip():
        raise click.UsageError("there is nothing to check: give a statement")
    return [(None, one) for one in statements(nlp, typed, said_at=said_at, speaker=speaker)], False


def _rows(file: str) -> Iterator[dict[str, Any]]:
    from ingest.inputs import json_lines
    from kg.errors import BadInput

    for name, row in json_lines(file):
        if isinstance(row, BadInput):
            yield {"id": name, "error": {"type": row.type, "title": row.title, "detail": row.detail}}
        elif not isinstance(row.get("text"), str) or not row["text"].strip():
            yield {"id": name, "error": {"type": "missing_text", "title": "no text", "detail": 'a line needs "text"'}}
        else:
            yield row


@click.command(
    epilog="""\b
Examples
  onrecord provenance cl-0123456789abcdef01234567
  onrecord provenance "servers leased by Ivelin"     the claim that is nearest to these words"""
)
@click.argument("claim", metavar="CLAIM | WORDS")
@json_option
def provenance(claim: str, as_json: bool) -> None:
    """Show where a claim comes from.

    All its chains, the evidence offered, roots and echoes, denials, and what is missing.
    CLAIM is an id; with WORDS it is the claim that a search finds first.
    """
    from api.cli.showing import show_provenance
    from kg.forms import as_json as line_of
    from kg.provenance import provenance as ask

    with the_store() as store:
        answer = ask(store, claim if claim.startswith("cl-") else _nearest(store, claim))
    if as_json:
        click.echo(line_of(answer))
    else:
        show_provenance(answer)


def _nearest(store: Store, words: str) -> str:
    """Return the id of the claim that is nearest to some words."""
    from kg.embed import load_embedder
    from kg.errors import NotFound
    from kg.search import search as ask

    for hit in ask(store, load_embedder(), words, by="both", limit=50):
        if hit.kind == "claim":
            return hit.id
    raise NotFound(f"no claim with words like {words!r}")


@click.command(
    epilog="""\b
Examples
  onrecord contradictions
  onrecord contradictions --entity "Halden Systems" --since 2031-03-01
  onrecord contradictions --verdict updates --json"""
)
@click.option("--entity", help="An entity's id or name.")
@click.option("--outlet", help="An outlet's id (its host) or name.")
@click.option("--kind", help="quantity, time, polarity, denial, ...")
@click.option(
    "--verdict",
    type=click.Choice(["contradicts", "updates", "supports", "compatible"]),
    default="contradicts",
    show_default=True,
)
@click.option("--since", metavar="DATE", help="Published on or after this ISO date.")
@click.option("--until", metavar="DATE", help="Published on or before this ISO date.")
@click.option("--status", type=click.Choice(["open", "confirmed", "rejected"]), help="What people have decided.")
@paged
@json_option
def contradictions(limit: int, cursor: str | None, as_json: bool, **given: str | None) -> None:
    """List claims that contradict each other, and why.

    With --verdict: those that update, support or are compatible with each other.
    """
    from api.cli.showing import show_relation
    from api.cli.turning import print_page
    from kg.contradictions import Relations
    from kg.contradictions import contradictions as ask

    with the_store() as store:
        page = ask(store, Relations(**given), cursor=cursor, limit=limit)  # type: ignore[arg-type]
    print_page(page, show_relation, as_json=as_json, empty="nothing of this kind in the graph")


@click.command(
    epilog="""\b
Examples
  onrecord search "distillation of models"
  onrecord search --by meaning "copied somebody's work\""""
)
@click.argument("text")
@click.option("--by", type=click.Choice(["words", "meaning", "both"]), default="both", show_default=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True)
@json_option
def search(text: str, by: str, limit: int, as_json: bool) -> None:
    """Find claims, articles, entities by word or meaning."""
    from api.cli.showing import show_hit
    from kg.embed import load_embedder
    from kg.forms import as_json as line_of
    from kg.search import search as ask

    with the_store() as store:
        hits = ask(store, load_embedder(), text, by=by, limit=limit)  # type: ignore[arg-type]
    for hit in hits:
        if as_json:
            click.echo(line_of(hit))
        else:
            show_hit(hit)
    if not hits and not as_json:
        click.echo("nothing found", err=True)
