"""Claims, articles and relations as they appear in answers, put together from rows of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.records import Outlet, Spans
from kg.store.cypher import answers
from kg.verdicts import ArticleHead, ClaimView, Link, RelationView

if TYPE_CHECKING:
    from kg.store.bolt import Store

Row = dict[str, Any]

# What ``CLAIMS_BY_ID`` tells of each outer step of a chain.
_STEP = ("id", "act", "speaker_name", "speaker_text", "speaker_unnamed")


def spans_of(flat: Sequence[int] | None) -> Spans:
    """Return spans from the flat list of integers that the store keeps."""
    given = flat or ()
    return tuple(zip(given[::2], given[1::2], strict=True))


def head_of(row: Row) -> ArticleHead:
    """Return the article of a row."""
    outlet = Outlet(row["outlet"], row["outlet_name"])
    return ArticleHead(row["article"], row["url"], row["title"], outlet, row["published_at"])


def link_of(row: Row) -> Link:
    """Return the step of a chain that a row holds: the canonical name, else the printed words, else no speaker."""
    printed = row["speaker_text"] or ""
    return Link(row["speaker_name"] or printed or None, bool(row["speaker_unnamed"]), row["act"], printed)


def claim_rows(store: Store, ids: Iterable[str]) -> list[Row]:
    """Return one row for each claim, with its article, outlet and attribution, in the order of the ids."""
    wanted = list(dict.fromkeys(ids))
    found = {row["id"]: row for row in store.rows(answers.CLAIMS_BY_ID, ids=wanted)} if wanted else {}
    return [found[id] for id in wanted if id in found]


def claim_views(store: Store, ids: Iterable[str]) -> dict[str, ClaimView]:
    """Return claims with their articles and chains, by id; an id that is not there is left out."""
    return views_of(claim_rows(store, ids))


def views_of(rows: Sequence[Row]) -> dict[str, ClaimView]:
    """Return the claims of these rows, by id."""
    steps = (dict(zip(_STEP, step, strict=True)) for row in rows for step in row["outer"])
    links = {step["id"]: link_of(step) for step in steps}
    return {row["id"]: claim_view(row, links) for row in rows}


def claim_view(row: Row, links: dict[str, Link]) -> ClaimView:
    """Return the claim of a row; ``links`` holds the outer steps of its chain, by attribution."""
    outer = tuple(links[id] for id in row["via"] or () if id in links)
    return ClaimView(row["id"], row["text"], spans_of(row["spans"]), head_of(row), (*outer, link_of(row)))


def relation_views(store: Store, rows: Sequence[Row]) -> Iterator[RelationView]:
    """Yield the relations of these rows, shown on the two claims they were seen on."""
    shown = claim_views(store, (claim for row in rows for claim in row["claims"]))
    for row in rows:
        a, b = row["claims"]
        if a in shown and b in shown:
            yield _relation_view(row, shown[a], shown[b])


def _relation_view(row: Row, a: ClaimView, b: ClaimView) -> RelationView:
    return RelationView(
        id=row["id"],
        verdict=row["verdict"],
        kind=row["kind"],
        score=row["score"],
        reasons=tuple(row["reasons"] or ()),
        method=row["method"],
        status=row["status"] or "open",
        a=a,
        b=b,
    )
