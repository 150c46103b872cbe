"""Rare cues, sayings without a speaker, and what looks like one of them and is none."""

from __future__ import annotations

import pytest

from .conftest import Reader

RARE = [
    ("Mr. Voss brushed aside the claims.", "denies", "Mr. Voss", "the claims"),
    ("The vicar poured scorn on the plan.", "denies", "The vicar", "the plan"),
    ("Nordwell rebuffed the charge.", "denies", "Nordwell", "the charge"),
    ("The Courier stands by its story.", "confirms", "The Courier", "its story"),
    ("Mr. Voss denied taking the boat.", "denies", "Mr. Voss", "taking the boat"),
    ("The league acknowledged having lost the letter.", "confirms", "The league", "having lost the letter"),
    ("The ministry put the cost at 4 million euros.", "states", "The ministry", "the cost at 4 million euros"),
    ("“It is a goat,” giggled one guest.", "states", "one guest", "“It is a goat,”"),
    ("“It is a goat,” she honked.", "states", "she", "“It is a goat,”"),
    ("Ada Fenn snorted: “It is a goat and it is late.”", "states", "Ada Fenn", "“It is a goat and it is late.”"),
    ("Ada Fenn recanted.", "retracts", "Ada Fenn", ""),
    ("Ada Fenn pleaded not guilty.", "denies", "Ada Fenn", ""),
    ("The pilots were told to wait.", "demands", "", "to wait"),
    ("The pilots were told that the field was shut.", "states", "", "that the field was shut"),
    ("The mill was on fire, a jury was told.", "alleges", "", "The mill was on fire"),
    ("The trip is seen by analysts as an attempt.", "believes", "analysts", "The trip … as an attempt"),
    ("Two lawyers doubted it.", "doubts", "Two lawyers", "it"),
    ("A scorer recalled the scale reading two ounces.", "states", "A scorer", "the scale reading two ounces"),
    ("Per an audit by Velmark, the mill lost money.", "states", "an audit by Velmark", "the mill lost money"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "speaker", "content"), RARE)
def test_a_rare_cue_is_read(said: Reader, text: str, act: str, speaker: str, content: str) -> None:
    assert (act, speaker, content) in [(s.act, s.speaker, s.content) for s in said(text)]


RETOLD = [
    ("“I told the board that the dam leaked,” Ada Fenn said.", "I", "that the dam leaked"),
    ("“The board said, 'Leave it shut,' and went home,” Ada Fenn said.", "The board", "'Leave it shut,'"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), RETOLD)
def test_what_a_quotation_retells_is_nested(said: Reader, text: str, speaker: str, content: str) -> None:
    assert (speaker, content, ("Ada Fenn",)) in [(s.speaker, s.content, s.via) for s in said(text)]


NONE = [
    "They met on Tuesday to discuss the bridge.",
    "Nordwell attacked the northern market.",
    "A clerk who asked us to leave his name out closed the door.",
    "The work went according to plan.",
    "The pass costs four dollars per day.",
    "The boxes are called coffins.",
    "Ada Fenn likes to sail.",
    "Nobody answered.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_saying(said: Reader, text: str) -> None:
    assert said(text) == []


def test_a_hedge_in_a_quotation_is_none(said: Reader) -> None:
    (only,) = said("“I think the dam will hold,” Ada Fenn said.")
    assert only.speaker == "Ada Fenn"


def test_what_stands_after_a_semicolon_is_what_somebody_is_cited_for(said: Reader) -> None:
    found = said("The mill is shut; the owner left in May, according to Velmark.")
    assert [(s.speaker, s.content) for s in found] == [("Velmark", "the owner left in May")]


TAILS = [
    "Velmark said that the mill had lost money, without giving any figures.",
    "Velmark said that the mill had lost money, barely a week after it was sold.",
    "Velmark said that the mill had lost money; its owner left the country.",
]


@pytest.mark.parametrize("text", TAILS)
def test_a_remark_on_the_saying_is_not_said(said: Reader, text: str) -> None:
    assert said(text)[0].content == "that the mill had lost money"
