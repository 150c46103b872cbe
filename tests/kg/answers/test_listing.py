"""Lists of claims, propositions, entities, articles and outlets."""

from __future__ import annotations

import pytest

from kg.entities import family
from kg.errors import BadId, NotFound
from kg.ids import entity_id
from kg.listing import (
    Claims,
    article_head,
    articles,
    claim,
    claims,
    counts,
    entities,
    entity,
    outlets,
    proposition,
    propositions,
)
from kg.paging import every
from kg.verdicts import Counts
from tests.kg.answers.conftest import CHIPS, MORE, Affair

ALL = {"scoop", "relay", "wire", "reply", "undated"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Claims(), ALL),
        (Claims(entity="Corvane Dynamics"), ALL),
        (Claims(entity="CORVANE dynamics"), ALL),
        (Claims(speaker="Lena Orsk"), {"reply"}),
        (Claims(speaker=entity_id("person", "Ivo Brandt")), {"undated"}),
        (Claims(speaker="Lena Orsk", entity="Corvane Dynamics"), {"reply"}),
        (Claims(speaker="Nobody Known"), set()),
        (Claims(outlet="tidereview.example"), {"reply", "undated"}),
        (Claims(outlet="Daily Quill"), {"wire"}),
        (Claims(act="alleges"), {"scoop"}),
        (Claims(unnamed=True), {"scoop", "relay", "wire"}),
        (Claims(unnamed=False), {"reply", "undated"}),
        (Claims(since="2031-03-02", until="2031-03-03"), {"relay", "wire"}),
        (Claims(entity="Corvane Dynamics", act="states", unnamed=True), {"relay", "wire"}),
    ],
)
def test_lists_the_claims_that_are_wanted(affair: Affair, wanted: Claims, found: set[str]) -> None:
    assert {one.id for one in claims(affair.store, wanted).items} == {affair.claims[name] for name in found}


def test_lists_claims_newest_first_page_by_page(affair: Affair) -> None:
    found = list(every(lambda cursor: claims(affair.store, cursor=cursor, limit=2)))
    assert [one.id for one in found] == [affair.claims[name] for name in ("reply", "wire", "relay", "scoop", "undated")]


def test_a_claim_shows_where_it_stands_and_its_chain(affair: Affair) -> None:
    found = claim(affair.store, affair.claims["relay"])
    text = affair.store.article(affair.articles["relay"]).article.text
    assert [text[start:end] for start, end in found.spans] == [CHIPS]
    assert [(link.speaker, link.unnamed, link.act) for link in found.chain] == [
        ("Meridian Post", False, "states"),
        ("A person close to the company", True, "states"),
    ]


def test_lists_propositions_held_by_most_articles_first(affair: Affair) -> None:
    first, second = every(lambda cursor: propositions(affair.store, cursor=cursor, limit=1))
    assert (first.text, first.articles, first.roots, len(first.claims)) == (CHIPS, 4, 2, 4)
    assert (second.text, second.articles) == (MORE, 1)
    assert proposition(affair.store, first.id) == first
    assert len(propositions(affair.store, entity="Corvane Dynamics").items) == 2
    assert propositions(affair.store, entity="Ivo Brandt").items == ()


def test_lists_entities_by_name_and_by_kind(affair: Affair) -> None:
    everyone = list(every(lambda cursor: entities(affair.store, cursor=cursor, limit=2)))
    assert [one.name for one in everyone] == sorted(one.name for one in everyone)
    assert len(everyone) == 7
    assert {one.name for one in entities(affair.store, kind="person").items} == {"Ivo Brandt", "Lena Orsk"}
    (found,) = entities(affair.store, name="orsk").items
    assert (found.name, found.claims_by, found.claims_about) == ("Lena Orsk", 1, 0)


def test_an_unnamed_source_keeps_what_is_printed_of_it(affair: Affair) -> None:
    unnamed = {one.id: one.unnamed for one in entities(affair.store, kind="unnamed").items}
    assert sorted((one.closeness or "") for one in unnamed.values() if one) == ["", "", "close to the company"]


def test_one_entity_shows_claims_by_and_about_it_and_its_other_spellings(affair: Affair) -> None:
    orsk, brandt = entity_id("person", "Lena Orsk"), entity_id("person", "Ivo Brandt")
    same = "MATCH (a:Entity {id: $a}) MATCH (b:Entity {id: $b}) CREATE (a)-[:SAME_AS]->(b)"
    affair.store.change((same, {"a": brandt, "b": orsk}))
    assert family(affair.store, brandt) == family(affair.store, "lena orsk") == [orsk, brandt]
    view = entity(affair.store, orsk)
    assert [one.id for one in view.same] == [brandt]
    assert {one.id for one in view.by} == {affair.claims["reply"], affair.claims["undated"]}
    assert brandt not in {one.id for one in entities(affair.store).items}, "it stands under its canonical name"


def test_lists_articles_newest_first_and_undated_last(affair: Affair) -> None:
    found = list(every(lambda cursor: articles(affair.store, cursor=cursor, limit=2)))
    assert [one.id for one in found] == [
        affair.articles[name] for name in ("reply", "wire", "relay", "scoop", "undated")
    ]
    assert len(articles(affair.store, outlet="Tide Review").items) == 2
    assert len(articles(affair.store, dates=("2031-03-02", "2031-03-03")).items) == 2


def test_lists_outlets_with_their_share(affair: Affair) -> None:
    assert {(one.name, one.articles, one.claims) for one in outlets(affair.store)} == {
        ("Daily Quill", 1, 1),
        ("Meridian Post", 1, 1),
        ("The Harbour Ledger", 1, 1),
        ("Tide Review", 2, 2),
    }


def test_counts_everything(affair: Affair) -> None:
    assert counts(affair.store) == Counts(5, 4, 7, 3, 7, 5, 2, 1, 0, 0, 0)


def test_says_what_is_not_there(affair: Affair) -> None:
    for ask, prefix in ((claim, "cl"), (entity, "en"), (proposition, "pr"), (article_head, "ar")):
        with pytest.raises(NotFound):
            ask(affair.store, f"{prefix}-{'0' * 24}")
        with pytest.raises(BadId):
            ask(affair.store, "12")
