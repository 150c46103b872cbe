"""A denial is not a statement, a correction not a denial; to leave a denial unsaid is neither."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("The ministry has denied that any money was paid.", "denies", "that any money was paid"),
    ("The ministry denied the allegations.", "denies", "the allegations"),
    ("The ministry rejected the claim.", "denies", "the claim"),
    ("The ministry did not deny that money was paid.", "states", "that money was paid"),
    ("The ministry poured cold water on the report.", "denies", "the report"),
    ("The paper retracted the story.", "retracts", "the story"),
    ("The paper corrected the figure.", "corrects", "the figure"),
]


@pytest.mark.parametrize(("text", "act", "content"), TABLE)
def test_a_denial(said: Reader, text: str, act: str, content: str) -> None:
    (only,) = said(text)
    assert (only.act, only.content) == (act, content)
