"""Articles: a list, one with all that was read from it, and its removal."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.desk import TheDesk, TheStore
from api.routes import examples
from api.routes.parameters import ArticleId, Cursor, Limit, OutletOf, Since, Until, a_problem, answers, iso
from kg import listing
from kg.ids import check_id
from kg.link import heal
from kg.paging import LIMIT, Page
from kg.records import ArticleGraph
from kg.revisions import Revision, revisions
from kg.verdicts import ArticleHead

router = APIRouter(prefix="/v1/articles", tags=["look up"])


@router.get("", responses=answers(examples.page(examples.HEAD), 400))
def articles(
    store: TheStore,
    outlet: OutletOf = None,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = LIMIT,
) -> Page[ArticleHead]:
    """List articles, newest first, those without a date last."""
    return listing.articles(store, outlet=outlet, dates=(iso(since), iso(until)), cursor=cursor, limit=limit)


@router.get("/{id}", responses=answers(examples.of(examples.GRAPH), 400, 404))
def article(store: TheStore, id: ArticleId) -> ArticleGraph:
    """Show an article with its text and all that was read from it, in the format of `onrecord extract --json`."""
    return store.article(check_id(id, "ar", "article"))


@router.get("/{id}/revisions", responses=answers([examples.of(examples.REVISION)], 400, 404))
def versions(store: TheStore, id: ArticleId) -> tuple[Revision, ...]:
    """Show all versions of an article's page, the oldest first, and which claims came, went or changed wording."""
    return revisions(store, check_id(id, "ar", "article"))


@router.delete("/{id}", status_code=204, responses={400: a_problem(400), 404: a_problem(404)})
def remove(desk: TheDesk, id: ArticleId) -> Response:
    """Remove an article and all that was read from it; what people decided about others stays."""
    desk.store.delete(check_id(id, "ar", "article"))
    heal(desk.store, desk.embedder)
    return Response(status_code=204)
