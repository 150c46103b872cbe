"""An agency that a text credits is the root of what it prints, whether its own article is there or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import kg
from kg.credits import agency_credited
from kg.embed import Embedder
from kg.link import link
from kg.provenance import provenance
from kg.records import ArticleGraph, Outlet
from kg.roots import Step, Voiced, count_roots, standings
from tests.builders import Builder, article_of
from tests.kg.link.test_roots import HERALD, ILSE, SOURCE, printed

POST = Outlet("karskpost.example", "Karsk Post")
BODY = "The dam at Orlo will be closed in spring, the ministry says."


@pytest.mark.parametrize(
    ("text", "authors", "agency"),
    [
        (f"ORLO, March 4 (Northern Wire) — {BODY}", (), "Northern Wire"),
        (f"KARSK (AP) — {BODY}", (), "Associated Press"),
        (f"{BODY}\n\n(Reporting by Mara Quint in Orlo for Northern Wire; editing by Bo Lind)", (), "Northern Wire"),
        (f"{BODY}\n\nWith material from the Associated Press.", (), "Associated Press"),
        (f"{BODY}\n\nThis article was first published by Tarn News Agency.", (), "Tarn News Agency"),
        (BODY, ("Northline Press Agency",), "Northline Press Agency"),
        (BODY, ("AFP", "Mara Quint"), "Agence France-Presse"),
        (f"{BODY}\n\n(Reporting by Mara Quint; editing by Bo Lind)", (), None),
        (f"KARSK (Karsk Post) — {BODY}", (), None),
        (f"{BODY}\n\nReporting by Mara Quint for the Karsk Post.", (), None),
        (f"{BODY} It was first published by the ministry of water on Monday, with material from two rivers.", (), None),
        (BODY, ("Mara Quint", "Ines Wire-Holm"), None),
        (f"{BODY}\n\nThe minister (Labour) — a former diver — did not reply.", (), None),
    ],
)
def test_a_text_credits_an_agency(text: str, authors: Sequence[str], agency: str | None) -> None:
    assert agency_credited(text, authors, POST) == agency


def test_an_agency_does_not_credit_itself() -> None:
    own = Outlet("northline.example", "Northline Press Agency")
    assert agency_credited(f"ORLO (NPA) - {BODY}", ("Northline Press Agency",), own) is None


def credited(claim: str, outlet: str, agency: str, *chain: Step) -> Voiced:
    return replace(printed(claim, outlet, *chain), credit=agency)


@pytest.mark.parametrize(
    ("voiced", "roots"),
    [
        ([credited("c1", "Orlo Herald", "Tarn Wire", SOURCE), credited("c2", "Karsk Post", "Tarn Wire", SOURCE)], 1),
        ([credited("c1", "Orlo Herald", "Tarn Wire"), credited("c2", "Karsk Post", "Tarn Wire")], 1),
        ([credited("c1", "Orlo Herald", "Tarn Wire", SOURCE), credited("c2", "Karsk Post", "Bay Wire", SOURCE)], 2),
        ([credited("c1", "Orlo Herald", "Tarn Wire", SOURCE), printed("c2", "Karsk Post", SOURCE)], 2),
        ([printed("c1", "Tarn Wire", SOURCE), credited("c2", "Karsk Post", "Tarn Wire", SOURCE)], 1),
        ([printed("c1", "Tarn Press Agency", SOURCE), credited("c2", "Karsk Post", "TPA", SOURCE)], 1),
        ([credited("c1", "Orlo Herald", "TPA"), credited("c2", "Karsk Post", "Tarn Press Agency")], 1),
        ([credited("c1", "Orlo Herald", "Tarn Wire", ILSE), credited("c2", "Karsk Post", "Bay Wire", ILSE)], 1),
        ([printed("c1", "Orlo Herald", SOURCE), credited("c2", "Karsk Post", "Tarn Wire", HERALD, SOURCE)], 1),
    ],
)
def test_papers_that_credit_one_agency_have_one_root(voiced: list[Voiced], roots: int) -> None:
    assert count_roots(voiced, {}) == roots


def test_what_was_said_to_the_paper_itself_is_its_own() -> None:
    told = replace(credited("c2", "Karsk Post", "Tarn Wire", SOURCE), medium=replace(HERALD, name="Karsk Post"))
    assert count_roots([credited("c1", "Orlo Herald", "Tarn Wire", SOURCE), told], {}) == 2


def test_it_says_whom_the_article_credits() -> None:
    (found,) = standings([credited("c1", "Orlo Herald", "Tarn Wire", SOURCE)], {})
    assert (found.standing, found.why) == ("echo", "its article has it from Tarn Wire")


def paper(name: str, day: str, more: str = "") -> ArticleGraph:
    host = name.lower().replace(" ", "") + ".example"
    text = f"ORLO (Tarn Wire) — {more}The dam will be closed in spring, an official said."
    build = Builder(article_of(text, url=f"https://{host}/dam", outlet=Outlet(host, name), published_at=day))
    build.says(build.unnamed("an official"), "said", "The dam will be closed in spring")
    return build.graph()


def test_two_papers_without_the_agencys_own_article_count_one_root(store: kg.Store, embedder: Embedder) -> None:
    for graph in (paper("Karsk Post", "2031-01-02"), paper("Bay Herald", "2031-01-03", "Snow fell in the night. ")):
        store.put(graph)
        link(store, embedder, graph.article.id)
    rows = store.rows("MATCH (p:Proposition) RETURN p.articles AS articles, p.roots AS roots")
    assert rows == [{"articles": 2, "roots": 1}]
    claim = store.rows("MATCH (c:Claim) RETURN min(c.id) AS id")[0]["id"]
    assert provenance(store, claim).roots == 1
