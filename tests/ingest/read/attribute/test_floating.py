"""A quotation without a saying continues the one before it."""

from __future__ import annotations

from .conftest import Reader


def test_a_second_sentence_of_the_quotation_joins_the_first(said: Reader) -> None:
    (only,) = said("“It broke,” said Mara Voss. “Nobody had looked at it for years.”")
    assert only.content == "“It broke,” … “Nobody had looked at it for years.”"


def test_a_quotation_over_paragraphs_needs_no_closing_marks(said: Reader) -> None:
    text = "“It broke,” Voss said. “We told the board in March.\n\n“We told them again in May.\n\n“Nobody answered.”"
    (only,) = said(text)
    assert only.speaker == "Voss"
    assert only.content.endswith("“We told them again in May.\n\n“Nobody answered.”")


def test_a_quotation_after_indirect_speech_joins_it(said: Reader) -> None:
    found = said("Nordwell insists that the plant is safe, Pell said. “There is no risk at all.”")
    assert found[-1].speaker == "Pell"
    assert found[-1].content.endswith("“There is no risk at all.”")


def test_a_quotation_with_its_own_saying_does_not_join(said: Reader) -> None:
    first, second = said("“It broke,” Voss said. “It did not,” Pell replied.")
    assert (first.content, second.content) == ("“It broke,”", "“It did not,”")
