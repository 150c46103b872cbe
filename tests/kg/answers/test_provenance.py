"""Where a claim comes from: all chains, by root, with what is shown for it, who denies it, and what is missing."""

from __future__ import annotations

import pytest

from kg.errors import BadId, NotFound
from kg.provenance import draw, provenance
from kg.verdicts import Assertion, Provenance
from tests.kg.answers.conftest import CHIPS, Affair


@pytest.fixture
def found(affair: Affair) -> Provenance:
    return provenance(affair.store, affair.claims["scoop"])


def assertions(found: Provenance) -> dict[str, Assertion]:
    return {one.claim.id: one for group in found.groups for one in group.assertions}


def test_shows_every_chain_outermost_first(affair: Affair, found: Provenance) -> None:
    chains = {id: [link.text for link in one.claim.chain] for id, one in assertions(found).items()}
    assert chains == {
        affair.claims["scoop"]: ["a person close to the company"],
        affair.claims["relay"]: ["Meridian Post", "A person close to the company"],
        affair.claims["wire"]: ["a person close to the company"],
        affair.claims["undated"]: ["Ivo Brandt"],
    }


def test_counts_articles_and_independent_roots(found: Provenance) -> None:
    assert (found.articles, found.roots) == (4, 2)
    assert [(group.speaker, group.unnamed, group.articles) for group in found.groups] == [
        ("a person close to the company", True, 3),
        ("Ivo Brandt", False, 1),
    ]


@pytest.mark.parametrize(
    ("article", "standing", "why"),
    [
        ("scoop", "root", None),
        ("relay", "echo", "Meridian Post"),
        ("wire", "copy", "repeats the text"),
        ("undated", "root", None),
    ],
)
def test_says_why_a_chain_does_not_count_again(
    affair: Affair, found: Provenance, article: str, standing: str, why: str | None
) -> None:
    one = assertions(found)[affair.claims[article]]
    assert one.standing == standing
    assert one.why is None if why is None else why in (one.why or "")


def test_shows_what_is_offered(affair: Affair) -> None:
    (group,) = provenance(affair.store, affair.claims["reply"]).groups
    assert [(e.kind, e.text) for e in group.assertions[0].evidence] == [("document", "an audit report")]


def test_shows_who_denies_it_and_what_contradicts_it(affair: Affair, found: Provenance) -> None:
    assert [(d.chain[-1].speaker, d.text) for d in found.denials] == [("Lena Orsk", "the account of the Meridian Post")]
    assert [relation.id for relation in found.contradictions] == [affair.relation]


def test_says_what_is_missing(found: Provenance) -> None:
    said = "\n".join(found.missing)
    assert "No evidence" in said
    assert "Unnamed root: “a person close to the company”" in said
    assert "No date: it is not known when Tide Review published" in said
    assert "No reply" not in said, "the denial is a reply"


def test_says_when_nobody_spoke_for_whom_it_is_about(affair: Affair) -> None:
    affair.store.change(("MATCH ()-[r:DENIES]->() DELETE r", {}))
    said = provenance(affair.store, affair.claims["scoop"]).missing
    assert "No reply: Corvane Dynamics, whom this is about, is not heard in these 4 articles" in "\n".join(said)


def test_draws_the_claim_over_its_speakers_over_their_articles(found: Provenance) -> None:
    lines = draw(found.tree).splitlines()
    assert lines[0] == f"“{CHIPS}”"
    assert "├─ a person close to the company (unnamed) alleges" in lines
    assert lines[-2:] == ["└─ Ivo Brandt confirms", "   └─ Tide Review: Chips None"]


def test_a_claim_that_is_not_linked_stands_alone(affair: Affair) -> None:
    affair.store.change(("MATCH (p:Proposition) DETACH DELETE p", {}))
    found = provenance(affair.store, affair.claims["relay"])
    assert (found.proposition, found.articles, found.roots) == (None, 1, 1)


def test_refuses_what_is_no_claim(affair: Affair) -> None:
    with pytest.raises(NotFound, match="its article was removed"):
        provenance(affair.store, "cl-" + "0" * 24)
    with pytest.raises(BadId, match="24 hex digits"):
        provenance(affair.store, "cl-12ab")
