"""How many articles and independent roots a proposition has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link.plan import Row
from kg.origins import Reprint, by_page, copied_from, originals
from kg.roots import Step, Voiced, count_pages, count_roots
from kg.store.cypher import links
from kg.views import spans_of

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
    printed = store.rows(links.PRINTED, ids=claims) if claims else []
    reprints = reprints_of(store, {row["article"] for row in printed}, copied)
    copies = originals(by_page({row["article"]: row["page"] for row in printed}, reprints))
    voiced = _voiced_claims(store, printed, names or {}, reprints)
    rows = []
    for id, found in members.items():
        held = [voiced[claim] for claim in found if claim in voiced]
        rows.append({"id": id, "articles": count_pages(held), "roots": count_roots(held, copies)})
    return rows


def _voiced_claims(
    store: Store, printed: list[Row], names: Names, reprints: Mapping[str, Sequence[Reprint]]
) -> dict[str, Voiced]:
    """Return what the counting of roots needs of stored claims."""
    steps = sorted({id for row in printed for id in (*(row["via"] or ()), row["attribution"])})
    voices = {row["id"]: row for row in store.rows(links.STEPS, ids=steps)} if steps else {}
    return {row["claim"]: _voiced(row, voices, names, reprints.get(row["article"], ())) for row in printed}


def reprints_of(store: Store, articles: Iterable[str], copied: Iterable[Row] = ()) -> dict[str, list[Reprint]]:
    """Return what each article has from earlier ones; ``copied`` holds copies that are not written yet."""
    ids = sorted(articles)
    stored = store.rows(links.COPIED, ids=ids) if ids else []
    found: dict[str, list[Reprint]] = {}
    for row in (*stored, *copied):
        spans = spans_of(row["spans"])
        found.setdefault(row["later"], []).append(Reprint(row["page"], row["published_at"], row["share"], spans))
    return found


def _voiced(row: Row, voices: Mapping[str, Row], names: Names, reprints: Sequence[Reprint]) -> Voiced:
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
        credit=row["agency"],
        page=row["page"],
        fetched_at=row["fetched_at"],
        modified_at=row["modified_at"],
        copied_from=copied_from(spans_of(row["spans"]), reprints),
    )


def _step(row: Row, names: Names) -> Step:
    entity, name = names.get(row["entity"], (row["entity"], row["name"]))
    unnamed = bool(row["unnamed"])
    return Step(entity, row["text"] if unnamed else name or row["text"], unnamed, row["act"])
