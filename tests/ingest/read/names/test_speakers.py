"""Who stands behind each attribution."""

from __future__ import annotations

from collections.abc import Callable

from ingest.read.found import Found
from ingest.read.names import Names
from ingest.read.speakers import Voices, speakers

Build = Callable[..., Found]
Find = Callable[[str], Names]


def voices(names: Names, *found: Found) -> Voices:
    return speakers(names.doc, found, names)


def test_a_pronoun_has_the_canonical_name(names_of: Find, found_in: Build) -> None:
    text = "Jane Odell was late. She said it rained."
    speaker = voices(names_of(text), found_in(text, cue="said", speaker="She", content="it rained")).voices[0].speaker
    assert (speaker.text, speaker.name, speaker.unnamed) == ("She", "Jane Odell", False)


def test_an_unnamed_source_is_one_entity_in_all_its_mentions(names_of: Find, found_in: Build) -> None:
    text = "A person close to Orrin said it rained. The person added that it stopped."
    first = found_in(text, cue="said", speaker="A person close to Orrin", content="it rained")
    second = found_in(text, cue="added", speaker="The person", content="it stopped")
    said = voices(names_of(text), first, second)
    one, two = (voice.speaker for voice in said.voices)
    assert one.unnamed
    assert two.unnamed
    assert one.entity == two.entity
    assert one.name is two.name is None
    assert said.names.entity(one.entity or "").kind == "unnamed"


def test_two_who_speak_together_are_a_group(names_of: Find, found_in: Build) -> None:
    text = "Jane Odell and Tom Reeve said it rained."
    found = found_in(text, cue="said", speaker="Jane Odell and Tom Reeve", content="it rained")
    said = voices(names_of(text), found)
    assert said.voices[0].speaker.name == "Jane Odell and Tom Reeve"
    assert said.names.entity(said.voices[0].speaker.entity or "").kind == "group"


def test_a_quotation_without_a_speaker_has_the_one_before(names_of: Find, found_in: Build) -> None:
    text = "Jane Odell said it rained. “The harbour is full.”"
    first = found_in(text, cue="said", speaker="Jane Odell", content="it rained")
    floating = found_in(text, cue="“", content="“The harbour is full.”")
    speaker = voices(names_of(text), first, floating).voices[1].speaker
    assert (speaker.spans, speaker.text, speaker.name) == ((), "", "Jane Odell")


def test_i_and_we_in_a_quotation_are_its_speaker(names_of: Find, found_in: Build) -> None:
    text = "“I know that we paid,” said Jane Odell."
    said = voices(names_of(text), found_in(text, cue="said", speaker="Jane Odell", content="“I know that we paid,”"))
    for word in ("I", "we"):
        start = text.index(word)
        entity = said.names.at((start, start + len(word)))
        assert entity is not None
        assert entity.name == "Jane Odell"


def test_i_inside_a_quotation_speaks_as_its_speaker(names_of: Find, found_in: Build) -> None:
    text = "“I told them that it rained,” said Jane Odell."
    outer = found_in(text, cue="said", speaker="Jane Odell", content="“I told them that it rained,”")
    inner = found_in(text, cue="told", speaker="I", content="that it rained", outer=0)
    assert voices(names_of(text), outer, inner).voices[1].speaker.name == "Jane Odell"


def test_a_body_without_a_name_is_no_unnamed_source(names_of: Find, found_in: Build) -> None:
    text = "The police said it rained."
    said = voices(names_of(text), found_in(text, cue="said", speaker="The police", content="it rained"))
    speaker = said.voices[0].speaker
    assert (speaker.name, speaker.unnamed) == ("police", False)
    assert said.names.entity(speaker.entity or "").kind == "organisation"


def test_who_is_spoken_of_in_an_aside_s_clause_is_not_its_speaker(names_of: Find, found_in: Build) -> None:
    text = "Joy Amund was late. A mechanic, she said, had come."
    speaker = voices(names_of(text), found_in(text, cue="said", speaker="she", content="had come")).voices[0].speaker
    assert speaker.name == "Joy Amund"


def test_a_name_beside_a_role_is_the_speaker_s(names_of: Find, found_in: Build) -> None:
    text = "The trust's chair, Baroness Iris Tull, said it rained."
    said = "The trust's chair, Baroness Iris Tull"
    speaker = voices(names_of(text), found_in(text, cue="said", speaker=said, content="it rained")).voices[0].speaker
    assert (speaker.name, speaker.unnamed) == ("Iris Tull", False)
