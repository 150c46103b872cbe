"""What is said ends where its speaker shows, cites or fails to show something for it."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("Voss said the road was quiet and cited a count of 38 cars an hour.", "the road was quiet"),
    ("Pell said it lay near the ramp, and drew a map.", "it lay near the ramp"),
    ("Campaigners questioned that, pointing to a television report in March.", "that"),
    ("Voss alleged that wages had been cut, without offering proof.", "that wages had been cut"),
    ("Pell believes she knew, without being able to say how.", "she knew"),
    ("Residents claim there are nearer 110, on the evidence of their own photographs.", "there are nearer 110"),
    ("Voss claims that the dam is safe, a claim she bases on a study.", "that the dam is safe"),
    # What somebody else does within the content stays there.
    ("Voss said he went home and showed the letter to his wife.", "he went home and showed the letter to his wife"),
    ("Voss said the board had refused, citing costs.", "the board had refused, citing costs"),
    (
        "Voss said that on the strength of the dam depended the town.",
        "that on the strength of the dam depended the town",
    ),
]


@pytest.mark.parametrize(("text", "content"), TABLE)
def test_a_content_has_no_tail(said: Reader, text: str, content: str) -> None:
    assert said(text)[0].content == content


def test_who_is_cited_in_a_tail_says_it_first(said: Reader) -> None:
    outer, _, cited = said("Maltese radio reported that the master had asked for a pilot, citing a port official.")
    assert (outer.speaker, outer.content) == ("Maltese radio", "that the master had asked for a pilot")
    assert (cited.speaker, cited.content) == ("a port official", outer.content)
    assert cited.via == ("Maltese radio",)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Two guards, granted anonymity because they could be disciplined, said the practice was common.",
            "Two guards",
            "the practice was common",
        ),
        (
            "Opening the case, Mara Voss, prosecuting, said the money had gone on a horse.",
            "Mara Voss",
            "the money had gone on a horse",
        ),
        (
            "Voss resigned, a week after a leaked memo warned that the dam would break.",
            "a leaked memo",
            "that the dam would break",
        ),
    ],
)
def test_the_speaker_stands_before_an_aside(said: Reader, text: str, speaker: str, content: str) -> None:
    assert [(one.speaker, one.content) for one in said(text)] == [(speaker, content)]


def test_what_experts_say_after_although_is_theirs(said: Reader) -> None:
    first, second = said("The drug works, researchers said Thursday, although experts not involved urged caution.")
    assert (first.speaker, first.content) == ("researchers", "The drug works")
    assert (second.speaker, second.content) == ("experts", "caution")
