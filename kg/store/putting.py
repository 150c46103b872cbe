"""Writing, reading and removing one article, inside a transaction that the store gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from kg.errors import NotFound
from kg.records import ArticleGraph
from kg.store import rows as forms
from kg.store.cypher import putting as statements
from kg.store.cypher import records
from kg.store.rows import Row, Rows
from kg.versions import in_order

Run = Callable[..., list[Row]]

READING = (
    *("unnamed", "names", "mentions", "evidence", "references", "attributions", "speakers", "parties", "relays"),
    *("citations", "claims", "assertions", "about", "quantities"),
)


def put(run: Run, rows: Rows) -> bool:
    """Write an article's rows in the place of what is stored of it; False when that is equal."""
    id, url = rows.article["id"], rows.article.get("url")
    there = run(records.STORED, id=id, url=url)
    stored = [row for row in there if row["id"] == id]
    if stored and stored[0]["digest"] == rows.article["digest"]:
        return False
    if stored:
        _replace(run, rows)
    else:
        run(statements.PUT_ARTICLE, article=rows.article, outlet=rows.outlet)
        _put_entities(run, rows.named)
        run(statements.PUT_READING, **reading_of(rows))
        run(records.PUT_PASSAGES, article=id, prints=rows.prints)
    if len(there) > 1 or (there and not stored):
        _revise(run, url)
    return True


def _replace(run: Run, rows: Rows) -> None:
    """Write a newer reading over an older one; how the article came in stays as it was."""
    id = rows.article["id"]
    before = [row["id"] for row in run(records.OWN_NAMES, article=id)]
    kept = _clear(run, id, {row["id"] for row in rows.claims})
    run(records.REPLACE_ARTICLE, article=rows.article)
    _put_entities(run, rows.named)
    run(records.REPLACE_CLAIMS, rows=[row for row in rows.claims if row["id"] in kept])
    fresh = [row for row in rows.claims if row["id"] not in kept]
    run(statements.PUT_READING, **reading_of(rows) | {"claims": fresh, "kept": sorted(kept)})
    _forget_entities(run, before, keep=True)


def reading_of(rows: Rows) -> Row:
    """Return what ``PUT_READING`` takes of an article of which nothing is stored."""
    return {"article": rows.article["id"], "kept": []} | {field: getattr(rows, field) for field in READING}


def _batch(run: Run, statement: str, rows: list[Any]) -> None:
    if rows:
        run(statement, rows=rows)


def _put_entities(run: Run, named: list[Row]) -> None:
    """Make the named entities that are not there, and spell the others anew when this article adds a spelling."""
    if not named:
        return
    # In the order of their ids, so that two articles with the same entities wait for one another, not both.
    named = sorted(named, key=lambda row: str(row["id"]))
    there = {row["id"]: row for row in run(records.PUT_NAMED, rows=[_kind(row) for row in named])}
    fresh = [_spelt(row["id"], [there[row["id"]], row]) for row in named]
    _batch(run, records.NAME_ENTITIES, [row for row in fresh if _said(row) != _said(there[row["id"]])])


def _kind(row: Row) -> Row:
    return {"id": row["id"], "kind": row["kind"]}


def _said(row: Row) -> tuple[Any, Any]:
    return row["name"], row["aliases"]


def _spelt(id: str, spellings: Iterable[Row]) -> Row:
    """One name and all aliases for an entity that articles spell differently, whatever order they come in."""
    given = [row for row in spellings if row["name"] is not None]
    names = sorted({row["name"] for row in given}, key=lambda name: (name.isupper(), name))
    aliases = {alias for row in given for alias in row["aliases"]} | set(names[1:])
    return {"id": id, "name": names[0], "aliases": sorted(aliases - {names[0]})}


