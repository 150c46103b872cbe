"""An app over the graph that holds the demo, and one over an empty store."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import kg
from api.app import create_app
from api.settings import Settings
from ingest.demo import demo_corpus

LOCAL = "http://127.0.0.1:8321"
SENT = 3
SECONDS = 60


def settings(**given: object) -> Settings:
    """Settings that owe nothing to the environment."""
    return Settings(**({"token": None, "neo4j_uri": None, "model": None, "evidence": "none"} | given))


@contextmanager
def browsing(app: FastAPI, **given: object) -> Iterator[TestClient]:
    with TestClient(app, base_url=LOCAL, **given) as client:
        yield client


def finished(client: TestClient, job: dict) -> dict:
    """Wait for a job and return it."""
    until = time.monotonic() + SECONDS
    while job["state"] not in ("done", "failed"):
        assert time.monotonic() < until, job
        time.sleep(0.05)
        job = client.get(f"/v1/jobs/{job['id']}").json()
    return job


@pytest.fixture(scope="session")
def app(demo_store: kg.Store) -> FastAPI:
    """An app over the demo, to which three of its pages came in over HTTP once more."""
    app = create_app(demo_store, settings(), poll=0.1)
    pages = list(map(Path, demo_corpus()))[:SENT]
    lines = "\n".join(json.dumps({"id": page.name, "html": page.read_text(encoding="utf-8")}) for page in pages)
    with browsing(app) as client:
        sent = client.post("/v1/ingest", content=lines, headers={"Content-Type": "application/x-ndjson"})
        job = finished(client, sent.json())
    assert [outcome["state"] for outcome in job["outcomes"]] == ["unchanged"] * SENT, job
    return app


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    """A client on loopback. The worker rests, so that nothing in the graph changes."""
    return TestClient(app, base_url=LOCAL)


@pytest.fixture
def fresh(embedded_store: kg.Store) -> Iterator[TestClient]:
    """A client of an app over an empty store, with its worker."""
    with browsing(create_app(embedded_store, settings(), poll=0.1)) as client:
        yield client


@pytest.fixture(scope="session")
def known(client: TestClient) -> dict[str, str]:
    """An id of each kind that the graph holds."""

    def first(path: str) -> dict:
        return client.get(path).json()["items"][0]

    proposition = first("/v1/propositions")
    return {
        "claim": proposition["claims"][0]["id"],
        "proposition": proposition["id"],
        "relation": first("/v1/contradictions")["id"],
        "article": first("/v1/articles")["id"],
        "entity": first("/v1/entities?name=Ivelin")["id"],
        "outlet": first("/v1/outlets")["id"],
        "job": first("/v1/jobs")["id"],
    }


@pytest.fixture(scope="session")
def fill(known: dict[str, str]) -> Callable[[str], str]:
    """Put known ids into a path with their kinds in braces."""
    return lambda path: path.format(**known)
