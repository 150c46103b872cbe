"""A quotation within indirect speech makes it mixed; it is one attribution."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("Pell said the plan was “a disaster” for farmers.", "Pell", "the plan was “a disaster” for farmers"),
    ("Pell said it was “possible” that the dam would break.", "Pell", "it was “possible” that the dam would break"),
    ("Voss told reporters that she had “no idea” who paid.", "Voss", "that she had “no idea” who paid"),
    ("He described the plan as “a disaster” and “a joke.”", "He", "the plan as “a disaster” and “a joke.”"),
    ("Pell called the board “blind.”", "Pell", "the board “blind.”"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), TABLE)
def test_a_mixed_content(said: Reader, text: str, speaker: str, content: str) -> None:
    (only,) = said(text)
    assert (only.speaker, only.content, only.style) == (speaker, content, "mixed")
