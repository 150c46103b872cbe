"""What is offered for an attribution, and where the text says that nothing was."""

from __future__ import annotations

import pytest

from ingest.pipeline import Reader, load_reader, read_text


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def offered(text: str, reader: Reader) -> list[tuple[str, str, str]]:
    """The cue of each attribution with the kind and the words of what is offered for it."""
    graph = read_text(text, reader=reader)
    pieces = {piece.id: piece for piece in graph.evidence}
    return [(one.cue.text, pieces[id].kind, pieces[id].text) for one in graph.attributions for id in one.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marla Finch, the owner, denied the charge, brandishing a bundle of receipts.",
            [("denied", "document", "a bundle of receipts")],
        ),
        (
            '"The bridge was closed," said Tom Aldous, holding up a photograph of the barrier.',
            [("said", "document", "a photograph of the barrier")],
        ),
        (
            "The agency estimates that 4,000 birds died, based on counts by volunteers.",
            [("estimates", "data", "counts by volunteers")],
        ),
        (
            "A study built on hospital admissions data found that the drug doubled the risk.",
            [("found", "data", "hospital admissions data")],
        ),
        (
            "Farmers blame the dam for the flood, citing rainfall records kept since 1950.",
            [("blame", "official_record", "rainfall records kept since 1950")],
        ),
        (
            "Analysts expect profits to fall by a third, based on a model of fuel prices.",
            [("expect", "analysis", "a model of fuel prices")],
        ),
        ("Campaigners claimed victory on the strength of exit polls.", [("claimed", "data", "exit polls")]),
        (
            "Residents say the smell began in June; one of them played a voicemail from the plant manager.",
            [("say", "document", "a voicemail")],
        ),
        (
            "In a text message seen by the Herald, the coach told a player to stay down.",
            [("told", "document", "a text message seen by the Herald")],
        ),
        (
            "Lindqvist says the idea was his and has the notebooks to prove it.",
            [("says", "document", "the notebooks")],
        ),
        (
            '"The water is brown," Odell complained, showing a jar to the committee.',
            [("complained", "document", "a jar")],
        ),
        (
            "The deputy told the Clarion that the sergeant had sent her a text, and showed a reporter the phone.",
            [("told", "document", "the phone")],
        ),
        (
            "The report accuses the ministry of hiding deaths, drawing on interviews with 31 doctors.",
            [("accuses", "witness", "interviews with 31 doctors")],
        ),
        ("The Tribune said it had obtained the contract.", [("said", "document", "the contract")]),
        (
            "The paper says the ice has thickened, using satellite heights from 2026.",
            [("says", "data", "satellite heights")],
        ),
        ("The airline said the pilot was rested, as duty rosters showed.", [("said", "document", "duty rosters")]),
        (
            "Farrow is to resign, according to Vell Motors, citing an internal memo.",
            [("according to", "document", "an internal memo")],
        ),
    ],
)
def test_what_is_shown_or_cited_is_evidence(text: str, expected: list[tuple[str, str, str]], reader: Reader) -> None:
    assert offered(text, reader) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A spokesman claimed the rival had copied its design, without offering evidence.",
            "without offering evidence",
        ),
        ("The ministry said the figures were wrong, without giving its own data.", "without giving its own data"),
        ("The firm denied the allegation without addressing the specifics.", "without addressing the specifics"),
        ("The senator said the vote was rigged, but gave no proof.", "gave no proof"),
        ("The council told residents the well was safe. It offered no evidence.", "offered no evidence"),
    ],
)
def test_the_text_says_that_nothing_was_offered(text: str, expected: str, reader: Reader) -> None:
    assert [piece[1:] for piece in offered(text, reader)] == [("none_given", expected)]


def test_the_next_sentence_goes_on_from_the_attribution_before_it(reader: Reader) -> None:
    text = "Oskar Brandt insisted he had paid the fine. He produced a stamped receipt."
    assert offered(text, reader) == [("insisted", "document", "a stamped receipt")]


