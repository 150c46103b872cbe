"""Loopback or a token; no foreign page; and the headers of every answer."""

import socket

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.guard import HEADERS, is_loopback
from api.serve import serve
from api.settings import Settings
from kg.errors import BadInput

TOKEN = "tøken-of-mine"
BEARER = {"Authorization": b"Bearer " + TOKEN.encode()}
WRONG = {"Authorization": "Bearer token-of-yours"}


class Empty:
    """A store that holds nothing, for what is refused before it is asked."""

    flavour = "embedded"

    def rows(self, *_: object, **__: object) -> list:
        return []


def asker(host: str, *, token: str | None = None, bound: str = "127.0.0.1") -> TestClient:
    return TestClient(create_app(Empty(), Settings(token=token), bound=bound), base_url=f"http://{host}")


# host asked, host bound, token set, headers sent; the statuses of a read, of a read with a body, of a write
CASES = [
    ("127.0.0.1:8321", "127.0.0.1", None, {}, 200, 415, 415),
    ("localhost:8321", "127.0.0.1", None, {}, 200, 415, 415),
    ("[::1]:8321", "::1", None, {}, 200, 415, 415),
    ("evil.example", "127.0.0.1", None, {}, 403, 403, 403),
    ("localhost.evil.example", "127.0.0.1", None, {}, 403, 403, 403),
    ("127.0.0.1", "0.0.0.0", None, {}, 403, 403, 403),
    ("127.0.0.1", "127.0.0.1", None, {"Origin": "http://evil.example"}, 200, 403, 403),
    ("127.0.0.1", "127.0.0.1", None, {"Origin": "null"}, 200, 403, 403),
    ("127.0.0.1", "127.0.0.1", None, {"Sec-Fetch-Site": "cross-site"}, 200, 403, 403),
    ("127.0.0.1", "127.0.0.1", None, {"Origin": "http://127.0.0.1"}, 200, 415, 415),
    ("127.0.0.1", "127.0.0.1", TOKEN, {}, 200, 415, 401),
    ("127.0.0.1", "127.0.0.1", TOKEN, WRONG, 200, 415, 401),
    ("127.0.0.1", "127.0.0.1", TOKEN, BEARER, 200, 415, 415),
    ("news.example", "0.0.0.0", TOKEN, {}, 401, 401, 401),
    ("127.0.0.1", "0.0.0.0", TOKEN, {}, 401, 401, 401),
    ("news.example", "127.0.0.1", TOKEN, {}, 401, 401, 401),
    ("news.example", "0.0.0.0", TOKEN, BEARER, 200, 415, 415),
    ("news.example", "0.0.0.0", TOKEN, {"Authorization": b"Basic " + TOKEN.encode()}, 401, 401, 401),
    ("news.example", "0.0.0.0", TOKEN, BEARER | {"Origin": "http://evil.example"}, 200, 403, 403),
]


@pytest.mark.parametrize(("host", "bound", "token", "headers", "read", "check", "write"), CASES)
def test_who_may_ask_what(host, bound, token, headers, read, check, write):
    client = asker(host, token=token, bound=bound)
    odd = {"Content-Type": "image/png"} | headers
    assert client.get("/v1/outlets", headers=headers).status_code == read
    assert client.post("/v1/check", content=b"x", headers=odd).status_code == check
    assert client.post("/v1/ingest", content=b"x", headers=odd).status_code == write


def test_the_page_itself_needs_no_token_and_holds_no_data():
    client = asker("news.example", token=TOKEN, bound="0.0.0.0")
    for path in ("/", "/docs", "/health", "/web/main.js"):
        assert client.get(path).status_code == 200
    for path in ("/openapi.json", "/metrics", "/ready", "/v1/counts"):
        answer = client.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/", "/web/main.js", "/v1/outlets", "/nothing", "/health"])
def test_every_answer_carries_the_headers(path):
    answer = asker("127.0.0.1").get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/web/../settings.py", "/web/%2e%2e/settings.py", "/web/..%2f..%2fpyproject.toml"])
def test_only_the_pages_own_files_are_served(path):
    assert asker("127.0.0.1").get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("localhost", True), ("127.0.0.1:80", True), ("127.8.8.8", True), ("::1", True), ("[::1]:80", True),
        ("", False), ("0.0.0.0", False), ("10.0.0.1", False), ("127.0.0.1.evil.example", False), ("[", False),
        ("localhost@evil.example", False), ("evil.example:localhost", False),
    ],
)  # fmt: skip
def test_what_counts_as_loopback(host, own):
    assert is_loopback(host) is own


def test_a_server_for_others_needs_a_token(tmp_path):
    with pytest.raises(BadInput, match="ONRECORD_TOKEN"):
        serve(Settings(token=None, data=tmp_path), "0.0.0.0", 0)


def test_a_taken_port_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(BadInput, match="already"):
        serve(Settings(token=None, data=tmp_path), "127.0.0.1", other.getsockname()[1])
    assert not list(tmp_path.iterdir())
