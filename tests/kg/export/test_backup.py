"""A backup holds all that cannot be made anew; a broken one is refused before anything is written."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import kg
from kg.backup import backup, restore
from kg.errors import BadInput
from kg.ids import entity_id
from tests.kg.answers.conftest import Affair


def emptied(store: kg.Store) -> kg.Store:
    store.change(("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", {}))
    return store


def test_brings_back_articles_and_what_people_decided(affair: Affair, tmp_path: Path) -> None:
    judge = """
        MATCH (a:Entity {id: $a}) MATCH (b:Entity {id: $b})
        CREATE (a)-[:JUDGED {decision: 'different', by: $by, at: '2031-03-06', score: 1.0}]->(b)"""
    decide = """
        MATCH (a:Claim {id: $a}) MATCH (b:Claim {id: $b})
        CREATE (a)-[:DECIDED {verdict: 'compatible', by: 'ada', at: '2031-03-07', note: 'other models'}]->(b)"""
    ends = {"a": entity_id("person", "Ivo Brandt"), "b": entity_id("person", "Lena Orsk")}
    affair.store.change((judge, ends | {"by": "ada"}), (judge, ends | {"by": "onrecord/link 1"}))
    affair.store.change((decide, {"a": affair.claims["scoop"], "b": affair.claims["reply"]}))
    before = [affair.store.article(id) for id in affair.articles.values()]

    assert backup(affair.store, tmp_path / "all.gz") == 5
    assert restore(emptied(affair.store), tmp_path / "all.gz") == 5

    assert [affair.store.article(id) for id in affair.articles.values()] == before
    judged = affair.store.rows("MATCH (:Entity)-[r:JUDGED]->(:Entity) RETURN r.by AS by, r.decision AS decision")
    assert judged == [{"by": "ada", "decision": "different"}], "what the linker judged is made anew"
    decided = affair.store.rows("MATCH (:Claim)-[r:DECIDED]->(:Claim) RETURN r.note AS note, r.at AS at")
    assert decided == [{"note": "other models", "at": "2031-03-07"}]


def test_restoring_twice_changes_nothing(embedded_affair: Affair, tmp_path: Path) -> None:
    first, second = tmp_path / "first.gz", tmp_path / "second.gz"
    backup(embedded_affair.store, first)
    restore(embedded_affair.store, first)
    backup(embedded_affair.store, second)
    assert first.read_bytes() == second.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"first.gz", "second.gz"}


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda data: b"no gzip", "cannot be unpacked"),
        (lambda data: data[: len(data) // 2], "cannot be unpacked"),
        (lambda data: gzip.compress(b"no JSON\n"), "first line is not JSON"),
        (lambda data: gzip.compress(b'{"a": 1}\n'), "does not begin as one"),
        (lambda data: gzip.compress(b'{"onrecord": "backup", "version": 99}\n'), "of version 99"),
        (lambda data: gzip.compress(gzip.decompress(data).rsplit(b"\n", 2)[0]), "was cut off"),
        (lambda data: gzip.compress(gzip.decompress(data).replace(b'"sha256"', b'"sha"')), "line 2 cannot be read"),
        (lambda data: gzip.compress(gzip.decompress(data).replace(b'{"end"', b'{"other"')), "is not known"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_untouched(
    embedded_affair: Affair, tmp_path: Path, harm: object, said: str
) -> None:
    path = tmp_path / "all.gz"
    backup(embedded_affair.store, path)
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    store = emptied(embedded_affair.store)
    with pytest.raises(BadInput, match=said):
        restore(store, path)
    assert store.rows("MATCH (a:Article) RETURN a.id AS id") == []


def test_a_file_that_is_not_there_is_said_so(embedded_store: kg.Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no file"):
        restore(embedded_store, tmp_path / "none.gz")