def test_evidence_hangs_on_the_outer_attribution(reader: Reader) -> None:
    text = "Brandt said the clerk told him that the office was shut, citing a call log."
    assert offered(text, reader) == [("said", "data", "a call log")]


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper said the mill had closed.",
        "A study found that the drug doubled the risk.",
        "In a statement on Monday, the company said it was sorry.",
        "The witness said the van was red.",
        "Hale said the bank had sent its customers a letter.",
        "Hale told reporters that Brandt had refused to show the receipt.",
        "The company said on Monday that profits rose. It also published a video for children.",
        "Doctors sent a letter to the board, urging it to keep the clinic.",
        "Hale accused Brandt of having a criminal record.",
        "Hale mocked Brandt for not releasing his tax returns.",
        "Hale said the club had the photographs framed.",
    ],
)
def test_who_speaks_and_what_is_only_reported_is_no_evidence(text: str, reader: Reader) -> None:
    assert offered(text, reader) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to court records, Harwell was convicted in 2021.", ("official_record", "court records")),
        (
            "An internal memo obtained by the Tribune says the plant will close.",
            ("document", "An internal memo obtained by the Tribune"),
        ),
        ("Tests on the varnish showed it was nine years old.", ("analysis", "Tests on the varnish")),
        (
            "Minutes of the March meeting show that the board knew.",
            ("official_record", "Minutes of the March meeting"),
        ),
        ("The wait has halved, according to its own figures.", ("data", "its own figures")),
        (
            "An inspector wrote in an e-mail seen by the Ledger that the roof would not last.",
            ("document", "an e-mail seen by the Ledger"),
        ),
    ],
)
def test_a_paper_that_speaks_is_evidence_at_once(text: str, expected: tuple[str, str], reader: Reader) -> None:
    assert [piece[1:] for piece in offered(text, reader)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In a letter to shareholders, Brandt said the merger would go ahead.",
        "The lawsuit says the firm hid the leak.",
        "A poll found that 40 per cent of voters were undecided.",
        "The judge, reading out the verdict, said the crime was cruel.",
        "Police said they were studying footage from the shop.",
        "He told reporters the mayor had lied to him. He did not elaborate.",
        "The firm said the boat was safe. A spokesman declined to give figures.",
        "An official spoke of delays, and refused to be named, citing a contract.",
        "Brandt sent an e-mail to staff saying the office would close.",
        "Kessler, who has a contract until 2031, said she would stay.",
    ],
)
def test_what_is_put_out_to_be_read_and_what_is_refused_are_no_evidence(text: str, reader: Reader) -> None:
    assert offered(text, reader) == []


def test_a_paper_is_evidence_where_it_is_first_told_of(reader: Reader) -> None:
    text = "A leaked memo says the plant will close. The memo says 40 people will go."
    assert [piece[1:] for piece in offered(text, reader)] == [("document", "A leaked memo")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union said the port hid the spill, citing the gate log.", ("data", "the gate log")),
        ("The union said the port hid the spill, citing the coroner's log.", ("official_record", "the coroner's log")),
        ("The union said the port hid the spill, citing a page of the gate log.", ("data", "a page of the gate log")),
        ("Critics accuse the charity of waste, citing its own accounts.", ("official_record", "its own accounts")),
        ("Critics accuse the charity of waste, citing the accounts of nurses.", ("witness", "the accounts of nurses")),
        (
            "She averred that nobody came, citing the ward's sign-in sheet.",
            ("official_record", "the ward's sign-in sheet"),
        ),
        ("Analysts expect a fall, judging by sales at four shops.", ("data", "sales at four shops")),
    ],
)
def test_the_kind_is_what_the_thing_is(text: str, expected: tuple[str, str], reader: Reader) -> None:
    assert [piece[1:] for piece in offered(text, reader)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"He promised us the hall in March," Dunmore said. "I have the text messages."',
            [("said", "document", "the text messages")],
        ),
        (
            "Kovacs claims he was beaten. Photographs of his back were passed to the court.",
            [("claims", "document", "Photographs of his back")],
        ),
        (
            "The nurse said the pump failed. She had with her a stack of readings.",
            [("said", "data", "a stack of readings")],
        ),
        (
            "Prosecutors said Vance lied, relying on phone records and the testimony of a driver.",
            [("said", "data", "phone records"), ("said", "witness", "the testimony of a driver")],
        ),
        (
            "The club said the player had agreed, and circulated a signed letter of intent.",
            [("said", "document", "a signed letter of intent")],
        ),
        (
            "Two employees who had been shown a slide deck said the port would close.",
            [("said", "document", "a slide deck")],
        ),
        (
            "The Supporters' Trust, on its own sums, put the true figure nearer 30.",
            [("put", "analysis", "its own sums")],
        ),
    ],
)
def test_proof_is_offered_in_many_words(text: str, expected: list[tuple[str, str, str]], reader: Reader) -> None:
    assert offered(text, reader) == expected
