"""A text is cut into windows that fit the network, at paragraphs and sentences where it can be."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from ingest.read.tagger.windows import PIECES, windows

SENTENCE = "The harbour board said on Monday that it had never seen the letter. "


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_file(str(Path(str(files("kg") / "models" / "minilm" / "tokenizer.json"))))


@pytest.fixture(scope="module", autouse=True)
def uncut(tokenizer):
    tokenizer.no_truncation()
    tokenizer.no_padding()


def test_a_short_text_is_one_window(tokenizer):
    assert list(windows(SENTENCE, tokenizer)) == [(0, len(SENTENCE))]


def test_windows_end_with_paragraphs(tokenizer):
    text = "\n\n".join([SENTENCE * 7] * 6)
    for _, end in windows(text, tokenizer):
        assert end == len(text) or text[:end].endswith("\n\n")


def test_a_sentence_without_an_end_is_cut_at_blanks(tokenizer):
    text = "and then the ship turned " * 800
    found = list(windows(text, tokenizer))
    assert len(found) > 10
    assert all(text[end - 1] == " " for _, end in found)


@settings(deadline=None, max_examples=60)
@given(text=st.text(alphabet=st.sampled_from('Ab .,\n”"é\u200b漢'), max_size=3000))
def test_windows_fit_stand_in_order_and_leave_out_only_blanks(tokenizer, text):
    last = 0
    for start, end in windows(text, tokenizer):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("text", [SENTENCE * 300, "word " * 5000, "x" * 20_000, "“Yes,” she said.\n" * 400])
def test_no_window_of_ordinary_words_is_longer_than_the_network_reads(tokenizer, text):
    for start, end in windows(text, tokenizer):
        assert len(tokenizer.encode(text[start:end]).ids) <= PIECES or "x" * 100 in text
