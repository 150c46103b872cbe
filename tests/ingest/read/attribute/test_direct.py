"""A quotation belongs to the saying beside it, whichever side it stands on and whichever marks it has."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("“The dam is safe,” said Mara Voss.", "Mara Voss", "said", "“The dam is safe,”"),
    ("“The dam is safe,” Mara Voss said on Monday.", "Mara Voss", "said", "“The dam is safe,”"),
    ("Mara Voss said: “The dam is safe.”", "Mara Voss", "said", "“The dam is safe.”"),
    ('"The dam is safe," the engineer wrote.', "the engineer", "wrote", '"The dam is safe,"'),
    ("‘The dam is safe,’ she told the court.", "she", "told", "‘The dam is safe,’"),
    ("“Is the dam safe?” asked one lawmaker.", "one lawmaker", "asked", "“Is the dam safe?”"),
    ("“The dam,” she said, “is safe.”", "she", "said", "“The dam,” … “is safe.”"),
    ("“It broke,” said Orin Pell, a farmer who saw it.", "Orin Pell, a farmer", "said", "“It broke,”"),
    ("“The dam is safe,” she said, but engineers disagreed.", "she", "said", "“The dam is safe,”"),
    ("“Nobody came.” ― Orin Pell", "Orin Pell", "―", "“Nobody came.”"),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), TABLE)
def test_a_quotation_has_the_speaker_beside_it(said: Reader, text: str, speaker: str, cue: str, content: str) -> None:
    (only,) = said(text)
    assert (only.speaker, only.cue, only.content, only.style) == (speaker, cue, content, "direct")


def test_the_speaker_of_a_quotation_is_not_the_one_a_relative_clause_is_about(said: Reader) -> None:
    (only,) = said("“It broke,” said Mara Voss, who told nobody at the time.")
    assert only.speaker == "Mara Voss"


def test_a_question_in_a_quotation_is_asked(said: Reader) -> None:
    (only,) = said("“Who knew?” she asked.")
    assert only.act == "asks"
