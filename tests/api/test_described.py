"""The API keeps to its description, and docs/api.md names and shows every endpoint."""

import re
from pathlib import Path

import hypothesis
import pytest
import schemathesis
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.openapi.checks import response_schema_conformance

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.compile(
    r"^```http\n(?P<line>[A-Z]+ \S+)\n(?P<headers>(?:[\w-]+: .*\n)*)(?:\n(?P<body>.*?)\n)?```", re.M | re.S
)
# An export is as long as the graph; its bytes are compared elsewhere.
schema = schemathesis.pytest.from_fixture("description").exclude(path="/v1/export")


@pytest.fixture
def description(app):
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": "127.0.0.1"})


@schema.parametrize()
@hypothesis.settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(hypothesis.HealthCheck),
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)
def test_whatever_is_asked_the_server_does_not_fail(case: Case):
    case.headers["Host"] = "127.0.0.1"
    case.call_and_validate(checks=[not_a_server_error, response_schema_conformance])


def test_every_endpoint_and_parameter_is_documented(client):
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            assert f"`{method.upper()} {path}`" in DOCS
            for given in operation.get("parameters", []):
                assert f"`{given['name']}`" in DOCS, (path, given["name"])


@pytest.mark.parametrize("example", [pytest.param(match, id=match["line"]) for match in EXAMPLES.finditer(DOCS)])
def test_an_example_of_the_docs_runs(client, fill, example):
    method, path = example["line"].split(" ")
    headers = dict(line.split(": ", 1) for line in example["headers"].splitlines())
    answer = client.request(method, fill(path), headers=headers, content=(example["body"] or "").encode())
    assert answer.is_success, answer.text
