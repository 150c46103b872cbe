"""Who is meant where the words are a role, a label or a noun beside a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.read.found import Found
from ingest.read.names import Names
from ingest.read.speakers import speakers

Build = Callable[..., Found]
Find = Callable[[str], Names]

_TALK = (
    "Ada Roe has run the mill since May.\n\nQ: Are you sorry?\n\nA: I said no.\n\nQ: You told him so.\n\nA: It rained."
)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "name"),
    [
        ("The judge, Ada Roe, said it rained.", "The judge", "said", "it rained", "Ada Roe"),
        ("The head of Xeno, Ada Roe, said it rained.", "The head of Xeno", "said", "it rained", "Ada Roe"),
        ("A student named Ada Roe said it rained.", "A student named Ada Roe", "said", "it rained", "Ada Roe"),
        (
            "One mother, who gave only her first name, Ada, said it rained.",
            "One mother",
            "said",
            "it rained",
            "Ada",
        ),
        (_TALK, "A", ":", "I said no", "Ada Roe"),
        (_TALK, "You", "told", "so", "Ada Roe"),
        ("Mayor: it rained\n\nThe mayor, Ada Roe, was late on Monday.", "Mayor", ":", "it rained", "Ada Roe"),
        ("Ada Roe and Tom Bexley met. Bexley rejects it.", "Bexley", "rejects", "it", "Tom Bexley"),
    ],
)
def test_a_speaker_s_name(
    names_of: Find, found_in: Build, text: str, speaker: str, cue: str, content: str, name: str
) -> None:
    names = names_of(text)
    start = text.rindex(speaker + cue) if speaker + cue in text else text.index(speaker)
    start = text.index("Bexley rejects") if cue == "rejects" else start
    one = found_in(text, cue=cue, content=content)
    found = Found(one.cue, ((start, start + len(speaker)),), one.content, "states", "indirect", 0.9)
    assert speakers(names.doc, [found], names).voices[0].speaker.name == name


def test_the_object_of_according_to_is_no_name_of_who_follows(names_of: Find, found_in: Build) -> None:
    text = "According to the judge, Ada Roe lied about the rain."
    found = found_in(text, cue="According to", speaker="the judge", content="Ada Roe lied about the rain")
    assert speakers(names_of(text).doc, [found], names_of(text)).voices[0].speaker.name != "Ada Roe"


def test_a_place_behind_many_is_no_name_of_theirs(names_of: Find, found_in: Build) -> None:
    text = "Residents of Pudding Lane, Thirlby, said it rained."
    found = found_in(text, cue="said", speaker="Residents of Pudding Lane, Thirlby", content="it rained")
    assert speakers(names_of(text).doc, [found], names_of(text)).voices[0].speaker.unnamed


def test_the_group_may_be_a_body_that_is_named_again_and_again(names_of: Find, found_in: Build) -> None:
    unknown = "A fire broke out on Monday. The group said it rained."
    known = "Xeno Corp. sued on Monday. Xeno Corp. won on Friday in a court. Ada Roe left. The group said it rained."
    told = []
    for text in (unknown, known):
        found = found_in(text, cue="said", speaker="The group", content="it rained")
        told.append(speakers(names_of(text).doc, [found], names_of(text)).voices[0].speaker.unnamed)
    assert told == [True, False]
