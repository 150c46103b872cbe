"""Tags become attributions: a speaker and a content go to the nearest cue on the side that their tags tell."""

import numpy as np
import pytest

from ingest.read.tagger.decode import decode, probabilities
from ingest.read.tagger.heads import ACTS, HEADS

CLASSES = {"O": 0, "B": 1, "I": 2, "B<": 1, "I<": 2, "B>": 3, "I>": 4}


def tagged(text, **tags):
    """Decode words tagged with full certainty; a head that is not given is O everywhere."""
    words, spans, at = text.split(), [], 0
    for word in words:
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    heads = {}
    for head, size in HEADS.items():
        given = tags.get(head, "").split() or (["states"] if head == "act" else ["O"]) * len(words)
        rows = np.zeros((len(words), size), dtype=np.float32)
        for row, tag in zip(rows, given, strict=True):
            row[ACTS.index(tag) if head == "act" else CLASSES[tag]] = 1
        heads[head] = rows
    return decode(heads, spans, least=0.5)


def words_of(text, spans):
    return [text[start:end] for start, end in spans]


def test_parts_are_tied_to_the_cue_on_their_side():
    text = "Senn said it leaked"
    (one,) = tagged(text, cue="O B O O", speaker="B> O O O", content="O O B< I<")
    assert words_of(text, [one.cue]) == ["said"]
    assert words_of(text, one.speaker) == ["Senn"]
    assert words_of(text, one.content) == ["it leaked"]


def test_a_content_on_both_sides_of_its_cue_has_two_pieces():
    text = "We paid Senn said for it"
    (one,) = tagged(text, cue="O O O B O O", speaker="O O B> O O O", content="B> I> O O B< I<")
    assert words_of(text, one.content) == ["We paid", "for it"]


def test_a_cue_within_a_content_takes_the_inner_contents():
    text = "Paper says Senn denied theft"
    outer, inner = tagged(text, cue="O B O B O", speaker="B> O B> O O", content="O O B< I< I<", inner="O O O O B<")
    assert (outer.depth, inner.depth) == (0, 1)
    assert words_of(text, outer.content) == ["Senn denied theft"]
    assert words_of(text, inner.content) == ["theft"]
    assert words_of(text, inner.speaker) == ["Senn"]


@pytest.mark.parametrize("act", ["denies", "no_response"])
def test_the_act_is_that_of_the_cues_first_word(act):
    (one,) = tagged("Senn has denied it", cue="O B I O", act=f"states {act} states states")
    assert one.act == act


def test_two_cues_side_by_side_are_two():
    assert len(tagged("said says", cue="B B")) == 2


def test_probabilities_of_each_head_add_up_to_one():
    rows = probabilities(np.random.default_rng(1).normal(size=(7, sum(HEADS.values()))).astype(np.float32))
    for head, classes in HEADS.items():
        assert rows[head].shape == (7, classes)
        assert np.allclose(rows[head].sum(axis=1), 1, atol=1e-5)
