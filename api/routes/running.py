"""Is the server well: signs for whoever runs it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import PlainTextResponse, Response

from api.desk import TheStore
from api.metrics import CONTENT_TYPE_LATEST, Metrics
from api.routes.parameters import a_problem, answers
from kg.store.jobs import jobs

router = APIRouter(tags=["run"])


class Health(BaseModel):
    """That the server lives."""

    status: Literal["ok"] = "ok"
    version: str


class Readiness(BaseModel):
    """That the database answers, and which one it is."""

    status: Literal["ready"] = "ready"
    database: str


@router.get("/health", responses=answers({"status": "ok", "version": "0.1.0"}))
def health(request: Request) -> Health:
    """Tell that the process lives; the database is not asked."""
    return Health(version=request.app.version)


@router.get("/ready", responses=answers({"status": "ready", "database": "embedded"}) | {503: a_problem(503)})
def ready(store: TheStore) -> Readiness:
    """Tell that the database answers, too."""
    jobs(store, limit=1)
    return Readiness(database=store.flavour)


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(request: Request) -> Response:
    """Tell counts and times in the text format of Prometheus."""
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=CONTENT_TYPE_LATEST)
