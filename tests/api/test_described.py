"""The API keeps to its description, and docs/api.md names and shows every endpoint."""

import os
import re
from pathlib import Path

import hypothesis
import pytest
import schemathesis
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from api.app import create_app
from kg.embed import load_embedder
from kg.link import link
from tests.api.conftest import settings
from tests.builders import sample

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.compile(
    r"^```http\n(?P<line>[A-Z]+ \S+)\n(?P<headers>(?:[\w-]+: [^\n]*\n)*)(?:\n(?P<body>.*?)\n)?```", re.M | re.S
)
ENDPOINTS = re.compile(r"^### `[A-Z]+ ", re.M)


@pytest.fixture
def description(embedded_store):
    """The description of an app whose graph may be written to."""
    embedder = load_embedder()
    for number in (1, 2):
        graph = sample(number)
        embedded_store.put(graph)
        link(embedded_store, embedder, graph.article.id)
    app = create_app(embedded_store, settings(), poll=0.1)
    yield schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": "127.0.0.1"})
    answered = {line.split(" ")[0] for line in app.state.metrics.text().decode().splitlines()}
    for status in (200, 202, 400, 404, 422):
        assert any(f'status="{status}"' in line for line in answered), status


EXAMPLES_EACH = 20 if "slow" in os.environ.get("ONRECORD_REQUIRE", "").split(",") else 4
GENERATED = hypothesis.settings(
    max_examples=EXAMPLES_EACH,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)


def test_whatever_is_asked_the_server_does_not_fail(description):
    asked = 0
    for found in description.get_all_operations():
        operation = found.ok()
        if operation.path == "/v1/export":  # as long as the graph; its bytes are compared elsewhere
            continue
        asked += 1

        @GENERATED
        @hypothesis.given(case=operation.as_strategy())
        def ask(case: Case) -> None:
            case.headers["Host"] = "127.0.0.1"
            case.call_and_validate(checks=[not_a_server_error, response_schema_conformance])

        ask()
    assert asked == len(ENDPOINTS.findall(DOCS)) - 1


def test_every_endpoint_and_parameter_is_documented(client):
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            assert f"`{method.upper()} {path}`" in DOCS
            for given in operation.get("parameters", []):
                assert f"`{given['name']}`" in DOCS, (path, given["name"])


@pytest.mark.parametrize("example", [pytest.param(match, id=match["line"]) for match in EXAMPLES.finditer(DOCS)])
def test_an_example_of_the_docs_runs(request, fill, example):
    method, path = example["line"].split(" ")
    # A job left in the demo would be taken up by whoever serves it beside.
    client = request.getfixturevalue("fresh" if path == "/v1/ingest" else "client")
    headers = dict(line.split(": ", 1) for line in example["headers"].splitlines())
    answer = client.request(method, fill(path), headers=headers, content=(example["body"] or "").encode())
    assert answer.is_success, answer.text
