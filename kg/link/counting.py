"""How many articles and independent roots a proposition has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.credits import agency_of
from kg.link.plan import Row
from kg.roots import Step, Voiced, count_articles, count_roots
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.store.bolt import Store

Names = Mapping[str, tuple[str, str]]


def count_rows(
    store: Store, members: Mapping[str, Iterable[str]], *, names: Names | None = None, copied: Iterable[Row] = ()
) -> list[Row]:
    """Return the counts of propositions, given their claims by the propositions' ids.

    ``names`` leads from entities to canonical ones, and ``copied`` holds copies, that are not written yet.
    """
    claims = sorted({claim for found in members.values() for claim in found})
    voiced = voiced_claims(store, claims, names or {})
    originals = originals_of(store, {one.article for one in voiced.values()}, copied)
    rows = []
    for id, found in members.items():
        held = [voiced[claim] for claim in found if claim in voiced]
        rows.append({"id": id, "articles": count_articles(held), "roots": count_roots(held, originals)})
    return rows


def voiced_claims(store: Store, claims: list[str], names: Names) -> dict[str, Voiced]:
    """Return what the counting of roots needs of stored claims."""
    printed = store.rows(links.PRINTED, ids=claims) if claims else []
    steps = sorted({id for row in printed for id in (*(row["via"] or ()), row["attribution"])})
    voices = {row["id"]: row for row in store.rows(links.STEPS, ids=steps)} if steps else {}
    return {row["claim"]: _voiced(row, voices, names) for row in printed}


def originals_of(store: Store, articles: Iterable[str], copied: Iterable[Row] = ()) -> dict[str, str]:
    """Return the article that each copy repeats most of; of several the first published."""
    stored = store.rows(links.COPIED, ids=sorted(articles))
    rows = [*stored, *({**row, "published_at": None} for row in copied)]
    ranked = sorted(rows, key=lambda row: (row["share"], row["earlier"]))
    return {row["later"]: row["earlier"] for row in ranked}


def _voiced(row: Row, voices: Mapping[str, Row], names: Names) -> Voiced:
    path = [voices[id] for id in (*(row["via"] or ()), row["attribution"]) if id in voices]
    inner = path[-1] if path else None
    medium = None
    if inner and inner["medium"]:
        entity, name = names.get(inner["medium"], (inner["medium"], inner["medium_name"]))
        medium = Step(entity, name, False, inner["act"])
    return Voiced(
        claim=row["claim"],
        article=row["article"],
        outlet=row["outlet"],
        published_at=row["published_at"],
        chain=tuple(_step(step, names) for step in path),
        text=row["text"],
        outlet_name=row["outlet_name"] or "",
        medium=medium,
        url=row["url"],
        fetched_at=row["fetched_at"],
        agency=agency_of(row["head"], row["foot"], row["authors"] or (), row["outlet_name"]),
    )


def _step(row: Row, names: Names) -> Step:
    entity, name = names.get(row["entity"], (row["entity"], row["name"]))
    unnamed = bool(row["unnamed"])
    return Step(entity, row["text"] if unnamed else name or row["text"], unnamed, row["act"])
