"""The command line. Nothing heavy is imported before a command needs it, so that ``--help`` answers at once."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

COMMANDS: dict[str, str] = {
    "demo": "api.cli.demo:demo",
    "ingest": "api.cli.ingesting:ingest",
    "watch": "api.cli.watching:watch",
    "extract": "api.cli.reading:extract",
    "page": "api.cli.reading:page",
    "compare": "api.cli.reading:compare",
    "check": "api.cli.asking:check",
    "provenance": "api.cli.asking:provenance",
    "revisions": "api.cli.revising:revisions",
    "contradictions": "api.cli.asking:contradictions",
    "search": "api.cli.asking:search",
    "claims": "api.cli.listing:claims",
    "propositions": "api.cli.listing:propositions",
    "entities": "api.cli.listing:entities",
    "articles": "api.cli.listing:articles",
    "network": "api.cli.listing:network",
    "export": "api.cli.keeping:export",
    "backup": "api.cli.keeping:backup",
    "restore": "api.cli.keeping:restore",
    "verify": "api.cli.keeping:verify",
    "reread": "api.cli.ingesting:reread",
    "relink": "api.cli.keeping:relink",
    "delete": "api.cli.keeping:delete",
    "jobs": "api.cli.jobs:jobs",
    "serve": "api.cli.serving:serve",
    "db": "api.cli.database:db",
}

EPILOG = """\b
Examples
  onrecord demo                                 a whole tour on an invented affair
  onrecord ingest articles/ feed.jsonl -        read and store files, folders, standard input
  onrecord ingest https://paper.example/story   the same for an address
  onrecord watch https://paper.example/feed.xml keep reading what is new in a feed
  onrecord check "The firm used 2,048 chips"    what does the graph hold on this?
  onrecord provenance cl-...                    where does this claim come from?
  onrecord contradictions --entity "Acme"       who says otherwise?
  onrecord serve                                the same on a web page

\b
Exit status: 0 done; 1 some input failed, or nothing has that id; 2 wrong use; 3 the database cannot be used;
130 stopped by Ctrl-C."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        from api.cli.failing import told

        try:
            with told():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            # Here, for click would make it status 1; and at once, for a thread that waits for standard input would not
            # let go of it at the interpreter's end.
            click.echo("stopped", err=True)
            sys.stdout.flush()
            os._exit(130)


@click.group(
    cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
def cli() -> None:
    """Who said what in the news, through whom, with what evidence, and who says otherwise."""


def main() -> None:
    """Run the command line; Ctrl-C ends it with status 130 and without a traceback."""
    try:
        cli(prog_name="onrecord")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
