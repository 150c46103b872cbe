"""What linking derived, in an order that can be compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kg
from kg.embed import Embedder, load_embedder

DERIVED = (
    "MATCH (c:Claim)-[r:EXPRESSES]->(p:Proposition) RETURN c.id AS c, p.id AS p, p.text AS text, p.articles AS n, "
    "p.roots AS roots, r.score AS score, p.stale AS stale ORDER BY c",
    "MATCH (p:Proposition)-[r:CONTRADICTS|SUPPORTS|UPDATES|COMPATIBLE]->(q:Proposition) RETURN type(r) AS type, "
    "p.text AS a, q.text AS b, r.id AS id, r.score AS score, r.claims AS claims, r.reasons AS reasons, "
    "r.status AS status ORDER BY id",
    "MATCH (t:Attribution)-[r:DENIES]->(c:Claim) RETURN t.content_text AS by, c.text AS text, r.score AS score "
    "ORDER BY by, text, score",
    "MATCH (a:Entity)-[r:JUDGED]->(b:Entity) RETURN a.name AS a, b.name AS b, r.decision AS decision ORDER BY a, b",
    "MATCH (a:Entity)-[r:SAME_AS]->(b:Entity) RETURN a.name AS a, b.name AS b ORDER BY a, b",
    "MATCH (a:Article)-[r:COPIES]->(b:Article) RETURN a.url AS a, b.url AS b, r.share AS share ORDER BY a, b",
)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The shipped embedder."""
    return load_embedder()


@pytest.fixture
def derived(store: kg.Store) -> Callable[[], list[list[dict[str, Any]]]]:
    """A function that returns all that was derived."""
    return lambda: [store.rows(statement) for statement in DERIVED]
