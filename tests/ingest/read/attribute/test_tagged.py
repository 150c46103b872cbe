"""The tagger adds sayings that no rule saw, drops what it is sure is none, and moves the confidence of the others."""

import re

import numpy as np
import pytest

from ingest.lexicon import load_lexicon
from ingest.read.annotate import annotate, load_language
from ingest.read.attribute import attribute
from ingest.read.attribute.tagged import confidence
from ingest.read.tagger import Tagged, Tags
from ingest.read.tagger.heads import HEADS

TEXT = "Mara Quint served notice that the lab would close. Ode Ferrin said that it would stay."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def tags_of(*found: Tagged, cues: dict[str, float]) -> Tags:
    """Return tags that hold attributions, and how sure the tagger is of some words as cues."""
    tags = Tags()
    words = [match.span() for match in re.finditer(r"\w+", TEXT)]
    heads = {head: np.zeros((len(words), size), dtype=np.float32) for head, size in HEADS.items()}
    for rows in heads.values():
        rows[:, 0] = 1
    for word, sure in cues.items():
        number = words.index(span(word))
        heads["cue"][number, :2] = (1 - sure, sure)
    tags.add(heads, words, least=1.1)
    tags.found += found
    return tags


def notice(sure: float) -> Tagged:
    return Tagged(
        cue=span("served notice"),
        act="intends",
        act_sure=0.9,
        sure=sure,
        speaker=[span("Mara Quint")],
        content=[span("that the lab would close")],
        parts=[0.9, 0.9],
    )


@pytest.fixture(scope="module")
def read():
    doc = annotate(load_language(None), TEXT)
    return lambda tags=None: attribute(doc, load_lexicon(), tags)


def cues(found):
    return [TEXT[one.cue[0][0] : one.cue[-1][1]] for one in found]


def test_a_saying_that_no_rule_sees_is_added(read):
    assert "served notice" not in cues(read())
    found = read(tags_of(notice(0.95), cues={"said": 0.99}))
    one = found[cues(found).index("served notice")]
    assert (one.act, TEXT[slice(*one.speaker[0])]) == ("intends", "Mara Quint")


def test_an_unsure_one_is_not(read):
    assert "served notice" not in cues(read(tags_of(notice(0.3), cues={"said": 0.99})))


def test_what_a_rule_sees_is_kept_once(read):
    twice = Tagged(cue=span("said"), act="states", act_sure=1, sure=0.99, content=[span("it would stay")], parts=[1.0])
    assert cues(read(tags_of(twice, cues={"said": 0.99}))) == ["said"]


def test_what_the_tagger_is_sure_is_no_saying_is_dropped(read):
    assert "said" not in cues(read(tags_of(cues={})))


def test_confidence_grows_with_both():
    assert confidence(0.8, None) == 0.8
    assert confidence(0.8, 0.1) <= confidence(0.8, 0.9)
    assert confidence(0.6, 0.9) <= confidence(0.9, 0.9)
    assert all(0 < confidence(share, support) < 1 for share in (0.0, 1.0) for support in (0.0, 1.0))
