"""The command that shows the versions of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.opening import json_option, the_store

if TYPE_CHECKING:
    from kg.revisions import ClaimChange, Revision


@click.command(
    epilog="""\b
Examples
  onrecord revisions ar-0123456789abcdef01234567
  onrecord revisions ar-0123456789abcdef01234567 --json"""
)
@click.argument("id")
@json_option
def revisions(id: str, as_json: bool) -> None:
    """Show all versions of an article's page, and which claims came, went or changed wording.

    ID is any version's. The oldest is first.
    """
    from kg.forms import as_json as line_of
    from kg.ids import check_id
    from kg.revisions import revisions as ask

    with the_store() as store:
        found = ask(store, check_id(id, "ar", "article"))
    if as_json:
        click.echo(line_of(found))
        return
    for one in found:
        show_revision(one)


def show_revision(one: Revision) -> None:
    """Print one version and its changes."""
    from api.cli.showing import say

    day = one.article.published_at or one.fetched_at or "no date"
    changed = f", changed {one.modified_at}" if one.modified_at else ""
    say(f"{one.article.id}  {one.article.title or 'no title'}, {day}{changed}")
    if one.revises is None:
        say("  the oldest version", "bright_black")
        return
    say(f"  revises {one.revises}: {counted(one)}", "bright_black")
    for change in one.changes:
        for line in change_lines(change):
            say(f"    {line}")


def counted(one: Revision) -> str:
    """Return how many claims of a version came, went and were reworded, in words."""
    kinds = [change.kind for change in one.changes]
    told = [f"{kinds.count(kind)} {kind}" for kind in ("came", "went", "reworded") if kind in kinds]
    return ", ".join(told) or "no claim changed"


def change_lines(change: ClaimChange) -> list[str]:
    """Return a change in one line, or two where the words changed."""
    signs = (("-", change.before), ("+", change.after))
    return [f"{sign} {side.speaker or 'no speaker'}: {side.text}" for sign, side in signs if side]
