"""Corrections and notes are told from news of corrections and updates."""

from __future__ import annotations

import pytest

import kg
from kg.notes import notes_of
from kg.provenance import provenance
from tests.builders import Builder, article_of


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Correction: An earlier version of this article said the pump failed once.", "correction"),
        ("Correction, March 4, 2031: The pump failed twice.", "correction"),
        ("• This article was amended on 4 March 2031. The pump failed twice.", "correction"),
        ("An earlier version of this story misstated the mayor's name.", "correction"),
        ("(This story has been corrected to fix the number of pumps)", "correction"),
        ("Corrections and clarifications: the pump failed twice.", "correction"),
        ("This article was amended to clarify that the pump is old.", "clarification"),
        ("Clarification: The pump belongs to the county.", "clarification"),
        ("This story has been updated to include a reply from the works.", "update"),
        ("UPDATE 4 March: the works replied.", "update"),
        ("Editor’s note: this report names a minor.", "editors_note"),
        ("Editors' Note: this report names a minor.", "editors_note"),
        ("This article has been retracted because its source was invented.", "retraction"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_note_is_told_with_its_span(note: str, kind: str, place: str) -> None:
    story = "The pump failed, the mayor said.\n\nNobody was hurt."
    text = f"{note}\n\n{story}" if place == "head" else f"{story}\n\n  {note}\n"
    (found,) = notes_of(text)
    assert (found.kind, found.text) == (kind, note)
    assert text[found.start : found.end] == note


@pytest.mark.parametrize(
    "words",
    [
        "The paper printed a correction: the pump had failed twice.",
        "Updates to the pump were late, the mayor said.",
        "The editor's note was found in a drawer.",
        "Correction officers were called to the works.",
        "This article of faith is old.",
        "",
    ],
)
def test_news_is_no_note(words: str) -> None:
    assert notes_of(words) == ()


def test_provenance_shows_the_notes_of_the_articles(store: kg.Store) -> None:
    note = "Correction: An earlier version of this article said once."
    build = Builder(article_of(f"Mara Quint said the pump failed twice.\n\n{note}"))
    build.says(build.entity("Mara Quint", "person"), "said", "the pump failed twice", claim={})
    graph = build.graph("pump")
    store.put(graph)
    (found,) = provenance(store, graph.claims[0].id).notes
    assert (found.article, found.kind, found.text) == (graph.article.id, "correction", note)
    assert graph.article.text[found.start : found.end] == note
    store.delete(graph.article.id)


def test_notes_are_kept_at_put_and_an_older_graph_still_answers(store: kg.Store) -> None:
    note = "Correction: “🜂” was printed \\ for once."
    build = Builder(article_of(f"🜂 Mara Quint said the pump failed twice.\n\n{note}"))
    build.says(build.entity("Mara Quint", "person"), "said", "the pump failed twice", claim={})
    graph = build.graph("pump")
    store.put(graph)
    told = provenance(store, graph.claims[0].id).notes
    assert [(one.kind, one.text) for one in told] == [("correction", note)]
    assert graph.article.text[told[0].start : told[0].end] == note
    id, claim = graph.article.id, graph.claims[0].id
    # What is kept is what is answered: without the text, and of an article as an older onrecord put it, without this.
    store.change(("MATCH (a:Article {id: $id}) SET a.text = ''", {"id": id}))
    assert provenance(store, claim).notes == told
    store.change(
        ("MATCH (a:Article {id: $id}) SET a.text = $text REMOVE a.notes", {"id": id, "text": graph.article.text})
    )
    assert provenance(store, claim).notes == told
    store.delete(id)
