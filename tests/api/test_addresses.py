"""Addresses over HTTP: fetched by the job, behind the token rules; lists become jobs of their own."""

import pytest

from api.app import create_app
from ingest.apart import Apart
from ingest.evidence import Evidence
from tests.api.conftest import browsing, finished, settings
from tests.ingest.sites import Site, page

HOME = "https://tarn.example"


@pytest.fixture
def site():
    """A page and a feed that lists it."""
    web = Site()
    web.put(f"{HOME}/bridge", page("Bridge stays closed"), Content_Type="text/html")
    items = "".join(f"<item><link>{HOME}/{name}</link></item>" for name in ("bridge", "gone"))
    web.put(f"{HOME}/feed", f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    return web


def test_an_address_is_fetched_read_and_kept(embedded_store, site, tmp_path):
    app = create_app(embedded_store, settings(), poll=0.1)
    evidence = Evidence(str(tmp_path))
    with Apart() as apart, browsing(app) as client:
        app.state.desk.intake = site.intake(apart, evidence=evidence)
        inputs = [{"id": "mine", "url": f"{HOME}/bridge"}, {"url": f"{HOME}/gone"}, {"url": f"{HOME}/feed"}]
        done = finished(client, client.post("/v1/ingest", json={"inputs": inputs}).json())
        one, two, three = done["outcomes"]
        assert (one["input"], one["state"], one["title"]) == ("mine", "added", "Bridge stays closed")
        assert (two["state"], two["error"]["type"]) == ("failed", "http_status")
        article = client.get(f"/v1/articles/{one['article']}").json()["article"]
        assert article["url"] == f"{HOME}/bridge"
        assert article["fetched_at"]
        assert {origin.url for origin in evidence.origins(one["article"])} == {f"{HOME}/bridge"}

        assert "a list of 2 pages" in three["title"]
        id = three["title"].rpartition(" ")[2]
        listed = finished(client, {"id": id, "state": "queued"})
        assert [(one["input"], one["state"]) for one in listed["outcomes"]] == [
            (f"{HOME}/bridge", "unchanged"),
            (f"{HOME}/gone", "failed"),
        ]


def test_nothing_is_fetched_where_reading_is_free(client):
    answer = client.post("/v1/extract", json={"url": f"{HOME}/bridge"})
    assert (answer.status_code, "nothing is fetched here" in answer.json()["detail"]) == (422, True)
    answer = client.post(
        "/v1/extract", content=f'{{"url": "{HOME}/bridge"}}', headers={"Content-Type": "application/x-ndjson"}
    )
    assert "nothing is fetched here" in answer.text


def test_an_address_needs_the_token_like_any_writing(embedded_store):
    app = create_app(embedded_store, settings(token="secret"), poll=60)
    with browsing(app) as client:
        asked = {"inputs": [{"url": f"{HOME}/bridge"}]}
        assert client.post("/v1/ingest", json=asked).status_code == 401
        assert client.post("/v1/ingest", json=asked, headers={"Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("url", ["ftp://tarn.example/a", "file:///etc/passwd", "words", ""])
def test_what_is_no_address_is_refused_at_once(client, url):
    assert client.post("/v1/ingest", json={"inputs": [{"url": url}]}).status_code == 422
