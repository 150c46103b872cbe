"""Polarity is the speaker's stand; modality is how a thing is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.read.frame.modality import modality_of
from ingest.read.frame.polarity import polarity_of
from kg.records import Act, Modality

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "The mill did not pay.",
        "The mill never paid.",
        "The mill can't pay.",
        "The mill failed to pay the fine.",
        "The mill refused to pay.",
        "No one was hurt.",
        "No barges sank.",
        "Neither firm replied.",
        "Nothing was found.",
        "The mill has no licence.",
        "It is not true that the dam broke.",
        "There is no evidence that the dam broke.",
        "I don't think that the dam will break.",
        "The mill is no longer open.",
        "The report is false.",
        "The firm was unable to pay.",
    ],
)
def test_a_negation_of_the_main_predicate_negates(nlp: Language, text: str) -> None:
    assert polarity_of(list(nlp(text))) == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "The mill paid.",
        "The mill did not fail to pay.",
        "Not only did the mill pay, it paid twice.",
        "No doubt the mill paid.",
        "The mill that did not pay has closed.",
        "The mill paid no later than Friday.",
        "Whether or not it rained, the mill opened.",
    ],
)
def test_a_double_or_a_foreign_negation_does_not_negate(nlp: Language, text: str) -> None:
    assert polarity_of(list(nlp(text))) == "affirmed"


@pytest.mark.parametrize(
    ("act", "text", "polarity"),
    [
        ("denies", "The mill paid.", "negated"),
        ("denies", "The mill did not pay.", "affirmed"),
        ("retracts", "The mill paid.", "negated"),
        ("confirms", "The mill did not pay.", "negated"),
        ("alleges", "The mill paid.", "affirmed"),
    ],
)
def test_a_denial_turns_the_stand(nlp: Language, act: Act, text: str, polarity: str) -> None:
    assert polarity_of(list(nlp(text)), act) == polarity


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The mill paid.", "asserted"),
        ("The mill may pay.", "possible"),
        ("The mill might have paid.", "possible"),
        ("The mill allegedly paid.", "possible"),
        ("The alleged theft cost millions.", "possible"),
        ("It is possible that the mill paid.", "possible"),
        ("Perhaps the mill paid.", "possible"),
        ("The company will open a mill.", "planned"),
        ("The mill plans to sell the barge.", "planned"),
        ("The mill is set to close.", "planned"),
        ("Prices will rise.", "predicted"),
        ("The price is expected to fall.", "predicted"),
        ("If it rains, the mill would close.", "conditional"),
        ("The mill would have closed.", "conditional"),
        ("The minister must resign.", "demanded"),
        ("The mill should pay.", "demanded"),
        ("Did the mill pay?", "questioned"),
    ],
)
def test_modality_is_told_by_the_main_predicate(nlp: Language, text: str, modality: Modality) -> None:
    assert modality_of(list(nlp(text))) == modality


@pytest.mark.parametrize(
    ("act", "modality"),
    [("asks", "questioned"), ("demands", "demanded"), ("intends", "planned"), ("predicts", "predicted")],
)
def test_some_acts_decide_the_modality(nlp: Language, act: Act, modality: Modality) -> None:
    assert modality_of(list(nlp("The mill pays.")), act) == modality


def test_in_reported_speech_would_is_a_plan(nlp: Language) -> None:
    assert modality_of(list(nlp("The company would open a mill.")), "states", "indirect") == "planned"
