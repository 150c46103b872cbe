"""Who will not speak, who does not answer, and what they were asked."""

from __future__ import annotations

import pytest

from .conftest import Reader

TABLE = [
    ("A spokesman for Nordwell declined to comment.", "declines_comment", "A spokesman for Nordwell", "to comment"),
    ("Nordwell declined to comment on the leak.", "declines_comment", "Nordwell", "to comment on the leak"),
    ("The union refused to discuss the offer.", "declines_comment", "The union", "to discuss the offer"),
    ("Nordwell would not say whether it had paid.", "declines_comment", "Nordwell", "whether it had paid"),
    ("Nordwell had no immediate comment.", "declines_comment", "Nordwell", "no immediate comment"),
    ("Nordwell did not immediately respond to a request for comment.", "no_response", "Nordwell",
     "to a request for comment"),
    ("Neither Nordwell nor Velmark responded to requests for comment.", "no_response", "Neither Nordwell nor Velmark",
     "to requests for comment"),
    ("Nordwell did not respond.", "no_response", "Nordwell", ""),
    ("Mr. Voss could not be reached for comment.", "no_response", "Mr. Voss", "for comment"),
    ("The mayor was not available for comment.", "no_response", "The mayor", "for comment"),
    ("The mayor would not discuss the bill.", "declines_comment", "The mayor", "the bill"),
    ("The mayor would not be drawn on the bill.", "declines_comment", "The mayor", "on the bill"),
    ("Nordwell won't speculate about a cause.", "declines_comment", "Nordwell", "about a cause"),
    ("Nordwell would not give a figure.", "declines_comment", "Nordwell", "a figure"),
    ("The mayor declined to be interviewed.", "declines_comment", "The mayor", "to be interviewed"),
    ("The mayor ducked the question.", "declines_comment", "The mayor", "the question"),
    ("Nordwell has stayed silent on the leak.", "declines_comment", "Nordwell", "on the leak"),
    ("Mr. Voss had nothing further to say.", "declines_comment", "Mr. Voss", ""),
    ("Mr. Voss kept his counsel.", "declines_comment", "Mr. Voss", ""),
    ("The owner hung up.", "declines_comment", "The owner", ""),
    ("Nordwell has yet to reply.", "no_response", "Nordwell", ""),
    ("Nordwell has yet to get back to us.", "no_response", "Nordwell", ""),
    ("Nordwell failed to respond to questions.", "no_response", "Nordwell", "to questions"),
    ("The owner never called back.", "no_response", "The owner", ""),
    ("Nordwell had not responded by Friday.", "no_response", "Nordwell", ""),
    ("Calls to the mill went unanswered.", "no_response", "the mill", "Calls to"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "speaker", "content"), TABLE)
def test_a_refusal_or_silence(said: Reader, text: str, act: str, speaker: str, content: str) -> None:
    (only,) = said(text)
    assert (only.act, only.speaker, only.content) == (act, speaker, content)


def test_each_of_two_is_read(said: Reader) -> None:
    text = "The Courier said that Nordwell declined to comment and Velmark did not respond to the request for comment."
    found = [(s.speaker, s.act, s.via) for s in said(text)]
    assert found == [
        ("The Courier", "states", ()),
        ("Nordwell", "declines_comment", ("The Courier",)),
        ("Velmark", "no_response", ("The Courier",)),
    ]


def test_a_telephone_that_is_not_answered_is_silence(said: Reader) -> None:
    (only,) = said("The contractor, Brightwell Marine, did not answer its telephone.")
    assert (only.act, only.speaker, only.content) == ("no_response", "The contractor, Brightwell Marine", "")
