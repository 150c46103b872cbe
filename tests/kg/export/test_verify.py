"""Verify finds what does not add up, and says where."""

from __future__ import annotations

import pytest

import kg
from kg.verify import verify
from tests.builders import sample
from tests.kg.answers.conftest import Affair


def test_a_sound_graph_has_no_problems(affair: Affair) -> None:
    assert list(verify(affair.store)) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("MATCH (a:Article) SET a.text = a.text + '!'", "sha256"),
        ("MATCH (m:Mention) SET m.text = 'others'", "its text is kept as 'others', the text has"),
        ("MATCH (m:Mention) SET m.end = 100000", "outside the text"),
        ("MATCH (t:Attribution) SET t.cue_text = 'sang'", "its cue is kept as 'sang'"),
        ("MATCH (t:Attribution) WHERE size(t.via) > 0 SET t.via = ['at-gone']", "passes through at-gone"),
        ("MATCH (t:Attribution) WHERE size(t.claims) > 0 SET t.claims = ['cl-gone']", "cl-gone, which is not there"),
        ("MATCH (:Attribution)-[r:ASSERTS]->(:Claim) DELETE r", "is asserted by nobody"),
        ("MATCH (:Attribution)-[r:IN]->(:Article) DELETE r", "stands in no article"),
        ("MATCH (:Mention)-[r:REFERS_TO]->(:Entity) DELETE r", "refers to nothing"),
        ("CREATE (:Proposition {id: 'pr-x', text: 'nobody says so'})", "is expressed by no claim"),
        ("MATCH (:Proposition)-[r:CONTRADICTS]->() SET r.claims = ['cl-x', 'cl-y']", "is seen on claim cl-x"),
    ],
)
def test_damage_is_found(affair: Affair, damage: str, said: str) -> None:
    affair.store.change((damage, {}))
    assert any(said in problem.what for problem in verify(affair.store))


def test_an_article_that_cannot_be_put_together_is_one_problem(embedded_store: kg.Store) -> None:
    graph = sample()
    embedded_store.put(graph)
    embedded_store.change(("MATCH (c:Claim) SET c.quantities = 'no JSON'", {}))
    assert graph.article.id in {problem.id for problem in verify(embedded_store)}