def _clear(run: Run, article: str, wanted: set[str]) -> set[str]:
    """Remove what an article holds but its claims that stay, and return the ids of those."""
    touched = [row["id"] for row in run(records.OWN_PROPOSITIONS, article=article)]
    stored = run(records.OWN_CLAIMS, article=article)
    ids = [row["id"] for row in stored]
    decided = [row["id"] for row in stored if row["decided"] and row["id"] not in wanted]
    kept = {id for id in ids if id in wanted}
    _remove_reading(run, article)
    run(records.UNLINK_CLAIMS, ids=ids)
    run(records.UNLINK_DENIALS, ids=decided)
    run(records.WITHDRAW_CLAIMS, ids=decided, article=article)
    run(records.REMOVE_CLAIMS, ids=[id for id in ids if id not in wanted and id not in decided])
    _settle_propositions(run, touched)
    return kept


def _remove_reading(run: Run, article: str) -> None:
    for statement in (
        records.REMOVE_MENTIONS,
        records.REMOVE_ATTRIBUTIONS,
        records.REMOVE_QUANTITIES,
        records.REMOVE_EVIDENCE,
        records.REMOVE_NAMES,
        records.REMOVE_UNNAMED,
    ):
        run(statement, article=article)


def _settle_propositions(run: Run, ids: list[str]) -> None:
    run(records.EMPTY_PROPOSITIONS, ids=ids)
    run(records.STALE_PROPOSITIONS, ids=ids)


def _forget_entities(run: Run, ids: list[str], *, keep: bool) -> None:
    """Remove entities that no article names any more, and spell the others by the articles that are left."""
    run(records.REMOVE_ENTITIES, ids=ids, keep=keep)
    spellings: dict[str, list[Row]] = {}
    for row in run(records.SPELLINGS, ids=ids):
        spellings.setdefault(row["id"], []).append(row)
    _batch(run, records.NAME_ENTITIES, [_spelt(id, rows) for id, rows in sorted(spellings.items())])


def _revise(run: Run, url: str | None) -> None:
    """Let every article of one address revise the version before it, whatever order they came in."""
    same = run(records.SAME_ADDRESS, url=url) if url else []
    if len(same) < 2:
        return
    ids = in_order(same)
    run(records.FORGET_REVISIONS, ids=ids)
    run(records.PUT_REVISIONS, rows=[(newer, older) for older, newer in pairwise(ids)])


def delete(run: Run, id: str) -> None:
    """Remove an article and all that only it holds up; raise ``NotFound``."""
    found = run(records.ARTICLE, article=id)
    if not found:
        raise NotFound(f"no article {id!r} in the graph")
    touched = [row["id"] for row in run(records.OWN_PROPOSITIONS, article=id)]
    entities = [row["id"] for row in run(records.OWN_NAMES, article=id)]
    claims = [row["id"] for row in run(records.OWN_CLAIMS, article=id)]
    _remove_reading(run, id)
    run(records.REMOVE_CLAIMS, ids=claims)
    run(records.REMOVE_PASSAGES, article=id)
    run(records.REMOVE_ARTICLE, article=id)
    _settle_propositions(run, touched)
    _forget_entities(run, entities, keep=False)
    _forget_outlet(run, found[0]["outlet"])
    _revise(run, found[0]["node"].get("url"))


def _forget_outlet(run: Run, outlet: str) -> None:
    run(records.REMOVE_OUTLET, outlet=outlet)
    names = [row["name"] for row in run(records.OUTLET_SPELLINGS, outlet=outlet)]
    if names:
        run(records.NAME_OUTLET, outlet=outlet, name=min(names, key=lambda name: (name == outlet, name)))


def article(run: Run, id: str) -> ArticleGraph:
    """Return the graph as it was put; raise ``NotFound``."""
    found = run(records.ARTICLE, article=id)
    if not found:
        raise NotFound(f"no article {id!r} in the graph")
    return forms.graph_of(
        found[0],
        run(records.ENTITIES, article=id),
        run(records.MENTIONS, article=id),
        run(records.ATTRIBUTIONS, article=id),
        claims=run(records.CLAIMS, article=id),
        evidence=run(records.EVIDENCE, article=id),
    )
