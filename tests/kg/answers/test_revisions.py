"""Versions of one page: their order, what changed between them, and what becomes of them when one is removed."""

from __future__ import annotations

from itertools import permutations

import pytest

import kg
from kg.embed import load_embedder
from kg.errors import NotFound
from kg.forms import as_data
from kg.link import link
from kg.provenance import provenance
from kg.records import ArticleGraph
from kg.revisions import claim_changes, revision, revisions
from kg.versions import version_key
from tests.builders import Builder, article_of

URL = "https://harbourledger.example/pump"
FIRST = ("the pump had failed twice before the flood", "nobody was hurt")
SECOND = ("the pump had failed three times before the flood", "nobody was hurt")
THIRD = ("the pump had failed three times before the flood", "the council will pay for the damage")


def version(
    words: tuple[str, ...], published_at: str | None, fetched_at: str | None = None, **more: str
) -> ArticleGraph:
    text = " ".join(f"Mara Quint said {one}." for one in words)
    build = Builder(article_of(text, url=URL, title="Pump", published_at=published_at, fetched_at=fetched_at, **more))
    quint = build.entity("Mara Quint", "person")
    for one in words:
        build.says(quint, "said", one, claim={})
    return build.graph("pump")


def versions() -> list[ArticleGraph]:
    return [version(words, f"2031-03-0{day}") for day, words in enumerate((FIRST, SECOND, THIRD), 1)]


def told(changes: tuple[object, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(c.kind, c.before and c.before.text, c.after and c.after.text) for c in changes]  # type: ignore[attr-defined]


def test_claims_that_came_went_or_are_reworded_are_told() -> None:
    first, second, third = versions()
    assert told(claim_changes(first, second)) == [("reworded", FIRST[0], SECOND[0])]
    assert told(claim_changes(second, third)) == [("went", SECOND[1], None), ("came", None, THIRD[1])]
    assert claim_changes(first, first) == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_versions_stand_in_their_order_whatever_order_they_came_in(store: kg.Store, order: tuple[int, ...]) -> None:
    graphs = versions()
    for number in order:
        store.put(graphs[number])
    ids = [graph.article.id for graph in graphs]
    for id in ids:
        found = revisions(store, id)
        assert [one.article.id for one in found] == ids
        assert [one.revises for one in found] == [None, *ids[:2]]
    for id in ids:
        store.delete(id)


def test_the_chain_heals_when_the_middle_goes(store: kg.Store) -> None:
    first, second, third = versions()
    for graph in (third, first, second):
        store.put(graph)
    store.delete(second.article.id)
    assert revision(store, first.article.id) is None
    found = revision(store, third.article.id)
    assert found is not None
    assert found.revises == first.article.id
    assert [change.kind for change in found.changes] == ["reworded", "went", "came"]
    for graph in (first, third):
        store.delete(graph.article.id)


def test_the_same_page_fetched_again_is_no_version(store: kg.Store) -> None:
    assert store.put(version(FIRST, "2031-03-01", "2031-03-01T10:00:00Z"))
    again = version(FIRST, "2031-03-01", "2031-03-09T10:00:00Z")
    assert not store.put(again)
    (only,) = revisions(store, again.article.id)
    assert (only.fetched_at, only.revises) == ("2031-03-01T10:00:00Z", None)
    store.delete(again.article.id)


def test_an_article_that_is_not_there_has_no_versions(store: kg.Store) -> None:
    with pytest.raises(NotFound):
        revisions(store, "ar-0123456789abcdef01234567")


def test_times_are_compared_as_instants() -> None:
    early, late = (
        version_key("2031-03-01T23:30:00+05:00", None, None, "b"),
        version_key("2031-03-01T20:00:00Z", None, None, "a"),
    )
    assert early < late
    assert version_key(None, None, "2031-03-01", "a") < version_key("2031-03-02", None, "2031-02-01", "a")


def changed(words: tuple[str, ...], modified_at: str) -> ArticleGraph:
    return version(words, "2031-03-01T08:00:00+01:00", modified_at=modified_at)


@pytest.mark.parametrize("hour", ["09", "10", "11"])
def test_what_the_page_says_of_its_change_orders_versions_of_one_time(store: kg.Store, hour: str) -> None:
    # Whichever of the three texts is the changed one: ids, which tell nothing, must not decide.
    texts = dict(zip(("09", "10", "11"), (FIRST, SECOND, THIRD), strict=True))
    late = changed(texts.pop(hour), "2031-03-01T12:00:00+01:00")
    early = [version(words, "2031-03-01T08:00:00+01:00") for words in texts.values()]
    for graph in (late, *early):
        store.put(graph)
    found = revisions(store, late.article.id)
    assert found[-1].article.id == late.article.id
    assert found[-1].modified_at == "2031-03-01T12:00:00+01:00"
    assert store.article(late.article.id).article == late.article
    assert as_data(found[-1])["modified_at"] == found[-1].modified_at
    assert "modified_at" not in as_data(found[0])
    for graph in (late, *early):
        store.delete(graph.article.id)


def test_a_change_of_the_date_alone_is_no_version_and_no_newer_reading(store: kg.Store) -> None:
    first, again = changed(FIRST, "2031-03-01T12:00:00Z"), changed(FIRST, "2031-03-02T12:00:00Z")
    assert store.put(first)
    assert not store.put(again)
    (only,) = revisions(store, first.article.id)
    assert only.modified_at == "2031-03-01T12:00:00Z"
    store.delete(first.article.id)


def test_the_version_before_a_change_is_the_one_that_has_a_claim_first(store: kg.Store) -> None:
    # In either direction, so that the ids of the texts cannot be what decides.
    for words, others in ((FIRST, SECOND), (SECOND, FIRST)):
        old, new = version(words, "2031-03-01T08:00:00+01:00"), changed(others, "2031-03-02")
        for graph in (new, old):
            store.put(graph)
            link(store, load_embedder(), graph.article.id)
        same = next(claim.id for claim in new.claims if claim.text == FIRST[1])
        standing = {
            a.claim.article.id: a.standing for group in provenance(store, same).groups for a in group.assertions
        }
        assert standing == {old.article.id: "root", new.article.id: "copy"}
        for graph in (old, new):
            store.delete(graph.article.id)
