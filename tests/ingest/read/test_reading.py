"""What a whole reading makes of a sentence: who speaks, what is no saying, which pronouns are replaced."""

from __future__ import annotations

import pytest

from ingest.pipeline import Reader, load_reader, read_text
from kg.records import ArticleGraph


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def said(graph: ArticleGraph) -> list[tuple[str, str | None, str]]:
    return [(one.act, one.speaker.name, one.content.text) for one in graph.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "PORT HALE, March 4 (Northern Wire) - Ostrel Systems said it would close the mill.",
            [("intends", "Ostrel Systems", "it would close the mill")],
            id="a dateline speaks not",
        ),
        pytest.param(
            "Ostrel Systems saw its shares fall 17% on Monday.", [], id="seeing something happen is no thought"
        ),
        pytest.param(
            "Asked whether the mill would close, Ann Roe said nobody knew.",
            [("asks", None, "whether the mill would close"), ("states", "Ann Roe", "nobody knew")],
            id="who is asked asks nothing, somebody who is not told of does",
        ),
        pytest.param("A clerk who did not want to be named closed the door.", [], id="namelessness is no demand"),
        pytest.param(
            "“The mill stays open,” Ann Roe, the owner of Ostrel Systems, told reporters on Monday.",
            [("states", "Ann Roe", "“The mill stays open,”")],
            id="a speaker is no part of the quotation",
        ),
        pytest.param(
            "Alan Prewe confirmed that the letter was genuine but would not discuss its contents.",
            [
                ("confirms", "Alan Prewe", "that the letter was genuine"),
                ("declines_comment", "Alan Prewe", "its contents"),
            ],
            id="a refusal has the speaker before it",
        ),
        pytest.param(
            "The mayor neither confirmed nor denied that money was paid.",
            [("declines_comment", None, "that money was paid")],
            id="neither confirmed nor denied",
        ),
        pytest.param(
            "Ann Roe came late. “It is not our crane,” was her reply.",
            [("states", "Ann Roe", "“It is not our crane,”")],
            id="was her reply",
        ),
        pytest.param(
            "Ansel Post: Ostrel Claims Evidence of Fraud by Quarn\n\nThe owner said the mill was closed.",
            [
                ("states", "Ansel Post", "Ostrel Claims Evidence of Fraud by Quarn"),
                ("alleges", "Ostrel", "Evidence of Fraud by Quarn"),
                ("states", None, "the mill was closed"),
            ],
            id="a headline within a headline",
        ),
        pytest.param(
            "“There is no truth in it, not a word,” chief executive Ann Roe told journalists on the quay.",
            [("denies", "Ann Roe", "“There is no truth in it, not a word,”")],
            id="who tells stands before, and who is told after",
        ),
        pytest.param(
            "“Regulators have told us our pump is sound,” its president, Ann Roe, boasted on a webcast.",
            [
                ("states", None, "our pump is sound"),
                ("states", "Ann Roe", "“Regulators have told us our pump is sound,”"),
            ],
            id="a saying after an apposition is no aside",
        ),
        pytest.param(
            "The mill lost $11 million last year, documents seen by the Courier show.",
            [("states", "documents", "The mill lost $11 million last year")],
            id="a document at the end",
        ),
        pytest.param(
            "Ostrel Systems quoted Ann Roe as warning that the mill would close.",
            [
                ("states", "Ostrel Systems", "Ann Roe as warning that the mill would close"),
                ("states", "Ann Roe", "that the mill would close"),
            ],
            id="quoted as warning",
        ),
        pytest.param(
            "The council said the mill cost $4.3m. Ann Roe said it was cheap.",
            [("states", "council", "the mill cost $4.3m."), ("states", "Ann Roe", "it was cheap")],
            id="a sentence begins after millions",
        ),
        pytest.param(
            "Ann Roe said they would say it's nothing.",
            [("states", "Ann Roe", "they would say it's nothing"), ("states", None, "it's nothing")],
            id="to say that it is nothing is to say something",
        ),
        pytest.param(
            "The minister said, citing police records, that crime fell.",
            [("states", None, "that crime fell")],
            id="an aside between verb and content",
        ),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[str, str | None, str]], reader: Reader) -> None:
    assert said(read_text(text, reader=reader)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ostrel Systems built the mill. Ostrel said it would stay open.", "Ostrel Systems"),
        ("The Hale Ledger printed the letter. On Monday the Ledger said it was genuine.", "Hale Ledger"),
        ("Min-ho Park built the mill. He said it would stay open.", "Min-ho Park"),
        ("A lawyer for Ostrel Systems, Simone Hart, said the mill would close.", "Simone Hart"),
    ],
)
def test_a_part_of_a_name_is_its_bearer(text: str, name: str, reader: Reader) -> None:
    assert read_text(text, reader=reader).attributions[-1].speaker.name == name


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ostrel Systems said it would close the mill.", "Ostrel Systems would close the mill."),
        ("Ostrel Systems sued Quarn Labs. Ann Roe said that Quarn Labs and its owner blamed it.", None),
        ("“They built it for us,” Ann Roe said of Ostrel Systems.", "They built it for Ann Roe."),
        (
            "“It is closed,” Ann Roe said of the mill. “Nobody works there.”",
            "It is closed. Nobody works there.",
        ),
    ],
)
def test_a_pronoun_is_replaced_only_where_it_is_sure(text: str, full: str | None, reader: Reader) -> None:
    claim = read_text(text, reader=reader).claims[0].full_text
    if full is None:
        assert claim.endswith("blamed it.")
    else:
        assert claim == full


