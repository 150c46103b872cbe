"""The generated graph into a store in big batches, and what linking would have derived from it.

Faster than ``Store.put`` and only for an empty store: it checks nothing and replaces nothing.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.ids import proposition_id, relation_id
from kg.records import ArticleGraph
from kg.store.cypher import links, putting, records
from kg.store.putting import reading_of
from kg.store.rows import Rows, rows_of

if TYPE_CHECKING:
    from kg.store.bolt import Store

BATCH = 100
WIDTH = 384
LINKER = "onrecord/bench 1"

_PROPOSITIONS = """
UNWIND $rows AS row
CREATE (p:Proposition) SET p = row
"""

_EXPRESSES = """
UNWIND $rows AS row
MATCH (c:Claim {id: row[0]})
MATCH (p:Proposition {id: row[1]})
CREATE (c)-[:EXPRESSES {score: 1.0, method: 'onrecord/bench 1'}]->(p)
"""


def load(store: Store, graphs: Iterable[ArticleGraph]) -> None:
    """Write articles with all that was read from them."""
    for batch in _batched(graphs, BATCH):
        store.change(*_steps([rows_of(graph) for graph in batch]))


def _batched(items: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    rest = iter(items)
    while batch := tuple(itertools.islice(rest, size)):
        yield batch


def _steps(rows: list[Rows]) -> Iterator[tuple[str, dict[str, Any]]]:
    named = list({row["id"]: row for one in rows for row in one.named}.values())
    yield records.PUT_NAMED, {"rows": named}
    yield records.NAME_ENTITIES, {"rows": named}
    for one in rows:
        yield putting.PUT_ARTICLE, {"article": one.article, "outlet": one.outlet}
        yield putting.PUT_READING, reading_of(one)


class Derived:
    """Propositions and relations as linking would make them: claims of equal words are one proposition."""

    def __init__(self) -> None:
        self.members: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def watch(self, graphs: Iterable[ArticleGraph]) -> Iterator[ArticleGraph]:
        """Yield the graphs on, noting their claims."""
        for graph in graphs:
            for claim in graph.claims:
                self.members.setdefault((claim.polarity, claim.text), []).append((claim.id, graph.article.id))
            yield graph

    def load(self, store: Store) -> None:
        """Write the propositions, what expresses them, and the relations between those of one topic."""
        ids = {key: proposition_id([claim for claim, _ in held]) for key, held in self.members.items()}
        for batch in _batched(self.members.items(), 500):
            rows = [self._proposition(ids[key], key, held) for key, held in batch]
            store.change((_PROPOSITIONS, {"rows": rows}))
        expressed = ((claim, ids[key]) for key, held in self.members.items() for claim, _ in held)
        for batch in _batched(expressed, 2000):
            store.change((_EXPRESSES, {"rows": list(batch)}))
        for verdict in ("contradicts", "updates"):
            for batch in _batched(self._relations(verdict, ids), 500):
                store.change((links.RELATE[verdict], {"rows": list(batch)}))

    def _proposition(self, id: str, key: tuple[str, str], held: list[tuple[str, str]]) -> dict[str, Any]:
        articles = len({article for _, article in held})
        return {"id": id, "text": key[1], "embedding": embedding(key[1]), "articles": articles, "roots": articles}

    def _relations(self, verdict: str, ids: dict[tuple[str, str], str]) -> Iterator[dict[str, Any]]:
        """Yield pairs that differ in their number or in being denied; one in five pairs is an update."""
        topics: dict[str, list[tuple[str, str]]] = {}
        for key in self.members:
            topics.setdefault(topic_of(key[1]), []).append(key)
        pairs = (pair for keys in topics.values() for pair in itertools.combinations(sorted(keys), 2))
        for number, (one, two) in enumerate(pairs):
            if (number % 5 == 0) == (verdict == "updates"):
                yield self._relation(verdict, ids, one, two)

    def _relation(self, verdict: str, ids: dict[tuple[str, str], str], *keys: tuple[str, str]) -> dict[str, Any]:
        (a, one), (b, two) = sorted((ids[key], self.members[key][0][0]) for key in keys)
        kind = "quantity" if keys[0][0] == keys[1][0] else "polarity"
        return {
            "id": relation_id(verdict, a, b),
            "a": a,
            "b": b,
            "kind": kind,
            "score": 0.5 + zlib.crc32(a.encode() + b.encode()) % 490 / 1000,
            "reasons": ["same subject and measure", "two numbers that differ"],
            "method": LINKER,
            "status": "open",
            "claims": [one, two],
        }


def topic_of(text: str) -> str:
    """Return a statement without its number: who did what with which things."""
    return " ".join(word for word in text.split() if not word.isdigit())


def embedding(text: str) -> list[float]:
    """Return a unit vector that is near for statements of one topic and further for others."""
    topic = np.random.default_rng(zlib.crc32(topic_of(text).encode())).standard_normal(WIDTH)
    own = np.random.default_rng(zlib.crc32(text.encode())).standard_normal(WIDTH)
    vector = topic + 0.4 * own
    return [round(float(x), 6) for x in vector / np.linalg.norm(vector)]
