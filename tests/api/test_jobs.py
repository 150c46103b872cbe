"""Articles that come in over HTTP: each input's outcome is kept, and a restart goes on."""

import json
import time

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.jobs import Worker
from kg.store.jobs import claim_job, create_job, job, record_outcome
from tests.api.conftest import browsing, finished, settings

TEXT = 'The pump had failed twice before, the engineer Mara Quint said on Tuesday. "We knew it," she told reporters.'
OTHER = 'Orlo Waterworks denied that the pump had ever failed. "It never failed," a spokesman said on Wednesday.'
HTML = f"<!doctype html><html><head><title>Pump</title></head><body><article><p>{TEXT}</p></article></body></html>"


def send(client: TestClient, content: bytes | str, media: str, **about: str) -> dict:
    answer = client.post("/v1/ingest", content=content, headers={"Content-Type": media}, params=about)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"
    return finished(client, answer.json())


def test_a_text_comes_in_and_can_be_asked_for(fresh):
    known = {"url": "https://harbour.example/pump", "title": "Pump", "outlet": "Harbour", "published_at": "2031-03-04"}
    done = send(fresh, TEXT, "text/plain", id="mine", **known)
    assert done["state"] == "done"
    assert (done["inputs"], done["finished"], done["failed"]) == (1, 1, 0)
    (outcome,) = done["outcomes"]
    assert (outcome["input"], outcome["state"], outcome["error"]) == ("mine", "added", None)
    graph = fresh.get(f"/v1/articles/{outcome['article']}").json()
    assert graph["article"]["text"] == TEXT
    assert graph["article"]["published_at"] == "2031-03-04"
    assert len(graph["claims"]) == outcome["claims"] > 0

    again = send(fresh, TEXT, "text/plain", **known)
    assert again["outcomes"][0]["state"] == "unchanged"
    listed = fresh.get("/v1/jobs?limit=1").json()
    assert [one["id"] for one in listed["items"]] == [again["id"]]
    older = fresh.get("/v1/jobs", params={"cursor": listed["next"]}).json()
    assert [one["id"] for one in older["items"]] == [done["id"]]

    assert fresh.delete(f"/v1/articles/{outcome['article']}").status_code == 204
    assert fresh.get(f"/v1/articles/{outcome['article']}").status_code == 404
    assert fresh.get("/v1/counts").json()["claims"] == 0


def test_what_a_removed_article_said_counts_no_more(fresh):
    texts = [
        f"{lead} Vell Motors sold 3,000 vans in May, Ada Brink said." for lead in ("On Monday it rained.", "Snow fell.")
    ]
    kept, gone = (send(fresh, text, "text/plain")["outcomes"][0]["article"] for text in texts)
    (before,) = fresh.get("/v1/propositions").json()["items"]
    assert before["articles"] == 2
    assert fresh.delete(f"/v1/articles/{gone}").status_code == 204
    (after,) = fresh.get("/v1/propositions").json()["items"]
    assert (after["articles"], [claim["article"]["id"] for claim in after["claims"]]) == (1, [kept])


def test_one_that_cannot_be_read_says_why_and_the_others_go_on(fresh):
    lines = [
        json.dumps({"id": "good", "text": TEXT}),
        "{broken",
        json.dumps({"id": 7, "html": HTML, "url": "https://harbour.example/page"}),
        json.dumps({"title": "no words"}),
        json.dumps({"id": "dated", "text": OTHER, "published_at": "soon"}),
        json.dumps({"id": "blank", "text": " \n"}),
        json.dumps({"id": "long", "text": "He said so. " * 40_000}),
    ]
    done = send(fresh, "\n".join(lines), "application/x-ndjson")
    told = [(one["input"], one["state"], (one["error"] or {}).get("type")) for one in done["outcomes"]]
    assert told == [
        ("good", "added", None),
        ("line 2", "failed", "bad_json"),
        ("7", "added", None),
        ("line 4", "failed", "bad_json"),
        ("dated", "failed", "bad_date"),
        ("blank", "failed", "empty"),
        ("long", "failed", "too_long"),
    ]
    assert "line 2" in done["outcomes"][1]["error"]["detail"]
    assert (done["state"], done["failed"]) == ("done", 5)


