"""Indirect speech and thought: the clause, infinitive, thing or person that a cue is said of."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("Pell said that the dam would break.", "states", "Pell", "said", "that the dam would break"),
    ("Pell said the dam would break.", "states", "Pell", "said", "the dam would break"),
    ("The dam would break, Pell said.", "states", "Pell", "said", "The dam would break"),
    ("The dam would break, said Pell.", "states", "Pell", "said", "The dam would break"),
    ("The dam, Pell said, would break soon.", "states", "Pell", "said", "The dam … would break soon"),
    (
        "The Courier reported on Monday (May 5) that the dam broke.",
        "states",
        "The Courier",
        "reported",
        "that the dam broke",
    ),
    ("Pell pointed out that the dam was old.", "states", "Pell", "pointed out", "that the dam was old"),
    ("Pell has warned that the dam may break.", "predicts", "Pell", "has warned", "that the dam may break"),
    ("Analysts expect sales to fall.", "predicts", "Analysts", "expect", "sales to fall"),
    ("Pell believes the dam is safe.", "believes", "Pell", "believes", "the dam is safe"),
    ("Pell doubts that the dam is safe.", "doubts", "Pell", "doubts", "that the dam is safe"),
    ("Pell did not believe that the dam was safe.", "doubts", "Pell", "did not believe", "that the dam was safe"),
    ("Pell asked whether the dam was safe.", "asks", "Pell", "asked", "whether the dam was safe"),
    ("Nordwell plans to close the mill.", "intends", "Nordwell", "plans", "to close the mill"),
    ("Voss urged the council to close the mill.", "demands", "Voss", "urged", "the council to close the mill"),
    ("Voss called for a new inquiry.", "demands", "Voss", "called for", "a new inquiry"),
    ("Voss accused the board of lying.", "alleges", "Voss", "accused", "the board of lying"),
    ("Police allege that he stole the car.", "alleges", "Police", "allege", "that he stole the car"),
    ("Pell confirmed that he had resigned.", "confirms", "Pell", "confirmed", "that he had resigned"),
    (
        "Residents were worried that the dam would break.",
        "believes",
        "Residents",
        "were worried",
        "that the dam would break",
    ),
    (
        "Voss issued a warning that the dam would break.",
        "predicts",
        "Voss",
        "issued a warning",
        "that the dam would break",
    ),
    (
        "The bank's claim that it was hacked has been met with doubt.",
        "alleges",
        "The bank",
        "claim",
        "that it was hacked",
    ),
]


@pytest.mark.parametrize(("text", "act", "speaker", "cue", "content"), TABLE)
def test_an_indirect_content(said: Reader, text: str, act: str, speaker: str, cue: str, content: str) -> None:
    (only,) = said(text)
    assert (only.act, only.speaker, only.cue, only.content) == (act, speaker, cue, content)
    assert only.style == "indirect"


def test_two_sayings_of_one_subject(said: Reader) -> None:
    first, second = said("Pell said that the dam was old, adding that it would break.")
    assert (first.content, second.content) == ("that the dam was old", "that it would break")
    assert (first.speaker, second.speaker) == ("Pell", "Pell")


def test_others_say_otherwise(said: Reader) -> None:
    first, second = said("Pell said the dam was old, while others said it was new.")
    assert (first.content, second.content) == ("the dam was old", "it was new")


def test_the_passive_turns_speaker_and_content_round(said: Reader) -> None:
    (only,) = said("Voss was accused by three former colleagues of falsifying the data.")
    assert (only.act, only.speaker, only.content) == (
        "alleges",
        "three former colleagues",
        "Voss … of falsifying the data",
    )


def test_a_dateline_is_no_part_of_a_content(said: Reader) -> None:
    (only,) = said("DUNMORE (NPA) — The dam is about to break, engineers said.")
    assert only.content == "The dam is about to break"


def test_addressee_medium_and_time(said: Reader) -> None:
    (only,) = said("In an interview with the Dunmore Gazette on Monday, Pell told residents that the dam was safe.")
    assert only.addressee == "residents"
    assert only.medium == "an interview with the Dunmore Gazette"
    assert only.when == "on Monday"


def test_an_outlet_that_is_told_something_is_a_medium(said: Reader) -> None:
    (only,) = said("Pell told the Dunmore Gazette that the dam was safe.")
    assert (only.addressee, only.medium) == ("", "the Dunmore Gazette")
