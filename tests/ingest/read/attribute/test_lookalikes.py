"""What looks like an attribution and is none."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    "The so-called “safe” zone was flooded twice.",
    "Her novel “The Long Way Home” sold well.",
    "She is said to be the best pianist of her generation.",
    "If anyone says that the dam is unsafe, the mill will close.",
    "Who could have said that it would end this way?",
    "Did the minister say that the plan was dead?",
    "It goes without saying that the dam is old.",
    "The mill reported a loss of $4 million on Friday, and the stock fell.",
    "The dam was built in 1953 and holds nine million cubic metres.",
    "He could have told the board.",
    "The mill holds its annual fair in June.",
]
NAMED_ONLY = {TABLE[7]}


@pytest.mark.parametrize("text", [text for text in TABLE if text not in NAMED_ONLY])
def test_nobody_is_made_to_say_anything(said: Reader, text: str) -> None:
    assert said(text) == []


def test_words_in_quotation_marks_are_not_speech(said: Reader) -> None:
    assert all(s.style != "direct" for s in said("The “green” label covers the “old” mill as well."))
