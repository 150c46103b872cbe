"""Lists of claims, propositions, articles and outlets, and how much there is of everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.entities import entities, entity_head, family, heads
from kg.errors import NotFound
from kg.ids import check_id
from kg.paging import LIMIT, Key, Page, key_of, page_of, within
from kg.records import Act
from kg.store.cypher import answers, links
from kg.verdicts import ArticleHead, ClaimView, Counts, EntityView, OutletView, PropositionView
from kg.views import Row, claim_views, head_of

if TYPE_CHECKING:
    from kg.store.bolt import Store

__all__ = [
    "Claims",
    "article_head",
    "article_ids",
    "articles",
    "claim",
    "claims",
    "counts",
    "entities",
    "entity",
    "outlets",
    "proposition",
    "propositions",
]


@dataclass(frozen=True, slots=True)
class Claims:
    """Which claims are wanted; what is None does not count.

    ``entity`` is the id or name of what they are about, ``speaker`` of who makes them (the innermost speaker),
    ``outlet`` the id or name of who printed them. ``since`` and ``until`` are ISO dates of publication, both included.
    """

    entity: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    article: str | None = None
    act: Act | None = None
    since: str | None = None
    until: str | None = None
    unnamed: bool | None = None


def claim(store: Store, id: str) -> ClaimView:
    """Return one claim with its chain; raise ``NotFound`` or ``BadId``."""
    check_id(id, "cl", "claim")
    found = claim_views(store, [id])
    if id not in found:
        raise NotFound(f"no claim {id!r}: its article was removed, or a newer reading does not hold it any more")
    return found[id]


def claims(
    store: Store, wanted: Claims | None = None, *, cursor: str | None = None, limit: int = LIMIT
) -> Page[ClaimView]:
    """Return the wanted claims, newest article first and in the order of its text."""
    rows = _claim_rows(store, wanted or Claims(), key_of("claims", cursor, 3), within(limit) + 1)
    page = page_of("claims", rows, within(limit), lambda row: (row["at"], row["article"], row["position"]))
    views = claim_views(store, (row["id"] for row in page.items))
    return Page(tuple(views[row["id"]] for row in page.items if row["id"] in views), page.next)


def _claim_rows(store: Store, wanted: Claims, key: Key | None, limit: int) -> list[Row]:
    at, after, position = key or (None, None, None)
    given = {
        "act": wanted.act,
        "unnamed": wanted.unnamed,
        "article": wanted.article,
        "outlet": wanted.outlet,
        "since": wanted.since,
        "until": end_of(wanted.until),
        "at": at,
        "after": after,
        "position": position,
        "limit": limit,
    }
    about = family(store, wanted.entity) if wanted.entity is not None else None
    by = family(store, wanted.speaker) if wanted.speaker is not None else None
    if about is not None and by is not None:
        return store.rows(answers.CLAIMS_ABOUT_BY, entities=about, speakers=by, **given)
    if about is not None:
        return store.rows(answers.CLAIMS_ABOUT, entities=about, **given)
    if by is not None:
        return store.rows(answers.CLAIMS_BY, entities=by, **given)
    return store.rows(answers.CLAIMS, **given)


def end_of(until: str | None) -> str | None:
    """Return a bound above every time on that day, as strings compare: ``2026-03-04`` becomes ``2026-03-04~``."""
    return None if until is None else f"{until}~"


def propositions(
    store: Store, *, entity: str | None = None, cursor: str | None = None, limit: int = LIMIT
) -> Page[PropositionView]:
    """Return propositions, held by the most articles first; with ``entity`` (id or name) those about it."""
    key = key_of("propositions", cursor, 2)
    most, after = key or (None, None)
    given = {"articles": most, "after": after, "limit": within(limit) + 1}
    if entity is None:
        rows = store.rows(answers.PROPOSITIONS, **given)
    else:
        rows = store.rows(answers.PROPOSITIONS_ABOUT, entities=family(store, entity), **given)
    page = page_of("propositions", rows, within(limit), lambda row: (row["articles"], row["id"]))
    return Page(tuple(_proposition_views(store, page.items)), page.next)


def proposition(store: Store, id: str) -> PropositionView:
    """Return one proposition with all its claims; raise ``NotFound`` or ``BadId``."""
    check_id(id, "pr", "proposition")
    for view in _proposition_views(store, store.rows(answers.PROPOSITIONS_BY_ID, ids=[id])):
        return view
    raise NotFound(f"no proposition {id!r}: propositions are made anew from claims; look for one of its claims")


def _proposition_views(store: Store, rows: list[Row] | tuple[Row, ...]) -> list[PropositionView]:
    held = store.rows(answers.CLAIMS_OF_PROPOSITIONS, ids=[row["id"] for row in rows]) if rows else []
    views = claim_views(store, (row["claim"] for row in held))
    members: dict[str, list[ClaimView]] = {row["id"]: [] for row in rows}
    for row in held:
        if row["claim"] in views:
            members[row["proposition"]].append(views[row["claim"]])
    return [
        PropositionView(row["id"], row["text"], row["articles"], row["roots"], tuple(members[row["id"]]))
        for row in rows
    ]


def entity(store: Store, id: str, *, limit: int = 20) -> EntityView:
    """Return one entity, its other spellings, the newest claims by and about it; raise ``NotFound`` or ``BadId``."""
    head = entity_head(store, id)
    same = tuple(other for other in heads(store, family(store, id)) if other.id != id)
    by = claims(store, Claims(speaker=id), limit=limit).items
    about = claims(store, Claims(entity=id), limit=limit).items
    return EntityView(head, same, by, about)


def articles(
    store: Store,
    *,
    outlet: str | None = None,
    dates: tuple[str | None, str | None] = (None, None),
    cursor: str | None = None,
    limit: int = LIMIT,
) -> Page[ArticleHead]:
    """Return articles, newest first, those without a date last; ``dates`` are ISO, both included."""
    at, after = key_of("articles", cursor, 2) or (None, None)
    given = {"outlet": outlet, "since": dates[0], "until": end_of(dates[1])}
    rows = store.rows(answers.ARTICLES, at=at, after=after, limit=within(limit) + 1, **given)
    page = page_of("articles", rows, within(limit), lambda row: (row["published_at"] or "", row["article"]))
    return Page(tuple(head_of(row) for row in page.items), page.next)


def article_ids(store: Store) -> list[str]:
    """Return the ids of all articles, in a canonical order."""
    return [row["id"] for row in store.rows(links.IN_ORDER)]


def article_head(store: Store, id: str) -> ArticleHead:
    """Return an article without its text; raise ``NotFound`` or ``BadId``."""
    check_id(id, "ar", "article")
    for row in store.rows(answers.ARTICLES_BY_ID, ids=[id]):
        return head_of(row)
    raise NotFound(f"no article {id!r}: it was never put, or has been removed")


def outlets(store: Store) -> tuple[OutletView, ...]:
    """Return all outlets by id."""
    return tuple(OutletView(**row) for row in store.rows(answers.OUTLETS))


def counts(store: Store) -> Counts:
    """Return how much of everything the graph holds."""
    return Counts(**{what: store.rows(statement)[0]["n"] for what, statement in answers.COUNTS.items()})
