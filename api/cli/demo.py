"""The demo: read an invented affair (or the user's own article) and show what a fact-checker wants to see."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from api.cli.opening import the_store, who_reads

if TYPE_CHECKING:
    from ingest.batch import Outcome
    from kg.store.bolt import Store
    from kg.verdicts import ClaimView


@click.command(
    epilog="""\b
Examples
  onrecord demo
  onrecord demo my-article.html
  onrecord demo --remove     takes the invented articles out again"""
)
@click.argument("article", required=False)
@click.option("--remove", is_flag=True, help="Remove the demo's articles from the graph.")
def demo(article: str | None, remove: bool) -> None:
    """Take a tour on an invented affair.

    Reads the demo corpus, or ARTICLE, and shows a chain, contradictions, and an "n articles, 1 root".
    """
    from ingest.demo import demo_corpus

    if remove:
        _remove()
        return
    from api.cli.ingesting import ingested, summary, tell

    files = [article] if article else [str(path) for path in demo_corpus()]
    with the_store() as store:
        if not article:
            click.echo("An invented affair: its people, firms and outlets do not exist.", err=True)
        outcomes = []
        for outcome in ingested(store, who_reads(files, None), files):
            outcomes.append(outcome)
            if outcome.error is not None:
                tell(outcome, False)
        counts: Counter[str] = Counter(outcome.state for outcome in outcomes)
        counts["claims"] = sum(outcome.claims for outcome in outcomes)
        click.echo(summary(counts), err=True)
        ids = [outcome.article for outcome in outcomes if outcome.article]
        if ids:
            _tour(store, outcomes, whole=article is None)
    click.echo("\nThe same in a browser:  .venv/bin/onrecord serve     (then open the address it prints)")
    sys.exit(0 if ids else 1)


def _tour(store: Store, outcomes: list[Outcome], *, whole: bool) -> None:
    from api.cli.showing import say, show_graph

    _show_read(store)
    if not whole:
        for outcome in outcomes:
            if outcome.article:
                show_graph(store.article(outcome.article))
    _show_chain(store, [outcome.article for outcome in outcomes if outcome.article])
    _show_contradictions(store)
    if whole:
        _show_one_root(store)
    say()


def _show_read(store: Store) -> None:
    from api.cli.showing import say
    from kg.listing import counts

    held = counts(store)
    say("\nWHAT WAS READ", "bold")
    say(
        f"{held.articles} articles by {held.outlets} outlets: {held.attributions} attributions, {held.claims} claims"
        f" ({held.propositions} different ones), {held.entities} entities, {held.unnamed} of them unnamed sources"
    )


def _show_chain(store: Store, articles: list[str]) -> None:
    """Show the provenance of the claim that most articles print, of those that came through two speakers or more."""
    from api.cli.showing import say, show_provenance
    from kg.listing import Claims, claims, propositions
    from kg.provenance import provenance

    views = [view for id in articles for view in claims(store, Claims(article=id), limit=200).items]
    if not views:
        say("\nNo attributed claim was found.")
        return
    printed = {claim.id: one.articles for one in propositions(store, limit=200).items for claim in one.claims}

    def rank(view: ClaimView) -> tuple[bool, int, int, int]:
        told = sum(link.speaker is not None for link in view.chain)
        return told > 1, printed.get(view.id, 1), told, len(view.text)

    shown = max(views, key=rank)
    say("\nWHERE ONE CLAIM COMES FROM", "bold")
    show_provenance(provenance(store, shown.id))
    say(f"\n(onrecord provenance {shown.id})", "bright_black")


def _show_contradictions(store: Store) -> None:
    from api.cli.showing import say, show_relation
    from kg.contradictions import Relations, contradictions

    say("\nWHO CONTRADICTS WHOM", "bold")
    page = contradictions(store, Relations(), limit=4)
    for relation in page.items:
        show_relation(relation)
    if not page.items:
        say("nobody, in what was read so far")
    if page.next:
        say("(more: onrecord contradictions)", "bright_black")


def _show_one_root(store: Store) -> None:
    """Show the most reported claim that goes back to a single root."""
    from api.cli.showing import say, show_provenance
    from kg.listing import propositions
    from kg.provenance import provenance

    single = [view for view in propositions(store, limit=200).items if view.roots == 1 and view.articles > 1]
    if not single:
        return
    view = max(single, key=lambda one: one.articles)
    say(f"\nMANY ARTICLES, ONE ROOT: {view.articles} articles, 1 root", "bold")
    show_provenance(provenance(store, view.claims[0].id))


def _remove() -> None:
    from ingest.demo import demo_corpus
    from ingest.inputs import article_of_input, inputs
    from ingest.inputs.input import Input
    from kg.embed import load_embedder
    from kg.errors import NotFound
    from kg.link import heal

    gone = 0
    with the_store() as store:
        for item in inputs([str(path) for path in demo_corpus()], sys.stdin.buffer):
            if not isinstance(item, Input):
                continue
            try:
                store.delete(article_of_input(item).id)
                gone += 1
            except NotFound:
                continue
        heal(store, load_embedder())
    click.echo(f"{gone} invented articles removed", err=True)
