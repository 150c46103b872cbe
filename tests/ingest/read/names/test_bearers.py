"""Roles and sorts whose bearer is named elsewhere in the text, and what is called by its phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.read.found import Found
from ingest.read.names import Names
from ingest.read.speakers import speakers

Called = Callable[[str, str], str | None]
Find = Callable[[str], Names]
Build = Callable[..., Found]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "The mayor promised a bridge. Mayor Ada Stennick denied it.", "The mayor", "Ada Stennick", id="named later"
        ),
        pytest.param(
            "Sen. Ada Stennick won. It was late and it rained. An aide said the senator slept.",
            "the senator",
            "Ada Stennick",
            id="a short title",
        ),
        pytest.param(
            "A deputy had lied, the court heard. The deputy, Ada Stennick, denied it.",
            "A deputy",
            "Ada Stennick",
            id="taken up",
        ),
        pytest.param(
            "A former chemist at the plant has sued. Helen Stennick said the tanks leaked.",
            "A former chemist",
            "Helen Stennick",
            id="the lead names later",
        ),
        pytest.param(
            "A spokesman said it rained. Helen Stennick said the tanks leaked.", "A spokesman", None, id="shy sources"
        ),
        pytest.param(
            "Orlick College met on Monday. It rained. Later the college denied it.",
            "the college",
            "Orlick College",
            id="the noun is in the name",
        ),
        pytest.param("Vantor Research met. Later Vantor denied it.", "Vantor", "Vantor Research", id="first word"),
        pytest.param("Basel Corrow left. Corrow denied it.", "Corrow", "Basel Corrow", id="last word alone"),
    ],
)
def test_who_bears_a_role(called: Called, text: str, words: str, name: str | None) -> None:
    assert called(text, words) == name


def test_initials_before_a_colon(called: Called) -> None:
    assert called("Helen Stennick is a pilot.\n\nHS: I flew.\n\nHS: I fell.", "HS") == "Helen Stennick"


@pytest.mark.parametrize(
    ("speaker", "name", "kind"),
    [
        pytest.param("The Stennick campaign", "Stennick campaign", "organisation", id="a name before"),
        pytest.param("The players' association", "players' association", "organisation", id="whose it is"),
        pytest.param("The state medical board", "state medical board", "organisation", id="its sort"),
        pytest.param("Helen Stennick's office", "office of Helen Stennick", "organisation", id="an owner with a name"),
        pytest.param("Court records", "court records", "work", id="documents"),
        pytest.param("The U.S. trustee", "U.S. trustee", "person", id="a public office"),
    ],
)
def test_called_by_its_phrase(names_of: Find, found_in: Build, speaker: str, name: str, kind: str) -> None:
    text = f"{speaker} said that it rained."
    names = names_of(text)
    said = speakers(names.doc, [found_in(text, cue="said", speaker=speaker, content="that it rained")], names)
    one = said.voices[0].speaker
    assert (one.name, one.unnamed) == (name, False)
    assert said.names.entity(one.entity or "").kind == kind


@pytest.mark.parametrize(
    ("speaker", "name"),
    [("The union", "union"), ("His depot", "depot"), ("Tests on the mud", "tests"), ("The placard", "placard")],
)
def test_called_by_a_bare_noun_where_nothing_else_is_told(
    names_of: Find, found_in: Build, speaker: str, name: str
) -> None:
    text = f"{speaker} said that it rained."
    names = names_of(text)
    said = speakers(names.doc, [found_in(text, cue="said", speaker=speaker, content="that it rained")], names)
    one = said.voices[0].speaker
    assert (one.name, one.unnamed) == (name, False)


def test_a_speaker_is_not_cut_at_a_hyphen(names_of: Find, found_in: Build) -> None:
    text = "The ex-deputy, Helen Stennick, said that it rained."
    names = names_of(text)
    said = speakers(names.doc, [found_in(text, cue="said", speaker="The ex", content="that it rained")], names)
    assert said.voices[0].speaker.name == "Helen Stennick"
