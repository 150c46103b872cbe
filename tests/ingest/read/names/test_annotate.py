"""The parsed text is the text, and its sentences respect blocks and quotation marks."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from ingest.read.annotate import LONGEST_SENTENCE, annotate, load_language

Parse = Callable[[str], Doc]


@given(st.text(alphabet=st.sampled_from("aB .,“”\"'\n\r\t\u2028\xa0)(:é😀"), max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_text_is_kept_character_for_character(text: str) -> None:
    doc = annotate(load_language(), text)
    assert doc.text == text
    assert sum(len(sent) for sent in doc.sents) == len(doc)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. The\n\nharbour flooded.", ["It rained.", "The\n\nharbour flooded."]),
        ("“We know.” She left.", ["“We know.”", "She left."]),
        ('"Is it?" he asked. "Yes."', ['"Is it?" he asked.', '"Yes."']),
        ("Harbour Plan Shelved\n\nIt rained.", ["Harbour Plan Shelved", "It rained."]),
        ("It rained\n\n\nIt stopped.", ["It rained", "It stopped."]),
    ],
)
def test_sentences(doc_of: Parse, text: str, sentences: list[str]) -> None:
    assert [sent.text.strip() for sent in doc_of(text).sents] == sentences


def test_a_torn_sentence_is_parsed_as_if_it_were_whole(doc_of: Parse) -> None:
    torn = doc_of("It rained. The Harbour\n\nGazette said that the plan was dead.")
    whole = doc_of("It rained. The Harbour Gazette said that the plan was dead.")
    arcs = [[(t.text, t.dep_, t.head.text) for t in doc if not t.is_space] for doc in (torn, whole)]
    assert arcs[0] == arcs[1]


def test_a_heading_inside_a_sentence_hangs_on_its_root(doc_of: Parse) -> None:
    doc = doc_of("The board said that the\n\nHarbour Plan Shelved\n\nplan was dead.")
    heading = doc.spans["headings"][0]
    assert len(list(doc.sents)) == 1
    assert heading.root.dep_ == "meta"
    assert heading.root.head.text == "said"


def test_a_text_without_stops_is_cut(doc_of: Parse) -> None:
    doc = doc_of("the board met and spoke about the plan " * 300)
    assert max(len(sent) for sent in doc.sents) <= LONGEST_SENTENCE + 1


def test_a_long_paragraph_takes_under_five_milliseconds_a_word(doc_of: Parse) -> None:
    text = "The board said, and nobody denied, that the plan was dead " * 900
    begun = time.perf_counter()
    doc_of(text)
    assert (time.perf_counter() - begun) / len(text.split()) < 0.005


def test_a_label_of_an_interview_is_a_sentence_of_its_own(doc_of: Callable[[str], Doc]) -> None:
    doc = doc_of("Q: Your publisher says you burnt the first draft.\n\nA: It was late.")
    assert [sent.text.strip() for sent in doc.sents][::2] == ["Q:", "A:"]


def test_a_word_with_a_hyphen_that_the_parser_knows_otherwise_is_one(doc_of: Parse) -> None:
    doc = doc_of("According to an internal e-mail passed on by two e-mailed friends, many e-mails were lost.")
    assert [(token.text, token.pos_) for token in doc if "mail" in token.text] == [
        ("e-mail", "NOUN"),
        ("e-mailed", "VERB"),
        ("e-mails", "NOUN"),
    ]
