"""Claims, where they come from, and propositions: what several claims say alike."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.desk import TheStore
from api.routes import examples
from api.routes.parameters import (
    ClaimId,
    Cursor,
    EntityOf,
    Limit,
    OutletOf,
    PropositionId,
    Since,
    Until,
    answers,
    iso,
)
from kg import listing
from kg.paging import LIMIT, Page
from kg.provenance import provenance as where_from
from kg.records import Act
from kg.verdicts import ClaimView, PropositionView, Provenance

router = APIRouter(prefix="/v1")

Speaker = Annotated[
    str | None, Query(description="Who makes the claim: an entity's id, or a name", examples=["Mara Quint"])
]


@router.get("/claims", tags=["look up"], responses=answers(examples.page(examples.CLAIM), 400))
def claims(
    store: TheStore,
    entity: EntityOf = None,
    speaker: Speaker = None,
    outlet: OutletOf = None,
    article: Annotated[str | None, Query(description="The id of the article that prints it")] = None,
    act: Annotated[Act | None, Query(description="What the speaker does with it")] = None,
    since: Since = None,
    until: Until = None,
    unnamed: Annotated[bool | None, Query(description="Only those of unnamed (or of named) speakers")] = None,
    cursor: Cursor = None,
    limit: Limit = LIMIT,
) -> Page[ClaimView]:
    """List claims, newest article first and in the order of its text. `entity` is what a claim is about."""
    wanted = listing.Claims(entity, speaker, outlet, article, act, iso(since), iso(until), unnamed)
    return listing.claims(store, wanted, cursor=cursor, limit=limit)


@router.get("/claims/{id}", tags=["look up"], responses=answers(examples.of(examples.CLAIM), 400, 404))
def claim(store: TheStore, id: ClaimId) -> ClaimView:
    """Show a claim with its article and its chain, the outermost speaker first."""
    return listing.claim(store, id)


@router.get("/claims/{id}/provenance", tags=["ask"], responses=answers(examples.of(examples.PROVENANCE), 400, 404))
def provenance(store: TheStore, id: ClaimId) -> Provenance:
    """Show where a claim comes from: all chains, evidence, roots and echoes, denials, and what is missing."""
    return where_from(store, id)


@router.get("/propositions", tags=["look up"], responses=answers(examples.page(examples.PROPOSITION), 400))
def propositions(
    store: TheStore, entity: EntityOf = None, cursor: Cursor = None, limit: Limit = LIMIT
) -> Page[PropositionView]:
    """List propositions, each with all claims that say it; those that the most articles hold come first."""
    return listing.propositions(store, entity=entity, cursor=cursor, limit=limit)


@router.get("/propositions/{id}", tags=["look up"], responses=answers(examples.of(examples.PROPOSITION), 400, 404))
def proposition(store: TheStore, id: PropositionId) -> PropositionView:
    """Show a proposition: in how many articles it stands, to how many roots these go back, and its claims."""
    return listing.proposition(store, id)
