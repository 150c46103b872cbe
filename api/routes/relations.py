"""Where the record disagrees with itself, and the other relations between propositions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.desk import TheStore
from api.routes import examples
from api.routes.parameters import Cursor, EntityOf, Limit, OutletOf, RelationId, Since, Until, answers, iso
from kg import contradictions as asked
from kg.paging import LIMIT, Page
from kg.verdicts import RelationView

router = APIRouter(prefix="/v1", tags=["ask"])


@router.get("/contradictions", responses=answers(examples.page(examples.RELATION), 400))
def contradictions(
    store: TheStore,
    entity: EntityOf = None,
    outlet: OutletOf = None,
    kind: Annotated[str | None, Query(description="On what it rests: quantity, time, polarity, denial ...")] = None,
    verdict: Annotated[asked.RelationName, Query(description="Another relation than contradiction")] = "contradicts",
    since: Since = None,
    until: Until = None,
    status: Annotated[asked.Status | None, Query(description="What people have decided")] = None,
    cursor: Cursor = None,
    limit: Limit = LIMIT,
) -> Page[RelationView]:
    """List pairs of claims that contradict each other, with reasons, the most certain first.

    With `verdict`, those that update, support or are compatible with each other.
    """
    wanted = asked.Relations(entity, outlet, kind, verdict, iso(since), iso(until), status)
    return asked.contradictions(store, wanted, cursor=cursor, limit=limit)


@router.get("/relations/{id}", responses=answers(examples.of(examples.RELATION), 400, 404))
def relation(store: TheStore, id: RelationId) -> RelationView:
    """Show one relation with both claims."""
    return asked.relation(store, id)
