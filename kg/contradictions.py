"""Where the record disagrees with itself, and the other relations between propositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from kg.entities import family
from kg.errors import BadCursor, NotFound
from kg.ids import check_id
from kg.listing import end_of
from kg.paging import LIMIT, Key, Page, key_of, page_of, within
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
    """Return the wanted relations, the most certain first (to a hundredth); without a wish all that contradict."""
    wanted = wanted or Relations()
    after, limit = _place(key_of(wanted.verdict, cursor, 2)), within(limit)
    rows = _rows(store, wanted, after, limit + 1)
    page = page_of(wanted.verdict, rows, limit, lambda row: (_hundredths(row["score"]), row["id"]))
    return Page(tuple(relation_views(store, page.items)), page.next)


def relation(store: Store, id: str) -> RelationView:
    """Return one relation; raise ``NotFound`` or ``BadId``."""
    check_id(id, "re", "relation")
    for verdict in answers.RELATIONS_BY_ID:
        for view in relation_views(store, _named(store, verdict, [id])):
            return view
    raise NotFound(f"no relation {id!r}: it may have gone when the graph was linked again; list them anew")


def _named(store: Store, verdict: str, ids: list[str]) -> list[Row]:
    return _told(verdict, store.rows(answers.RELATIONS_BY_ID[verdict], ids=ids)) if ids else []


def _told(verdict: str, rows: list[Row]) -> list[Row]:
    return [row | {"verdict": verdict} for row in rows]


def relations_of(store: Store, proposition: str, verdict: RelationName, limit: int = 20) -> tuple[RelationView, ...]:
    """Return the relations of one kind that a proposition stands in, the most certain first."""
    rows = store.rows(answers.RELATIONS_OF_PROPOSITION[verdict], id=proposition, limit=limit)
    return tuple(relation_views(store, _told(verdict, rows)))


# Where a relation stands in a list: hundredths of its score, the highest first, then its id.
Place = tuple[int, str]
FIRST: Place = (100, "")

# From so many claims on an entity is in so many relations that going through them in order is the shorter way.
PROMINENT = 800


def _place(key: Key | None) -> Place:
    if key is None:
        return FIRST
    score, after = key
    if not isinstance(score, int) or not isinstance(after, str):
        raise BadCursor("that is not a cursor of this list: give back `next` of the page before as it came")
    return score, after


def _hundredths(score: float) -> int:
    return int(100 * score + 0.5)


def _order(row: Row) -> tuple[int, str]:
    return -_hundredths(row["score"]), row["id"]


def _rows(store: Store, wanted: Relations, after: Place, limit: int) -> list[Row]:
    entities = None if wanted.entity is None else family(store, wanted.entity)
    if entities == []:
        return []
    given: dict[str, object] = {
        "kind": wanted.kind,
        "status": wanted.status,
        "outlet": wanted.outlet,
        "since": wanted.since,
        "until": end_of(wanted.until),
        "entities": entities,
    }
    near = None if entities is None else _around(store, wanted.verdict, given)
    found = _through(store, wanted.verdict, given, after, limit) if near is None else _after(near, after)
    return sorted(_named(store, wanted.verdict, found[:limit]), key=_order)


def _around(store: Store, verdict: str, given: dict[str, object]) -> list[Row] | None:
    """Return the relations of what an entity says and is spoken of in, None for one that is everywhere."""
    (held,) = store.rows(answers.PROMINENT, entities=given["entities"])
    if held["about"] + held["by"] >= PROMINENT:
        return None
    about = store.rows(answers.RELATIONS_ABOUT[verdict], **given) if held["about"] else []
    by = store.rows(answers.RELATIONS_BY[verdict], **given) if held["by"] else []
    return list({row["id"]: row for row in (*about, *by)}.values())


def _through(store: Store, verdict: str, given: dict[str, object], after: Place, limit: int) -> list[str]:
    """Return the first relations after a place, by id, band by band, more bands at a time the fewer are found."""
    found: list[str] = []
    # Few are as good as certain: at the start those bands are read together.
    bands, width = _bands(after), 36 if after == FIRST else 8
    while len(found) < limit and (some := list(islice(bands, width))):
        found += _after(store.rows(answers.RELATIONS_IN_BANDS[verdict], bands=some, **given), after)
        width = 8 if width == 36 else 2 * width
    return found


def _after(rows: Iterable[Row], after: Place) -> list[str]:
    return [row["id"] for row in sorted(rows, key=_order) if _order(row) > (-after[0], after[1])]


def _bands(after: Place) -> Iterator[str]:
    """Yield the bands of relations from a place on, as links.RELATE writes them: hundredths and a digit of the id."""
    for score in range(after[0], -1, -1):
        for digit in "0123456789abcdef":
            if score < after[0] or digit >= after[1][3:4]:
                yield f"{score}{digit}"
