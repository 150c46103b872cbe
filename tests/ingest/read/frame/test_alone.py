"""A claim's full text can be read alone; evidence is what the text says is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.pipeline import Reader, load_reader, read_text
from ingest.read.found import Found
from ingest.read.frame import Frame, frame
from ingest.read.names import Names
from ingest.read.speakers import Voice
from kg.records import Act, Entity, Mention, Speaker, Style

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


FIRM = Entity("en-firm", "organisation", "Zeltrix")


def framed(nlp: Language, text: str, content: str, *, act: Act = "states", style: Style = "indirect") -> Frame:
    """Frame what Zeltrix says in a text; "it", "we", "I" and "the company" refer to Zeltrix."""
    doc = nlp(text)
    mentions = [
        (Mention(f"me-{t.i}", FIRM.id, t.idx, t.idx + len(t), t.text, "organisation"), t.i)
        for t in doc
        if t.lower_ in {"zeltrix", "it", "its", "we", "our", "i"}
    ]
    start, cue = text.index(content), text.index("said") if "said" in text else 0
    speaker = ((0, 7),)
    found = Found(((cue, cue + 4),), speaker, ((start, start + len(content)),), act, style, 1.0)
    voice = Voice(Speaker(speaker, "Zeltrix", FIRM.id, "Zeltrix", False), None, None)
    return frame(doc, [found], [voice], Names.of(doc, [FIRM], mentions, article="ar-1"), "2025-03-12")[0]


@pytest.mark.parametrize(
    ("text", "content", "style", "full_text"),
    [
        ("Zeltrix said it sold the mill.", "it sold the mill", "indirect", "Zeltrix sold the mill."),
        ("Zeltrix said that it sold the mill.", "that it sold the mill", "indirect", "Zeltrix sold the mill."),
        ("Zeltrix said: “We know the mill.”", "“We know the mill.”", "direct", "Zeltrix knows the mill."),
        ("Zeltrix said its mill leaks.", "its mill leaks", "indirect", "Zeltrix’s mill leaks."),
        ("Zeltrix said: “I am sure of it now.”", "“I am sure", "direct", "Zeltrix is sure."),
    ],
)
def test_pronouns_become_names_and_the_verb_agrees(
    nlp: Language, text: str, content: str, style: Style, full_text: str
) -> None:
    (claim,) = framed(nlp, text, content, style=style).claims
    assert claim.full_text == full_text


def test_they_are_not_one_person(reader: Reader) -> None:
    graph = read_text("The accounts are closed. A person close to Orrin said they had been traced.", reader=reader)
    assert graph.claims[-1].full_text == "They had been traced."


def test_a_noun_beside_its_name_stays(reader: Reader) -> None:
    text = "Orrin Labs makes robots. The startup is new. The mayor said the startup Orrin Labs sold the mill."
    graph = read_text(text, reader=reader)
    assert graph.claims[-1].full_text == "The startup Orrin Labs sold the mill."


def test_the_text_of_a_claim_is_as_printed(nlp: Language) -> None:
    (claim,) = framed(nlp, "Zeltrix said that it sold the mill.", "that it sold the mill").claims
    assert claim.text == "it sold the mill"
    assert [(about.entity, about.role) for about in claim.about] == [("en-firm", "subject")]


@pytest.mark.parametrize("act", ["declines_comment", "no_response"])
def test_silence_asserts_nothing(nlp: Language, act: Act) -> None:
    assert framed(nlp, "Zeltrix said it would not comment.", "it would not comment", act=act).claims == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zeltrix said the dam broke, citing internal documents.", "document"),
        ("Zeltrix said the dam broke, citing court records.", "official_record"),
        ("Zeltrix said the dam broke, based on a survey of 300 farms.", "data"),
        ("Zeltrix said the dam broke, without providing evidence.", "none_given"),
    ],
)
def test_evidence_has_a_kind_and_its_printed_words(nlp: Language, text: str, kind: str) -> None:
    (piece,) = framed(nlp, text, "the dam broke").evidence
    assert (piece.kind, piece.text) == (kind, text[piece.start : piece.end])
