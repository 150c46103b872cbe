"""How the API describes itself: one OpenAPI document, problems told on every route."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import ProblemBody
from api.routes.bodies import ArticlesIn, PairIn, StatementIn
from api.routes.parameters import a_problem

SUMMARY = "Who said what in the news, through whom, with what evidence, and who says otherwise."
DESCRIPTION = """\
Every answer is the JSON that the command of the same name prints with `--json`.

* **Pages**: `items` and `next`; give `next` back as `cursor`. A cursor is opaque and belongs to its answer.
* **Problems** are `application/problem+json` (RFC 9457), on every route and status.
* **Access**: on loopback without a token. With `ONRECORD_TOKEN` set, what writes needs
  `Authorization: Bearer <token>`, and from elsewhere than loopback so does every read.
* **Spans** are half-open character offsets into `article.text`.
"""
TAGS = [
    {"name": "ask", "description": "Where does this claim come from, and who says otherwise?"},
    {"name": "look up", "description": "What the graph holds."},
    {"name": "read", "description": "Read articles, with the graph or without it."},
    {"name": "take away", "description": "The graph as a file or a network."},
    {"name": "run", "description": "Is the server well?"},
]


def describe(app: FastAPI) -> None:
    """Make an app describe itself with our problems in the place of the framework's."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title="onrecord",
        version=app.version,
        summary=SUMMARY,
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
    )
    schemas = document["components"]["schemas"]
    problem = ProblemBody.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"ProblemBody": problem}
    for model in (ArticlesIn, StatementIn, PairIn):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= schema.pop("$defs", {}) | {model.__name__: schema}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path, methods in document["paths"].items():
        for operation in methods.values():
            _read_examples(operation)
            _tell_problems(operation, public=not path.startswith("/v1"))
    return document


def _read_examples(operation: dict[str, Any]) -> None:
    for answer in operation["responses"].values():
        for content in answer.get("content", {}).values():
            if "example" in content:
                content["example"] = json.loads(content["example"])


def _tell_problems(operation: dict[str, Any], *, public: bool) -> None:
    operation["security"] = [{}] if public else [{}, {"token": []}]
    statuses = (403,) if public else (401, 403, 422, 503)
    operation["responses"] |= {str(status): a_problem(status) for status in statuses}
