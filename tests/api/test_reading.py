"""Reading, checking and comparing what is sent: JSON answers JSON, many lines answer NDJSON."""

import json
import os
import signal

import pytest

from ingest.apart import Caps
from kg.forms import from_data
from kg.records import ArticleGraph

TEXT = 'The pump had failed twice before, the engineer Mara Quint said. "We knew it," she told the Beacon. \U0001f4a5'


def lines(answer) -> list[dict]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def post(client, path, rows, media="application/x-ndjson"):
    content = rows if isinstance(rows, str) else "\n".join(json.dumps(row) for row in rows)
    return client.post(path, content=content.encode(), headers={"Content-Type": media})


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (json.dumps({"id": "a1", "text": TEXT}), "application/json"),
        (TEXT, "text/plain"),
        (TEXT, "text/plain; charset=nonsense"),
    ],
)
def test_one_article_is_read_without_the_graph(client, content, media):
    before = client.get("/v1/counts").json()
    answer = post(client, "/v1/extract?id=a1", content, media)
    assert answer.status_code == 200, answer.text
    graph = from_data(ArticleGraph, answer.json())
    assert graph.article.text == TEXT
    assert graph.input == "a1"
    assert {attribution.speaker.name for attribution in graph.attributions} == {"Mara Quint"}
    for attribution in graph.attributions:
        printed = " ".join(TEXT[start:end] for start, end in attribution.content.spans)
        assert printed == attribution.content.text
    assert client.get("/v1/counts").json() == before


def test_many_articles_are_read_line_by_line(client):
    rows = lines(post(client, "/v1/extract", [{"id": "a", "text": TEXT}, {"id": "b"}, {"id": "c", "text": ""}]))
    assert [row["input"] for row in rows] == ["a", "line 2", "c"]
    assert [row.get("error", {}).get("type") for row in rows] == [None, "bad_json", "empty"]


def test_a_page_that_loses_its_parser_costs_only_itself(client, app):
    page = "<html><body><article><p>" + f"{TEXT} " * 8 + "</p></article></body></html>"
    assert post(client, "/v1/extract", page, "text/html").status_code == 200
    parser = app.state.desk._parser.apart
    caps, parser.caps = parser.caps, Caps(seconds=0.5)
    os.kill(parser.process, signal.SIGSTOP)
    lost = post(client, "/v1/extract", page, "text/html")
    parser.caps = caps
    assert (lost.status_code, lost.json()["type"].rpartition(":")[2]) == (422, "reader_lost"), lost.text
    assert post(client, "/v1/extract", page, "text/html").status_code == 200
    os.kill(parser.process, signal.SIGKILL)
    rows = lines(post(client, "/v1/extract", [{"id": "a", "html": page}, {"id": "b", "html": page}]))
    assert [row.get("error", {}).get("type") for row in rows] == ["reader_lost", None]


def test_a_page_that_came_as_text_is_read_as_it_came(client):
    told = "Zoë Ålund said it rained. " * 9
    page = f'<html><head><meta charset="cp1251"></head><body><article><p>{told}</p></article></body></html>'
    graph = client.post("/v1/extract", json={"html": page}).json()
    assert graph["article"]["text"].startswith("Zoë Ålund said it rained.")


def test_a_statement_is_checked_against_the_graph(client):
    said = {"id": "s1", "text": "Ivelin Labs trained Quillon on answers taken from Corvid."}
    checked = client.post("/v1/check", json=said).json()
    assert (checked["id"], checked["text"]) == ("s1", said["text"])
    finding = checked["findings"][0]
    assert finding["reasons"]
    assert client.get(f"/v1/claims/{finding['claim']['id']}").json() == finding["claim"]
    assert len(client.post("/v1/check?limit=1", json=said).json()["findings"]) == 1


def test_what_nothing_bears_on_has_no_finding(client):
    assert client.post("/v1/check", json={"text": "Penguins cannot whistle operas."}).json()["findings"] == []


def test_many_statements_are_checked_line_by_line(client):
    rows = lines(post(client, "/v1/check", [{"id": 1, "text": "Ivelin copied Corvid."}, {"text": ""}]))
    assert (rows[0]["id"], rows[0]["text"]) == (1, "Ivelin copied Corvid.")
    assert rows[1]["error"]["type"] == "bad_json"


def test_a_paragraph_is_checked_sentence_by_sentence(client):
    text = "Ivelin copied Corvid. The accounts were closed on 12 December."
    rows = lines(post(client, "/v1/check?said_at=2025-03-05&speaker=Dana+Whitlock", text, "text/plain"))
    assert [row["text"] for row in rows] == ["Ivelin copied Corvid.", "The accounts were closed on 12 December."]


def test_two_statements_are_compared(client):
    pair = {"id": "p", "a": "The mine employs 400 people.", "b": "The mine employs 250 people."}
    compared = client.post("/v1/compare", json=pair).json()
    assert (compared["id"], compared["verdict"], compared["kind"]) == ("p", "contradicts", "quantity")
    assert compared["reasons"]
    (start, end), *_ = compared["spans"]["a"]
    assert "400" in pair["a"][start:end]
    rows = lines(post(client, "/v1/compare", [pair, {"a": "x"}]))
    assert rows[0] == compared
    assert rows[1]["error"]
