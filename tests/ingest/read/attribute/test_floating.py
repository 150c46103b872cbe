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


def test_a_quotation_that_is_a_paragraph_needs_no_saying(said: Reader) -> None:
    found = said("Orin Pell farms below the dam. He moved there in 2019.\n\n“I lost forty sheep that night.”")
    assert [(one.speaker, one.cue, one.content, one.style) for one in found] == [
        ("", "", "“I lost forty sheep that night.”", "direct")
    ]


def test_paragraphs_that_go_on_without_a_saying_are_one(said: Reader) -> None:
    (only,) = said("Pell farms below the dam.\n\n“I lost forty sheep.”\n\n“The hay went too.”")
    assert only.content == "“I lost forty sheep.”\n\n“The hay went too.”"


def test_words_in_marks_alone_are_nobodys_saying(said: Reader) -> None:
    assert said("Pell farms below the dam.\n\n“The Long Night”\n\nThe film opens in May.") == []


def test_a_colon_at_the_end_of_a_paragraph_leads_to_the_next(said: Reader) -> None:
    (only,) = said("Mayor Mara Voss issued the following statement:\n\n“The dam is safe. Nobody needs to leave.”")
    assert (only.speaker, only.cue) == ("Mayor Mara Voss", "issued the following statement")
    assert only.content == "“The dam is safe. Nobody needs to leave.”"
