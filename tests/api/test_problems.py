"""Everything that goes wrong is told as a problem of RFC 9457, by one table."""

import inspect

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.problems import STATUS, problem_of
from kg import errors

DIGITS = "0123456789abcdef01234567"
ASKED = [
    ("GET", "/v1/claims/cl-12", 400, "bad_id"),
    ("GET", f"/v1/claims/cl-{DIGITS}", 404, "not_found"),
    ("GET", f"/v1/claims/cl-{DIGITS}/provenance", 404, "not_found"),
    ("GET", f"/v1/propositions/pr-{DIGITS}", 404, "not_found"),
    ("GET", f"/v1/relations/re-{DIGITS}", 404, "not_found"),
    ("GET", f"/v1/articles/ar-{DIGITS}", 404, "not_found"),
    ("DELETE", f"/v1/articles/ar-{DIGITS}", 404, "not_found"),
    ("GET", f"/v1/entities/en-{DIGITS}", 404, "not_found"),
    ("GET", f"/v1/jobs/jo-{DIGITS}", 404, "not_found"),
    ("GET", "/v1/network/nobody", 404, "not_found"),
    ("GET", "/v1/claims?cursor=%00", 400, "bad_cursor"),
    ("GET", "/v1/claims?limit=0", 422, "bad_request"),
    ("GET", "/v1/claims?since=yesterday", 422, "bad_request"),
    ("GET", "/v1/contradictions?verdict=true", 422, "bad_request"),
    ("GET", "/v1/search", 422, "bad_request"),
    ("GET", "/v1/export?format=exe", 422, "bad_request"),
    ("GET", "/v1/nothing", 404, "no_such_path"),
    ("GET", "/nothing", 404, "no_such_path"),
    ("PUT", "/v1/claims", 405, "method_not_allowed"),
]


@pytest.mark.parametrize(("method", "path", "status", "kind"), ASKED, ids=[f"{m} {p}" for m, p, *_ in ASKED])
def test_a_wrong_request_is_told_as_a_problem(client, method, path, status, kind):
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["type"] == f"urn:onrecord:problem:{kind}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]


def test_a_cursor_of_another_answer_is_refused(client):
    cursor = client.get("/v1/claims?limit=1").json()["next"]
    answer = client.get("/v1/articles", params={"cursor": cursor})
    assert answer.status_code == 400


GERMAN = (
    "Die Pumpe sei schon zweimal ausgefallen, sagte die Ingenieurin am Dienstag vor Journalisten in der Stadt. "
    "Das Unternehmen bestreitet, dass die Anlage jemals einen Fehler hatte, und will sich dazu nicht weiter äußern."
)
BODIES = [
    ("/v1/check", "application/json", b"{", 422, "bad_request"),
    ("/v1/check", "application/json", b'{"text": "  "}', 422, "bad_request"),
    ("/v1/check", "application/json", b'{"text": "\\ud800"}', 422, "bad_request"),
    ("/v1/check", "application/json", b'{"text": "a", "said_at": "soon"}', 422, "bad_request"),
    ("/v1/check", "text/plain", b" . ", 422, "empty"),
    ("/v1/check", "application/x-ndjson", b"\n \n", 422, "bad_request"),
    ("/v1/check", "image/png", b"x", 415, "unsupported_media_type"),
    ("/v1/compare", "application/json", b'{"a": "x"}', 422, "bad_request"),
    ("/v1/ingest", "application/json", b'{"inputs": []}', 422, "bad_request"),
    ("/v1/ingest", "application/json", b'{"inputs": [{"title": "no words"}]}', 422, "bad_request"),
    ("/v1/ingest", "application/pdf", b"%PDF-1.4", 415, "unsupported_media_type"),
    ("/v1/ingest", "text/plain", b"\x89PNG\r\n\x1a\n", 422, "binary"),
    ("/v1/ingest", "application/x-ndjson", b'{"text": "x"}\n' * 1001, 413, "too_large"),
    ("/v1/extract", "text/plain", b"", 422, "empty"),
    ("/v1/extract", "text/plain", GERMAN.encode(), 422, "not_english"),
    ("/v1/extract", "application/json", b'{"text": "A man said so.", "published_at": "once"}', 422, "bad_date"),
]


@pytest.mark.parametrize(("path", "media", "data", "status", "kind"), BODIES)
def test_a_body_that_does_not_fit_is_told_as_a_problem(client, path, media, data, status, kind):
    answer = client.post(path, content=data, headers={"Content-Type": media})
    assert answer.status_code == status, answer.text
    assert answer.json()["type"] == f"urn:onrecord:problem:{kind}"


def test_more_than_a_request_may_have_is_refused_before_it_is_read(client):
    declared = client.post("/v1/ingest", content=b"x", headers={"Content-Length": "99999999"})
    assert declared.status_code == 413
    chunks = client.post("/v1/ingest", content=(b"x" * 1_000_000 for _ in range(40)))
    assert chunks.status_code == 413
    assert chunks.json()["type"].endswith("too_large")


@pytest.mark.parametrize("kind", [kind for _, kind in inspect.getmembers(errors, inspect.isclass)])
def test_every_error_of_ours_stands_in_the_table(kind):
    assert kind in STATUS


def test_a_database_that_is_away_may_be_asked_again():
    answer = problem_of(errors.StoreUnavailable("nobody listens at bolt://127.0.0.1:1"))
    assert answer.status_code == 503
    assert answer.headers["retry-after"]


def test_what_nobody_foresaw_is_told_without_its_inside(caplog):
    class Broken:
        def rows(self, *_: object, **__: object) -> None:
            raise ZeroDivisionError("secret path /etc")

    client = TestClient(create_app(Broken()), base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/v1/counts")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in answer.text
    assert "secret" in caplog.text
