"""How much of what a careful reader finds in the demo corpus the graph holds; the floors only ever rise."""

import re
import tomllib
from importlib import resources

import pytest

CONTRADICTIONS, UPDATES, NEAR_MISSES, COPIES = FLOORS = (4, 1, 7, 6)


@pytest.fixture(scope="session")
def expected():
    return tomllib.loads((resources.files("ingest.demo") / "expected.toml").read_text(encoding="utf-8"))


def words(text):
    return set(re.findall(r"[\w.,%$€]*\w", text.lower()))


def like(one, other):
    """Whether two texts share most of the shorter one's words."""
    a, b = words(one), words(other)
    return len(a & b) >= 0.7 * min(len(a), len(b))


def held(pairs, relations):
    """Return the ids of the pairs that some relation holds, one side each."""
    return [
        pair["id"]
        for pair in pairs
        if any(
            (like(pair["a"]["words"], row["a"]["text"]) and like(pair["b"]["words"], row["b"]["text"]))
            or (like(pair["a"]["words"], row["b"]["text"]) and like(pair["b"]["words"], row["a"]["text"]))
            for row in relations
        )
    ]


@pytest.fixture(scope="session")
def relations(onrecord):
    import json

    def read(verdict):
        done = onrecord("contradictions", "--json", "--limit", "500", "--verdict", verdict)
        return [json.loads(line) for line in done.stdout.splitlines()]

    return {verdict: read(verdict) for verdict in ("contradicts", "updates", "compatible", "supports")}


def test_contradictions_are_found(expected, relations):
    found = held(expected["contradiction"], relations["contradicts"])
    print("contradictions", found)
    assert len(found) >= CONTRADICTIONS


def test_updates_are_no_contradictions(expected, relations):
    found = held(expected["update"], relations["updates"])
    print("updates", found)
    assert len(found) >= UPDATES
    # One of the two stands as a contradiction too, between a firm's word and that of its chief: they are two speakers.
    assert len(held(expected["update"], relations["contradicts"])) <= 1


def test_near_misses_are_no_contradictions(expected, relations):
    wrong = held(expected["near_miss"], relations["contradicts"])
    print("near misses taken for contradictions", wrong)
    assert len(expected["near_miss"]) - len(wrong) >= NEAR_MISSES


def test_copies_are_found(expected, onrecord):
    import json

    done = onrecord("db", "shell", "MATCH (a:Article)-[:COPIES]->(b:Article) RETURN a.id AS copy, b.id AS of")
    copies = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(copies) >= COPIES


def test_many_articles_have_one_root(expected, onrecord):
    import json

    rows = [json.loads(line) for line in onrecord("propositions", "--json", "--limit", "200").stdout.splitlines()]
    (root,) = expected["root"]
    found = [row for row in rows if row["roots"] == 1 and any(like(c["words"], row["text"]) for c in root["claims"])]
    assert max(row["articles"] for row in found) >= 4
