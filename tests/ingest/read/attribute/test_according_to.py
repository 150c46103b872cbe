"""Attribution without a verb of saying: phrases, headlines, transcripts, hearsay."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("According to the police, the car was stolen.", "the police", "According to", "the car was stolen"),
    ("The car was stolen, according to two people familiar with the case.", "two people familiar with the case",
     "according to", "The car was stolen"),
    ("The gang asked for gold, according to three officials, who were not authorized to talk.", "three officials",
     "according to", "The gang asked for gold"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), TABLE)
def test_according_to(said: Reader, text: str, speaker: str, cue: str, content: str) -> None:
    (only,) = [s for s in said(text) if s.speaker == speaker]
    assert (only.cue, only.content) == (cue, content)


def test_a_headline_with_a_colon(said: Reader) -> None:
    (only,) = said("Voss: Dam will hold for ten years\n\nThe dam is old.")
    assert (only.speaker, only.content) == ("Voss", "Dam will hold for ten years")


def test_a_headline_with_says(said: Reader) -> None:
    (only,) = said("Dam will hold for ten years, says Voss\n\nThe dam is old.")
    assert (only.speaker, only.content) == ("Voss", "Dam will hold for ten years")


def test_the_turns_of_an_interview(said: Reader) -> None:
    found = said("REPORTER: Did the mayor know?\n\nPELL: She knew.\n\nREPORTER: And you?\n\nPELL: I was away.")
    assert [(s.speaker, s.act) for s in found] == [
        ("REPORTER", "asks"), ("PELL", "states"), ("REPORTER", "asks"), ("PELL", "states"),
    ]  # fmt: skip


def test_hearsay_has_no_speaker(said: Reader) -> None:
    (only,) = said("The mill reportedly burned down.")
    assert (only.speaker, only.cue, only.content) == ("", "reportedly", "The mill … burned down")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It emerged that the audit had been delayed.", "that the audit had been delayed"),
        ("The senator is said to have met the lobbyist.", "The senator … to have met the lobbyist"),
    ],
)
def test_nobody_says_it(said: Reader, text: str, content: str) -> None:
    (only,) = said(text)
    assert (only.speaker, only.content) == ("", content)
