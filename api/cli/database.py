"""The commands of the database: start, stop, status, shell."""

from __future__ import annotations

import json
import sys

import click

from api.cli.opening import json_option, the_store


@click.group(
    epilog="""\b
Examples
  onrecord db status
  onrecord db shell "MATCH (c:Claim) RETURN count(c)"
  NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=... onrecord db status"""
)
def db() -> None:
    """Start, stop, look at the database.

    The embedded server, or Neo4j when NEO4J_URI is set.
    """


@db.command()
def start() -> None:
    """Start the embedded server, or say where it runs; it ends by itself when idle."""
    with the_store() as store:
        click.echo(f"{store.flavour} is ready at {store.address}")


@db.command()
def stop() -> None:
    """Stop the embedded server; what is stored stays."""
    from api.settings import Settings
    from kg.store.embedded import stop as end

    settings = Settings()
    if settings.neo4j_uri:
        raise click.UsageError("NEO4J_URI is set: a Neo4j server is not ours to stop")
    click.echo("stopped" if end(settings.data) else "it was not running")


@db.command()
@json_option
def status(as_json: bool) -> None:
    """Say which database is used, whether it runs, and what it holds."""
    from api.settings import Settings
    from kg.store.embedded import status as look

    settings = Settings()
    if not settings.neo4j_uri:
        running = look(settings.data)
        if running is None:
            click.echo(
                json.dumps({"running": False}) if as_json else f"embedded server in {settings.data}: not running"
            )
            return
    from kg.forms import as_data
    from kg.listing import counts

    with the_store() as store:
        held = as_data(counts(store))
        if as_json:
            click.echo(json.dumps({"running": True, "flavour": store.flavour, "address": store.address, **held}))
            return
        click.echo(
            f"{store.flavour} at {store.address}: " + ", ".join(f"{number} {what}" for what, number in held.items())
        )


@db.command()
@click.argument("statement", required=False)
@click.option("--write", is_flag=True, help="Let the statement change data.")
def shell(statement: str | None, write: bool) -> None:
    """Run one Cypher statement, or those typed line by line, and print the rows as JSON."""
    with the_store() as store:
        for line in [statement] if statement else sys.stdin:
            if not line.strip():
                continue
            rows = store.change((line, {}))[0] if write else store.rows(line)
            for row in rows:
                click.echo(json.dumps(row, ensure_ascii=False, default=str))
