"""Commands that list what the graph holds: claims, propositions, entities, articles, network."""

from __future__ import annotations

import sys

import click

from api.cli.opening import json_option, paged, the_store


@click.command(
    epilog="""\b
Examples
  onrecord claims --speaker "Mara Quint"
  onrecord claims --act denies --since 2031-03-01 --json
  onrecord claims --unnamed"""
)
@click.option("--entity", help="About or by this entity (id or name).")
@click.option("--speaker", help="Said by this entity (id or name).")
@click.option("--outlet", help="Published by this outlet (host or name).")
@click.option("--article", help="In this article (id).")
@click.option("--act", help="states, alleges, denies, confirms, doubts, ...")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--unnamed/--named", default=None, help="Only claims from unnamed (or named) speakers.")
@paged
@json_option
def claims(limit: int, cursor: str | None, as_json: bool, unnamed: bool | None, **given: str | None) -> None:
    """List claims with their chains."""
    from api.cli.showing import show_claim
    from api.cli.turning import print_page
    from kg.listing import Claims
    from kg.listing import claims as ask

    with the_store() as store:
        page = ask(store, Claims(unnamed=unnamed, **given), cursor=cursor, limit=limit)  # type: ignore[arg-type]
    print_page(page, show_claim, as_json=as_json, empty="no such claims in the graph")


@click.command(
    epilog="""\b
Examples
  onrecord propositions
  onrecord propositions --entity "Halden Systems" --json"""
)
@click.option("--entity", help="About this entity (id or name).")
@paged
@json_option
def propositions(limit: int, cursor: str | None, as_json: bool, entity: str | None) -> None:
    """List what is claimed, most reported first.

    Each with the number of articles and of independent roots.
    """
    from api.cli.showing import show_proposition
    from api.cli.turning import print_page
    from kg.listing import propositions as ask

    with the_store() as store:
        page = ask(store, entity=entity, cursor=cursor, limit=limit)
    print_page(page, show_proposition, as_json=as_json, empty="the graph is empty: onrecord ingest FILE... fills it")


@click.command(
    epilog="""\b
Examples
  onrecord entities --kind person
  onrecord entities --name quint"""
)
@click.option("--name", help="Whose name holds these words.")
@click.option("--kind", help="person, organisation, place, product, work, event, group, unnamed, other")
@paged
@json_option
def entities(limit: int, cursor: str | None, as_json: bool, name: str | None, kind: str | None) -> None:
    """List persons, organisations, other entities."""
    from api.cli.showing import show_entity
    from api.cli.turning import print_page
    from kg.listing import entities as ask

    with the_store() as store:
        page = ask(store, name=name, kind=kind, cursor=cursor, limit=limit)
    print_page(page, show_entity, as_json=as_json, empty="no such entities in the graph")


@click.command(
    epilog="""\b
Examples
  onrecord articles --outlet ledger.example
  onrecord articles --id ar-... --json     one article's whole ArticleGraph"""
)
@click.option("--outlet", help="Published by this outlet (host or name).")
@click.option("--since", metavar="DATE")
@click.option("--until", metavar="DATE")
@click.option("--id", "article", help="One article, whole.")
@paged
@json_option
def articles(
    outlet: str | None,
    since: str | None,
    until: str | None,
    article: str | None,
    *,
    limit: int,
    cursor: str | None,
    as_json: bool,
) -> None:
    """List articles, newest first."""
    from api.cli.showing import show_article, show_graph
    from api.cli.turning import print_page
    from kg.forms import as_json as line_of
    from kg.listing import articles as ask

    with the_store() as store:
        if article:
            graph = store.article(article)
            if as_json:
                click.echo(line_of(graph))
            else:
                show_graph(graph)
            return
        page = ask(store, outlet=outlet, dates=(since, until), cursor=cursor, limit=limit)
    print_page(page, show_article, as_json=as_json, empty="no such articles in the graph")


@click.command(
    epilog="""\b
Examples
  onrecord network --json                  who is quoted by whom
  onrecord network cl-... --depth 2 --json what lies around a claim"""
)
@click.argument("id", required=False)
@click.option("--depth", type=click.IntRange(1, 4), default=1, show_default=True)
@click.option("--limit", type=click.IntRange(1, 2000), default=200, show_default=True)
@json_option
def network(id: str | None, depth: int, limit: int, as_json: bool) -> None:
    """Show a network: around an entity, claim, proposition, article or outlet.

    Without ID: who is quoted by whom, over all speakers and outlets.
    """
    from kg.forms import as_json as line_of
    from kg.network import neighbourhood, quotations

    with the_store() as store:
        answer = neighbourhood(store, id, depth=depth, limit=limit) if id else quotations(store, limit=limit)
    if as_json:
        click.echo(line_of(answer))
        return
    labels = {node.id: node.label for node in answer.nodes}
    for edge in answer.edges:
        click.echo(f"{labels[edge.source]} -{edge.relation}-> {labels[edge.target]}")
    if not answer.edges:
        click.echo("nothing around it", err=True)
        sys.exit(0)