def test_a_share_is_no_name(reader: Reader) -> None:
    graph = read_text("Halden Bank (HLD.L) plans to cut jobs. The bank said nothing was sure.", reader=reader)
    assert {entity.name for entity in graph.entities} == {"Halden Bank"}


def test_a_topic_told_inside_takes_nothing_from_what_is_said(reader: Reader) -> None:
    text = "An official said ministers had been told of the plan but nobody had seen it."
    claims = [claim.text for claim in read_text(text, reader=reader).claims]
    assert "ministers had been told of the plan but nobody had seen it" in claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Dana Pell runs the bakery. She opened it in 2021.\n\n", "Dana Pell", id="told of before, by pronoun"
        ),
        pytest.param(
            "“No,” said Ann Roe. The hall fell silent.\n\nThe lamps went out.\n\n", "Ann Roe", id="who spoke last"
        ),
        pytest.param(
            "“No,” said Ann Roe.\n\nFor Dana Pell, the mill was a second home.\n\n",
            "Dana Pell",
            id="the only person told of",
        ),
        pytest.param("“No,” said Ann Roe.\n\nOne mother came from Leeds.\n\n", None, id="a person without a name"),
    ],
)
def test_who_speaks_in_a_quotation_that_stands_alone(reader: Reader, text: str, speaker: str | None) -> None:
    graph = read_text(f"{text}“We are losing half our trade.”", reader=reader)
    last = graph.attributions[-1]
    assert (last.speaker.name, last.speaker.text, last.cue.text) == (speaker, "", "")
    assert last.speaker.unnamed == (speaker is None)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Attorneys for ousted leader Ann Roe", None),
        ("Lawyers for the ousted chief executive Ann Roe", None),
        ("A lawyer for Ann Roe, the ousted chief executive,", None),
        ("The lawyer for the firm, Ann Roe,", "Ann Roe"),
        ("The firm's ousted chief executive Ann Roe", "Ann Roe"),
        ("Some Israelis", None),
        ("Israelis", "Israelis"),
    ],
)
def test_who_speaks_for_somebody_is_not_that_person(reader: Reader, speaker: str, name: str | None) -> None:
    graph = read_text(f"On Monday it rained. {speaker} said the mill would close.", reader=reader)
    assert graph.attributions[0].speaker.name == name


@pytest.mark.parametrize(
    ("before", "speaker", "name"),
    [
        ("Syrian President Basha Orrin met envoys.", "The Syrian leader", "Basha Orrin"),
        ("Singer Dee Mott cancelled her tour.", "The star", "Dee Mott"),
        ("Singer Dee Mott cancelled her tour.", "The judge", None),
    ],
)
def test_a_person_is_called_by_nouns_of_one_kin(reader: Reader, before: str, speaker: str, name: str | None) -> None:
    graph = read_text(f"{before} {speaker} said talks would go on.", reader=reader)
    assert graph.attributions[0].speaker.name == name


def test_proof_beside_a_quotation_without_a_printed_saying(reader: Reader) -> None:
    text = "Dana Pell runs the bakery.\n\n“We are losing half our trade.”\n\nShe offered no proof, and showed books."
    graph = read_text(text, reader=reader)
    assert [one.speaker.name for one in graph.attributions] == ["Dana Pell"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Roe said it rained, but could name nobody who saw it.", ("none_given", "could name nobody who saw it")),
        (
            "Ann Roe said it rained, citing an account in a Dutch newspaper.",
            ("media_report", "an account in a Dutch newspaper"),
        ),
        ("It rained, according to an internal e-mail seen by the paper.", ("document", "an internal e-mail")),
    ],
)
def test_what_is_offered_for_it(reader: Reader, text: str, expected: tuple[str, str]) -> None:
    (piece,) = read_text(text, reader=reader).evidence
    assert piece.kind == expected[0]
    assert piece.text.startswith(expected[1])


def test_whoever_an_outlet_cites_that_only_the_tagger_found_says_it_first(reader: Reader) -> None:
    text = (
        "The Port Elden harbour board shelved a flood wall it had promised residents after an internal e-mail warned"
        " that the cost had doubled, the Elden Courier reported on Tuesday, citing two people who had seen the letters."
    )
    (cited,) = (one for one in read_text(text, reader=reader).attributions if one.speaker.text == "two people")
    assert cited.speaker.unnamed
    assert len(cited.via) == 1
