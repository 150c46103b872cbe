"""What two statements are to each other, comparator by comparator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.compare import compare
from kg.records import Statement
from tests.kg.compare.sides import number, said, time

DUMPED = said("Velmar Power dumped acid in the Orlo river")
DENIED = replace(DUMPED, polarity="negated", act="denies", speaker="Velmar Power")


def negated(text: str) -> Statement:
    return said(text, polarity="negated")


def on(text: str, words: str, day: str) -> Statement:
    return said(text, times=(time(text, words, day),))


@pytest.mark.parametrize(
    ("a", "b", "verdict", "kind"),
    [
        (DUMPED, negated("Velmar Power did not dump acid in the Orlo river"), "contradicts", "polarity"),
        (DUMPED, DENIED, "contradicts", "denial"),
        (DUMPED, negated("Velmar Power did not pay the Orlo mayor"), "cannot_tell", "too_far"),
        (said("Shares of Velmar rose on Monday"), said("Velmar stock fell on Monday"), "contradicts", "opposite"),
        (said("The board approved the merger"), said("The board rejected the merger"), "contradicts", "opposite"),
        (said("The jury found Ilse Tann guilty"), said("The jury found Ilse Tann innocent"), "contradicts", "opposite"),
        (said("Profits rose"), said("Costs fell sharply in the north"), "cannot_tell", "too_far"),
        (said("The thief wore a black coat"), said("The thief wore a white coat"), "contradicts", "exclusive"),
        (said("Exports to France grew in value"), said("Exports to Spain grew in value"), "cannot_tell", "too_far"),
        (said("Ilse Tann was born in Lyon"), said("Ilse Tann was born in Turin"), "contradicts", "name"),
        (said("The plant may close in Orlo", modality="possible"), negated("The plant does not close in Orlo"),
         "compatible", "modality"),
        (on("The Orlo plant opened on May 3", "May 3", "2025-05-03"),
         on("The Orlo plant opened on May 9", "May 9", "2025-05-09"), "contradicts", "time"),
        (on("Prices in Orlo rose in May", "in May", "2025-05-03"),
         on("Prices in Orlo fell in June", "in June", "2025-06-03"), "compatible", "other_time"),
        (said("Did Velmar dump acid", act="asks"), DUMPED, "cannot_tell", "no_assertion"),
        (DUMPED, said("Velmar Power dumped acid into the river Orlo"), "supports", "content"),
        (DUMPED, DUMPED, "repeats", "repetition"),
        (DUMPED, said("Ferry fares go up next spring"), "cannot_tell", "too_far"),
    ],
)  # fmt: skip
def test_verdict(a: Statement, b: Statement, verdict: str, kind: str) -> None:
    found = compare(a, b)
    assert (found.verdict, found.kind) == (verdict, kind), found.reasons


def count(many: str, day: str, speaker: str | None) -> Statement:
    text = f"Velmar Power employs {many} divers in Orlo"
    return said(text, number(text, many, float(many), of="divers"), said_at=day, speaker=speaker)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (count("40", "2025-01-02", "Ilse Tann"), count("55", "2025-03-04", "Ilse Tann"), "updates"),
        (count("40", "2025-01-02", "Ilse Tann"), count("55", "2025-03-04", "Bo Varga"), "contradicts"),
        (count("40", "2025-01-02", "Ilse Tann"), count("55", "2025-01-02", "Ilse Tann"), "contradicts"),
        (count("40", "2025-01-02", None), count("55", "2025-03-04", None), "contradicts"),
    ],
)
def test_the_same_speaker_moves_on_in_time(a: Statement, b: Statement, verdict: str) -> None:
    assert compare(a, b).verdict == verdict


def test_a_double_negative_is_no_contradiction() -> None:
    one = negated("The firm promised Orlo no protection from floods")
    assert compare(one, said("No protection from floods was promised to Orlo by the firm")).verdict != "contradicts"


def test_opposites_under_negation_are_no_contradiction() -> None:
    found = compare(negated("The jury did not find Ilse Tann guilty"), said("The jury found Ilse Tann innocent"))
    assert found.verdict != "contradicts"
