"""Who is an unnamed source, how many, how close, and why unnamed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from ingest.read.unnamed import unnamed_source
from kg.records import Unnamed


@pytest.mark.parametrize(
    ("speaker", "rest", "expected"),
    [
        ("a person close to Orrin", "said it was late.", Unnamed(False, 1, "close to Orrin", None)),
        ("people familiar with the matter", "said so.", Unnamed(True, None, "familiar with the matter", None)),
        ("two people briefed on the talks", "said so.", Unnamed(True, 2, "briefed on the talks", None)),
        ("sources", "said it was late.", Unnamed(True, None, None, None)),
        ("some experts", "said it was late.", Unnamed(True, None, None, None)),
        ("industry insiders", "said it was late.", Unnamed(True, None, None, None)),
        ("dozens of residents", "said it was late.", Unnamed(True, None, None, None)),
        ("one of them", "said it was late.", Unnamed(False, 1, None, None)),
        ("two of the three", "said it was late.", Unnamed(True, 2, None, None)),
        ("another", "said it was late.", Unnamed(False, 1, None, None)),
        ("a stable lad", "said it was late.", Unnamed(False, 1, None, None)),
        ("the lamplighter", "said it was late.", Unnamed(False, 1, None, None)),
        ("insurers", "said it was late.", Unnamed(True, None, None, None)),
        ("a title company", "said it was late.", Unnamed(False, 1, None, None)),
        ("the group", "said it was late.", Unnamed(False, 1, None, None)),
        ("his insurer", "said it was late.", Unnamed(False, 1, None, None)),
        ("authorities", "said it was late.", Unnamed(True, None, None, None)),
        ("old-timers", "said it was late.", Unnamed(True, None, None, None)),
        ("a helpline", "said it was late.", Unnamed(False, 1, None, None)),
        ("a stagehand", "said it was late.", Unnamed(False, 1, None, None)),
        ("attendees", "said it was late.", Unnamed(True, None, None, None)),
        ("a guest", "vouches for the recording.", Unnamed(False, 1, None, None)),
        ("a second", "remembered it differently.", Unnamed(False, 1, None, None)),
        ("some 74%", "said it was late.", Unnamed(True, None, None, None)),
        ("almost 90% of respondents", "said it was late.", Unnamed(True, None, None, None)),
        ("two-thirds", "said it was late.", Unnamed(True, None, None, None)),
        ("many Muslims", "believe it was late.", Unnamed(True, None, None, None)),
        (
            "one senior aide",
            ", who asked not to be named because the talks were private, said so.",
            Unnamed(False, 1, None, "the talks were private"),
        ),
        (
            "an official",
            "said on condition of anonymity for fear of reprisal.",
            Unnamed(False, 1, None, "for fear of reprisal"),
        ),
    ],
)
def test_unnamed(doc_of: Callable[[str], Doc], speaker: str, rest: str, expected: Unnamed) -> None:
    doc = doc_of(f"On Monday {speaker} {rest}".replace(" ,", ","))
    start = len("On Monday ")
    assert unnamed_source(doc.char_span(start, start + len(speaker))) == expected


_NO_PEOPLE = [
    "the regulator",
    "a letter",
    "the prime minister",
    "the U.S. trustee",
    "the Orrin group",
    "some estimates",
]
_NO_PEOPLE += ["police", "a jury", "Saudi authorities", "France's regulator", "two networks", "the shop"]


@pytest.mark.parametrize(
    "speaker", ["the report", "the company", "Jane Odell", "the president", "Orrin Corp.", "she", *_NO_PEOPLE]
)
def test_not_unnamed(doc_of: Callable[[str], Doc], speaker: str) -> None:
    doc = doc_of(f"On Monday {speaker} said it was late.")
    assert unnamed_source(doc.char_span(len("On Monday "), len("On Monday ") + len(speaker))) is None
