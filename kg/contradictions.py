"""Where the record disagrees with itself, and the other relations between propositions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.entities import family
from kg.errors import NotFound
from kg.ids import check_id
from kg.listing import end_of
from kg.paging import LIMIT, Page, key_of, page_of, within
from kg.store.cypher import answers
from kg.verdicts import RelationView
from kg.views import Row, relation_views

if TYPE_CHECKING:
    from kg.store.bolt import Store

RelationName = Literal["contradicts", "supports", "updates", "compatible"]
Status = Literal["open", "confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class Relations:
    """Which relations are wanted; what is None does not count.

    ``entity`` is an id or a name of what one side is about or who says it, ``outlet`` an id or name of who printed
    one side. ``since`` and ``until`` are ISO dates, both included; a relation comes up when its later side is printed.
    """

    entity: str | None = None
    outlet: str | None = None
    kind: str | None = None
    verdict: RelationName = "contradicts"
    since: str | None = None
    until: str | None = None
    status: Status | None = None


def contradictions(
    store: Store, wanted: Relations | None = None, *, cursor: str | None = None, limit: int = LIMIT
) -> Page[RelationView]:
    """Return the wanted relations, the most certain first; all that contradict when nothing is said."""
    wanted = wanted or Relations()
    key = key_of(wanted.verdict, cursor, 2)
    rows = _rows(store, wanted, key, within(limit) + 1)
    page = page_of(wanted.verdict, rows, within(limit), lambda row: (row["score"], row["id"]))
    return Page(tuple(relation_views(store, page.items)), page.next)


def relation(store: Store, id: str) -> RelationView:
    """Return one relation; raise ``NotFound`` or ``BadId``."""
    check_id(id, "re", "relation")
    for verdict, statement in answers.RELATION_BY_ID.items():
        for view in relation_views(store, [row | {"verdict": verdict} for row in store.rows(statement, id=id)]):
            return view
    raise NotFound(f"no relation {id!r}: it may have gone when the graph was linked again; list them anew")


def relations_of(store: Store, proposition: str, verdict: RelationName, limit: int = 20) -> tuple[RelationView, ...]:
    """Return the relations of one kind that a proposition stands in, the most certain first."""
    rows = store.rows(answers.RELATIONS_OF_PROPOSITION[verdict], id=proposition, limit=limit)
    return tuple(relation_views(store, [row | {"verdict": verdict} for row in rows]))


def _rows(store: Store, wanted: Relations, key: tuple[object, ...] | None, limit: int) -> list[Row]:
    score, after = key or (None, None)
    given = {
        "kind": wanted.kind,
        "status": wanted.status,
        "outlet": wanted.outlet,
        "since": wanted.since,
        "until": end_of(wanted.until),
        "score": score,
        "after": after,
        "limit": limit,
    }
    if wanted.entity is None:
        found = store.rows(answers.RELATIONS[wanted.verdict], **given)
    else:
        found = _of_entity(store, wanted, given)
    return [row | {"verdict": wanted.verdict} for row in found]


def _of_entity(store: Store, wanted: Relations, given: dict[str, object]) -> list[Row]:
    entities = family(store, wanted.entity or "")
    if not entities:
        return []
    about = store.rows(answers.RELATIONS_ABOUT[wanted.verdict], entities=entities, **given)
    by = store.rows(answers.RELATIONS_BY[wanted.verdict], entities=entities, **given)
    both = {row["id"]: row for row in (*about, *by)}
    return sorted(both.values(), key=lambda row: (-row["score"], row["id"]))[: int(str(given["limit"]))]