HOSTILE = "<script>alert(1)</script> \u202eesrever\u202c ') DETACH DELETE n // \U0001f4a5 \\u0000"


def test_hostile_words_stay_words(fresh):
    text = f'The works closed on Monday, the clerk Ada Voss said. "What stood on the wall was {HOSTILE}," she told us.'
    given = {
        "id": HOSTILE,
        "text": text,
        "title": HOSTILE,
        "outlet": HOSTILE,
        "authors": [HOSTILE],
        "url": "https://harbour.example/<script>",
    }
    done = finished(fresh, fresh.post("/v1/ingest", json={"inputs": [given]}).json())
    (outcome,) = done["outcomes"]
    assert outcome["state"] == "added", outcome
    refused = finished(fresh, fresh.post("/v1/ingest", json={"inputs": [given | {"url": "javascript:x"}]}).json())
    assert refused["failed"] == 1
    article = fresh.get(f"/v1/articles/{outcome['article']}").json()["article"]
    assert (article["text"], article["title"]) == (text, HOSTILE)
    assert fresh.get("/v1/search", params={"q": HOSTILE}).status_code == 200


def test_a_stopped_server_leaves_the_rest_for_the_next(embedded_store, monkeypatch):
    first = create_app(embedded_store, settings(), poll=0.1)
    with browsing(first) as client:
        worker: Worker = first.state.worker
        ask, asked = worker._outcome, []

        def slow(record, name):
            asked.append(record["id"])
            worker._stopping.set()
            return ask(record, name)

        monkeypatch.setattr(worker, "_outcome", slow)
        inputs = [{"id": "one", "text": TEXT}, {"id": "two", "text": OTHER}]
        id = client.post("/v1/ingest", json={"inputs": inputs}).json()["id"]
        while not asked:
            time.sleep(0.02)
    assert asked == ["one"]
    left = job(embedded_store, id)
    assert left.state == "queued"
    assert [outcome is not None for outcome in left.outcomes] == [True, False]

    with browsing(create_app(embedded_store, settings(), poll=0.1)) as client:
        done = finished(client, {"id": id, "state": "queued"})
    assert [one["state"] for one in done["outcomes"]] == ["added", "added"]


def test_what_a_killed_server_held_is_taken_up_when_its_lease_ends(embedded_store):
    made = create_job(embedded_store, "ingest", [{"id": "one", "text": TEXT}, {"id": "two", "text": OTHER}])
    assert claim_job(embedded_store, 0.5).id == made.id
    kept = {"input": "one", "state": "added", "article": None}
    record_outcome(embedded_store, made.id, 0, kept, seconds=0.5)
    assert claim_job(embedded_store, 60) is None
    time.sleep(0.6)
    with browsing(create_app(embedded_store, settings(), poll=0.1)) as client:
        done = finished(client, {"id": made.id, "state": "running"})
    assert [(one["input"], one["state"]) for one in done["outcomes"]] == [("one", "added"), ("two", "added")]


def test_a_fault_that_nobody_foresaw_costs_its_input_only(embedded_store, monkeypatch):
    app = create_app(embedded_store, settings(), poll=0.1)
    ask = app.state.worker._outcome

    def failing(record, name):
        return ask(record, name) if record["id"] == "two" else 1 / 0

    monkeypatch.setattr(app.state.worker, "_outcome", failing)
    with browsing(app) as client:
        sent = client.post("/v1/ingest", json={"inputs": [{"id": "one", "text": TEXT}, {"id": "two", "text": OTHER}]})
        done = finished(client, sent.json())
    assert [one["state"] for one in done["outcomes"]] == ["failed", "added"]
    assert "ZeroDivisionError" in done["outcomes"][0]["error"]["detail"]


@pytest.mark.parametrize("media", ["text/html", "text/html; charset=utf-8"])
def test_a_page_may_be_the_body(fresh, media):
    done = send(fresh, HTML, media, url="https://harbour.example/page")
    (outcome,) = done["outcomes"]
    assert outcome["state"] == "added", outcome
    assert outcome["title"] == "Pump"
