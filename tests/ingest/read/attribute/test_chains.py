"""Relays: an attribution within the content of another goes through its speaker."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("The Courier reported that Nordwell said the valve was faulty.", "Nordwell", ("The Courier",)),
    ("The Courier said that Nordwell, the maker, said it had seen the fault.", "Nordwell, the maker", ("The Courier",)),
    ("According to the Courier, a person familiar with the matter said that the valve was faulty.",
     "a person familiar with the matter", ("the Courier",)),
    ("The report quoted a person close to Nordwell as saying, “The valve was never tested.”",
     "a person close to Nordwell", ("The report",)),
    ("An aide was quoted by Radio Five as saying the talks had collapsed.", "An aide", ("Radio Five",)),
    ("The talks have collapsed, the Courier reported, citing two officials.", "two officials", ("the Courier",)),
    ("The Courier reported on Friday that Nordwell had told regulators it believed the valve was faulty.", "it",
     ("The Courier", "Nordwell")),
    ("The website published an article on Wednesday saying that Nordwell said the valve was faulty.", "Nordwell",
     ("The website",)),
    ("Orin Pell pointed out that he did not believe the board and suspected that the valve was old.", "he",
     ("Orin Pell",)),
    ("Orin Pell also reportedly pointed out that the valve was old.", "Orin Pell", ("",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "via"), TABLE)
def test_a_relay(said: Reader, text: str, speaker: str, via: tuple[str, ...]) -> None:
    assert via in [s.via for s in said(text) if s.speaker == speaker]


def test_a_name_torn_over_two_paragraphs_is_one_speaker(said: Reader) -> None:
    text = "The valve was faulty, people at the mill said. The Harbour\n\nTimes said that Nordwell declined to comment."
    found = said(text)
    assert ("Nordwell", ("The Harbour\n\nTimes",)) in [(s.speaker, s.via) for s in found]


def test_what_stands_side_by_side_is_not_nested(said: Reader) -> None:
    assert [s.via for s in said("Pell said that the dam was old. Voss said that it was new.")] == [(), ()]
