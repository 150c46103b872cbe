"""Parameters that several routes share, and how routes are described."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query

from api.problems import MEDIA_TYPE
from api.routes import examples

Cursor = Annotated[
    str | None, Query(description="`next` of the page before; leave it out for the first page", max_length=2000)
]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many items")]
Since = Annotated[date | None, Query(description="Published on or after this day", examples=["2031-03-01"])]
Until = Annotated[date | None, Query(description="Published on or before this day", examples=["2031-03-14"])]
EntityOf = Annotated[
    str | None, Query(description="An entity's id, or a name", examples=["Mara Quint"], max_length=500)
]
OutletOf = Annotated[
    str | None,
    Query(description="An outlet's id (its host) or name", examples=["harbour-ledger.example"], max_length=500),
]

_SHORT = 100
ArticleId = Annotated[
    str, Path(description="An article's id", openapi_examples={"id": {"value": examples.ARTICLE_ID}}, max_length=_SHORT)
]
ClaimId = Annotated[
    str, Path(description="A claim's id", openapi_examples={"id": {"value": examples.CLAIM_ID}}, max_length=_SHORT)
]
EntityId = Annotated[
    str, Path(description="An entity's id", openapi_examples={"id": {"value": examples.ENTITY_ID}}, max_length=_SHORT)
]
PropositionId = Annotated[
    str,
    Path(
        description="A proposition's id",
        openapi_examples={"id": {"value": examples.PROPOSITION_ID}},
        max_length=_SHORT,
    ),
]
RelationId = Annotated[
    str,
    Path(description="A relation's id", openapi_examples={"id": {"value": examples.RELATION_ID}}, max_length=_SHORT),
]
JobId = Annotated[
    str, Path(description="A job's id", openapi_examples={"id": {"value": examples.JOB_ID}}, max_length=_SHORT)
]


def iso(day: date | None) -> str | None:
    """Return a day as the graph has it."""
    return None if day is None else day.isoformat()


def answers(example: Any, *problems: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of a route's answers: an example of the good one, and the problems it may tell."""
    good: dict[int | str, dict[str, Any]] = {200: {"content": an_example(example)}}
    return good | {status: a_problem(status) for status in problems}


def an_example(example: Any) -> dict[str, Any]:
    """Return the content of an answer with its example, as a string: the framework drops nulls of anything else."""
    return {} if example is None else {"application/json": {"example": json.dumps(example, ensure_ascii=False)}}


def a_problem(status: int) -> dict[str, Any]:
    """Return the description of a problem."""
    return {
        "description": _SAID[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}},
    }


_SAID = {
    400: "Not an id, or not a cursor of this answer",
    401: "The token is needed",
    403: "Asked from elsewhere than loopback, or by another site's page",
    404: "Nothing has this id",
    413: "More than a request may have",
    415: "A body of a type that is not read here",
    422: "Something of the request does not fit",
    503: "The database cannot be reached",
    507: "No room left on the disk",
}
