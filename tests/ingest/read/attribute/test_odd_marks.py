"""One odd quotation mark costs at most its own sentence."""

from __future__ import annotations

from .conftest import Reader


def test_a_mark_that_never_closes(said: Reader) -> None:
    text = 'She left "in a hurry, Ms. Tarn wrote. The mill is old. Later, Orin Pell said: "We disagree."'
    last = said(text)[-1]
    assert (last.speaker, last.content) == ("Orin Pell", '"We disagree."')


def test_a_mark_that_never_opens(said: Reader) -> None:
    found = said("The mill is old.” Orin Pell said: “We disagree.”")
    assert ("Orin Pell", "“We disagree.”") in [(s.speaker, s.content) for s in found]


def test_an_odd_mark_does_not_reach_the_next_paragraph(said: Reader) -> None:
    found = said("The board said it never saw “the letters.\n\nThe mill is old, Pell said.")
    assert [(s.speaker, s.style) for s in found][-1] == ("Pell", "indirect")


def test_apostrophes_are_no_marks(said: Reader) -> None:
    (only,) = said("The workers' union doesn’t agree, Pell said.")
    assert only.style == "indirect"


def test_a_mark_typed_the_wrong_way_round(said: Reader) -> None:
    (only,) = said("”Nobody came.” ― Orin Pell")
    assert only.speaker == "Orin Pell"
