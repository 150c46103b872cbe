"""Acts that the content tells rather than the cue."""

import pytest

from ingest.pipeline import Reader, load_reader, read_text


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('"There is no truth in it," Ada Brink told reporters.', "denies"),
        ("Vell Motors insisted that it had never paid the inspector.", "denies"),
        ('The firm called the story "pure fiction".', "denies"),
        ("Corvid dismissed the report as the work of a rival.", "denies"),
        ("Ada Brink said the road was closed.", "states"),
        ("Ada Brink said there was no snow on the pass.", "states"),
        ("The ministry said it could not comment on the case.", "declines_comment"),
        ("Vell Motors said it had overstated its sales for three years.", "corrects"),
        ("The judge found that the contract was void.", "states"),
        ("Ada Brink conceded that the bridge was late.", "states"),
        ("Ada Brink warned that the bridge would fall.", "predicts"),
        ("Ada Brink warned that the bridge was weak.", "states"),
        ("The company wants to open a second plant.", "intends"),
        ("The company wants the council to open a second plant.", "demands"),
        ("Vell Motors said it would close the plant.", "intends"),
        ("Neighbours complained that the plant stank.", "alleges"),
        ("A clerk told the Courier that the treasurer had forged the receipts.", "alleges"),
        ("A clerk told the Courier that the treasurer had not forged the receipts.", "states"),
        ("A clerk told the Courier that a man was arrested on suspicion of fraud.", "states"),
        ("The mayor called the lawsuit a stunt.", "denies"),
        ("The mayor called the bridge a stunt.", "states"),
        ("The firm said that the report was completely false.", "denies"),
        ("The engineer now says the crack was older.", "corrects"),
        ("The ministry has clarified that the ban covers two rivers.", "corrects"),
        ("The engineer remembers that the crack was old.", "states"),
        ("The minister is not convinced that the dam will hold.", "doubts"),
        ("The minister is convinced that the dam is safe.", "believes"),
    ],
)
def test_the_content_tells_the_act(reader, text, act):
    (found, *_) = read_text(text, reader=reader).attributions
    assert found.act == act


def test_a_denial_follows_an_accusation(reader):
    text = "Corvid accused Vell Motors of bribing inspectors. Vell Motors said it had not paid anybody."
    acts = [one.act for one in read_text(text, reader=reader).attributions]
    assert acts == ["alleges", "denies"]
