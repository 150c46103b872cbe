"""The app: a function of its store and its settings."""

from __future__ import annotations

import importlib.metadata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from api import problems
from api.description import describe
from api.desk import Desk
from api.guard import Guard
from api.jobs import POLL_SECONDS, Worker
from api.metrics import Measured, Metrics
from api.routes import articles, asking, claims, entities, ingesting, networks, relations, running, web
from api.settings import Settings
from kg.store.bolt import Store

ROUTES = (claims, relations, asking, articles, entities, ingesting, networks, running, web)


def create_app(
    store: Store, settings: Settings | None = None, *, bound: str = "127.0.0.1", poll: float = POLL_SECONDS
) -> FastAPI:
    """Return the app over a store. ``bound`` is the host it will listen on; ``poll`` how often it looks for jobs."""
    settings = settings or Settings()
    app = FastAPI(
        title="onrecord",
        version=importlib.metadata.version("onrecord"),
        docs_url=None,
        redoc_url=None,
        lifespan=_working,
    )
    app.state.desk = Desk(store, settings)
    app.state.metrics = Metrics()
    app.state.worker = Worker(app.state.desk, app.state.metrics, poll=poll)
    problems.install(app)
    for module in ROUTES:
        app.include_router(module.router)
    app.mount("/web", web.files(), name="web")
    token = settings.token.get_secret_value() if settings.token else None
    app.add_middleware(Measured, metrics=app.state.metrics)
    app.add_middleware(Guard, token=token, bound=bound)
    describe(app)
    return app


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """Work off jobs while the app runs."""
    worker: Worker = app.state.worker
    worker.start()
    yield
    await run_in_threadpool(worker.stop)
    app.state.desk.close()
