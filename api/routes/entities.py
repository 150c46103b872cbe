"""Entities, outlets, and how much there is of everything."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.desk import TheStore
from api.routes import examples
from api.routes.parameters import Cursor, EntityId, Limit, answers
from kg import listing
from kg.paging import LIMIT, Page
from kg.records import Kind
from kg.verdicts import Counts, EntityHead, EntityView, OutletView

router = APIRouter(prefix="/v1", tags=["look up"])


@router.get("/entities", responses=answers(examples.page(examples.ENTITY), 400))
def entities(
    store: TheStore,
    name: Annotated[str | None, Query(description="Part of a name", examples=["Quint"], max_length=500)] = None,
    kind: Annotated[Kind | None, Query(description="Only of this kind")] = None,
    cursor: Cursor = None,
    limit: Limit = LIMIT,
) -> Page[EntityHead]:
    """List people, organisations, places and the rest, under their canonical names."""
    return listing.entities(store, name=name, kind=kind, cursor=cursor, limit=limit)


@router.get("/entities/{id}", responses=answers(examples.of(examples.ENTITY_VIEW), 400, 404))
def entity(store: TheStore, id: EntityId) -> EntityView:
    """Show an entity, the others held to be the same, and the newest claims by it and about it."""
    return listing.entity(store, id)


@router.get("/outlets", responses=answers(examples.page(examples.OUTLET)))
def outlets(store: TheStore) -> Page[OutletView]:
    """List all outlets with their articles and claims, in one page."""
    return Page(listing.outlets(store))


@router.get("/counts", responses=answers(examples.of(examples.COUNTS)))
def counts(store: TheStore) -> Counts:
    """Tell how much of everything the graph holds."""
    return listing.counts(store)
