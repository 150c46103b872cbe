"""What commands print with --json, to the letter of the formats."""

import json

import pytest

ARTICLE = {
    "id",
    "url",
    "outlet",
    "title",
    "authors",
    "published_at",
    "published_from",
    "fetched_at",
    "language",
    "sha256",
    "text",
}
ATTRIBUTION = {
    "id",
    "act",
    "style",
    "confidence",
    "reader",
    "speaker",
    "cue",
    "content",
    "addressee",
    "medium",
    "via",
    "said_at",
    "claims",
    "evidence",
}
CLAIM = {"id", "text", "full_text", "polarity", "modality", "quantities", "times", "about"}
VIEW = {"id", "text", "spans", "article", "chain"}
RELATION = {"id", "verdict", "kind", "score", "reasons", "method", "status", "a", "b"}
TEXT = 'The Tarn Echo reported that Vell Motors said it had sold 1,200 cars in May. "We are proud," said Ada Brink.'
BODY = (
    f"<p>{TEXT}</p><p>The company opened a second hall in Tarn last year and took on 300 people. Most of them work on"
    " the small car that it sells in eleven countries, and the first of these left the hall in March.</p><p>Dealers had"
    " waited for it since the autumn. The town has put money into the road to the harbour, where the cars are loaded"
    " at night, and neighbours have asked for quieter engines. A decision is due before the summer.</p>"
)


@pytest.fixture(scope="module")
def article(onrecord, lines, tmp_path_factory):
    file = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    rows = [
        {"id": "a1", "text": TEXT, "published_at": "2031-06-02"},
        {"id": "a2", "text": ""},
        {"id": "a3", "text": TEXT},
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = onrecord("extract", "--json", str(file))
    return done, lines(done)


def test_extract_prints_an_article_graph_a_line_and_goes_on_after_one_that_fails(article):
    done, (first, second, third) = article
    assert done.returncode == 1
    assert [first["input"], second["input"], third["input"]] == ["a1", "a2", "a3"]
    assert set(second["error"]) == {"type", "title", "detail"}
    assert set(first) == {"input", "article", "entities", "mentions", "attributions", "claims", "evidence"}


def test_an_article_graph_has_the_words_of_the_formats(article):
    graph = article[1][0]
    assert set(graph["article"]) == ARTICLE
    assert graph["article"]["text"] == TEXT
    assert all(set(one) == ATTRIBUTION for one in graph["attributions"])
    assert all(set(one) == CLAIM for one in graph["claims"])
    assert all(set(one["speaker"]) == {"spans", "text", "entity", "name", "unnamed"} for one in graph["attributions"])
    assert all(set(one) == {"id", "entity", "start", "end", "text", "kind"} for one in graph["mentions"])


def test_spans_equal_their_text_and_ids_resolve(article):
    graph = article[1][0]
    text = graph["article"]["text"]
    known = {row["id"] for kind in ("entities", "attributions", "claims", "evidence") for row in graph[kind]}
    for one in graph["attributions"]:
        for part in ("speaker", "cue", "content"):
            assert one[part]["text"] == " ".join(text[start:end] for start, end in one[part]["spans"])
        assert {*one["via"], *one["claims"], *one["evidence"]} <= known
        assert one["speaker"]["entity"] is None or one["speaker"]["entity"] in known
    for one in graph["mentions"]:
        assert one["text"] == text[one["start"] : one["end"]]
        assert one["entity"] in known


def test_a_relay_is_a_chain(article):
    graph = article[1][0]
    by_id = {one["id"]: one for one in graph["attributions"]}
    inner = next(one for one in graph["attributions"] if one["via"])
    assert inner["speaker"]["name"] == "Vell Motors"
    assert [by_id[id]["speaker"]["name"] for id in inner["via"]] == ["Tarn Echo"]
    (claim,) = [one for one in graph["claims"] if one["id"] in inner["claims"]]
    assert [(q["low"], q["high"]) for q in claim["quantities"]] == [(1200, 1200)]


def test_compare_answers_each_pair(onrecord, lines, tmp_path):
    file = tmp_path / "pairs.jsonl"
    pair = {"id": "p1", "a": "Vell Motors sold 1,200 cars in May.", "b": "Vell Motors sold 900 cars in May."}
    file.write_text(json.dumps(pair) + "\nnot json\n", encoding="utf-8")
    done = onrecord("compare", "--json", str(file))
    broken, answer = sorted(lines(done), key=lambda row: "error" not in row)
    assert done.returncode == 1
    assert "error" in broken
    assert set(answer) == {"id", "verdict", "kind", "probabilities", "reasons", "method", "spans"}
    assert (answer["id"], answer["verdict"], answer["kind"]) == ("p1", "contradicts", "quantity")
    assert abs(sum(answer["probabilities"].values()) - 1) < 0.01
    assert set(answer["spans"]) == {"a", "b"}


def test_page_prints_a_page(onrecord, lines, tmp_path):
    html = f"<html><head><title>Cars</title></head><body><article><h1>Cars sold</h1>{BODY}</article></body></html>"
    file = tmp_path / "pages.jsonl"
    file.write_text(
        json.dumps({"id": "g1", "url": "https://www.tarnecho.example/cars", "html": html}), encoding="utf-8"
    )
    (row,) = lines(onrecord("page", "--json", str(file)))
    wanted = {"input", "url", "outlet", "title", "authors", "published_at", "published_from", "language", "text"}
    assert set(row) == wanted
    assert row["outlet"]["id"] == "tarnecho.example"
    single = tmp_path / "one.html"
    single.write_text(html, encoding="utf-8")
    (row,) = lines(onrecord("page", str(single), "--url", "https://tarnecho.example/cars", "--json"))
    assert (row["input"], row["url"]) == ("one.html", "https://tarnecho.example/cars")


def test_relations_and_propositions(onrecord, lines):
    relations = lines(onrecord("contradictions", "--json"))
    assert relations
    assert all(set(row) == RELATION and row["verdict"] == "contradicts" and row["reasons"] for row in relations)
    assert all(set(row[side]) == VIEW for row in relations for side in "ab")
    rows = lines(onrecord("propositions", "--json"))
    assert all(set(row) == {"id", "text", "articles", "roots", "claims"} for row in rows)
    assert all(set(row["claims"][0]) == VIEW for row in rows)
    assert all(set(step) == {"speaker", "unnamed", "act", "text"} for step in rows[0]["claims"][0]["chain"])


def test_check_prints_findings(onrecord, lines, tmp_path):
    file = tmp_path / "statements.jsonl"
    rows = [
        {"id": "s1", "text": "Ivelin trained Quillon 2 on 9,000 accelerators."},
        {"id": "s2", "text": "Cheese is blue."},
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    first, second = lines(onrecord("check", "--json", str(file)))
    assert set(first) == {"id", "text", "findings"}
    wanted = {"verdict", "kind", "score", "reasons", "proposition", "roots", "claim"}
    assert all(set(finding) == wanted for finding in first["findings"])
    assert first["findings"][0]["verdict"] == "contradicts"
    assert second == {"id": "s2", "text": "Cheese is blue.", "findings": []}
