"""Rubbish and odd text cost little time, break nothing, and leave every span in its place."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from ingest.page.article import article_of_text
from ingest.pipeline import Reader, load_reader, read_text
from kg.records import ArticleGraph

SENTENCE = " Mara Quint said that the mill would close."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“" * 4000, id="opening marks without a blank"),
        pytest.param("”" * 4000, id="closing marks without a blank"),
        pytest.param('"' * 4000, id="straight marks without a blank"),
        pytest.param("a" * 50_000, id="one endless word"),
        pytest.param("yes,no," * 1000, id="commas without blanks"),
        pytest.param("http://" + "a.b/" * 3000, id="an endless address"),
        pytest.param("\n" * 20_000, id="line breaks"),
        pytest.param(" " * 20_000, id="blanks"),
        pytest.param("(" * 2000, id="brackets"),
        pytest.param("“( " * 400, id="brackets and marks that never close"),
        pytest.param("said " * 500, id="one cue over and over"),
        pytest.param("he she they it " * 150, id="pronouns only"),
        pytest.param("“It is over,” \u202eshe\u202c said \u05e9\u05dc\u05d5\u05dd. " * 60, id="right to left"),
        pytest.param("Ann Roe said 😀 “it is 🎉 fine 👨‍👩‍👧,” she added. " * 40, id="emoji"),
        pytest.param("Ann Roe said “it is \x07 fine,” she added.\x1b[0m " * 40, id="control characters"),
        pytest.param("\n\n".join(f"Plan {n} Moves Ahead" for n in range(150)), id="headings"),
        pytest.param("the mill and the bank agreed to pay " * 80, id="no full stop"),
        pytest.param(
            '“It is over", she said. ‘No” he (added. ``It was’’ «here, he ] „told “them. ' * 30, id="unbalanced"
        ),
    ],
)
def test_is_read_in_time_and_every_span_is_the_text_s(text: str, reader: Reader) -> None:
    article = replace(article_of_text(SENTENCE), text=text + SENTENCE)
    before = time.process_time()
    graph = reader(article, "hard")
    spent = time.process_time() - before
    assert spent < max(1.0, 0.005 * len(text.split()))
    assert_spans_hold(graph)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“““““ Mara Quint said that the mill would close.", "that the mill would close"),
        ("x" * 400 + "\n\nMara Quint said that the mill would close.", "that the mill would close"),
        ("Mara Quint said,“The mill will close.”", "“The mill will close.”"),
        ('Mara Quint said,"The mill will close."', '"The mill will close."'),
        ("Mara Quint said: ``The mill will close next year.’’", "``The mill will close next year.’’"),
    ],
)
def test_an_odd_mark_costs_no_saying(text: str, content: str, reader: Reader) -> None:
    found = [one for one in read_text(text, reader=reader).attributions if one.speaker.text == "Mara Quint"]
    assert [one.content.text for one in found] == [content]


def assert_spans_hold(graph: ArticleGraph) -> None:
    text = graph.article.text
    for mention in graph.mentions:
        assert text[mention.start : mention.end] == mention.text
    for one in graph.attributions:
        for words in (one.cue, one.speaker, one.content):
            assert words.text == " ".join(text[start:end] for start, end in words.spans)
            assert all(0 <= start < end <= len(text) for start, end in words.spans)
    for claim in graph.claims:
        assert all(text[q.start : q.end] == q.text for q in claim.quantities)
