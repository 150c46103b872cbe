"""The questions that are timed, each asked of things drawn at random, the prominent more often."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bench.invent import Press
from kg.check import check
from kg.contradictions import Relations, contradictions
from kg.network import neighbourhood
from kg.provenance import provenance
from kg.records import ArticleGraph, Statement
from kg.search import search

if TYPE_CHECKING:
    from kg.embed import Embedder
    from kg.store.bolt import Store

# The embedded server is compiled while it answers: it is as fast as it gets after some dozens of the same question.
WARM = 60

# Milliseconds that 95 of 100 answers may take on two cores.
TARGETS = {"provenance": 30, "contradictions": 30, "search": 60, "neighbourhood": 60, "check": 250}


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a question takes, in milliseconds."""

    question: str
    p50: float
    p95: float
    target: float

    @property
    def held(self) -> bool:
        """Whether the target is held."""
        return self.p95 <= self.target


@dataclass(slots=True)
class Asker:
    """Draws what to ask about from some of the graph's own articles; a name comes up as often as it is printed."""

    store: Store
    embedder: Embedder
    graphs: list[ArticleGraph]
    press: Press
    random: random.Random
    further: str | None = None

    def provenance(self) -> None:
        """Ask where a claim comes from."""
        provenance(self.store, self.random.choice(self._graph().claims).id)

    def contradictions(self) -> None:
        """Ask what contradicts what: of everything page by page, of an entity, an outlet, a month, a kind."""
        graph, entity = self._graph(), self.random.choice(self._graph().claims).about[0].entity
        month = f"2031-{self.random.randint(1, 12):02d}"
        (wanted,) = self.random.choices(
            [
                None,
                Relations(entity=entity),
                Relations(outlet=graph.article.outlet.id),
                Relations(since=f"{month}-01", until=f"{month}-31"),
                Relations(kind="polarity"),
            ],
            weights=[4, 3, 1, 1, 1],
        )
        page = contradictions(self.store, wanted, cursor=None if wanted else self.further, limit=20)
        if wanted is None:
            self.further = page.next if self.random.random() < 0.7 else None

    def search(self) -> None:
        """Search for some words of a claim, by words and by meaning."""
        words = self.random.choice(self._graph().claims).text.split()
        start = self.random.randrange(len(words) - 3)
        search(self.store, self.embedder, " ".join(words[start : start + self.random.randint(1, 3)]))

    def neighbourhood(self) -> None:
        """Draw what is around an entity, a claim or an article."""
        graph = self._graph()
        claim = self.random.choice(graph.claims)
        id = self.random.choice([claim.id, claim.about[0].entity, graph.article.id])
        neighbourhood(self.store, id, depth=1, limit=100)

    def check(self) -> None:
        """Check a statement that is like a claim but for its number."""
        graph = self._graph()
        claim = self.random.choice(graph.claims)
        names = {entity.id: entity.name for entity in graph.entities}
        number = claim.quantities[0].text.split()[0]
        text = claim.text.replace(number, str(int(number) + 7), 1)
        said = tuple(names[about.entity] for about in claim.about)
        check(self.store, self.embedder, Statement(text, text, "affirmed", "asserted", names=said))

    def _graph(self) -> ArticleGraph:
        return self.random.choice(self.graphs)


def ask(asker: Asker, times: int) -> list[Timing]:
    """Time every question."""
    return [_timing(question, getattr(asker, question), times) for question in TARGETS]


def _timing(question: str, once: Callable[[], None], times: int) -> Timing:
    for _ in range(WARM):
        once()
    took = []
    for _ in range(times):
        start = time.perf_counter()
        once()
        took.append(1000 * (time.perf_counter() - start))
    p50, p95 = np.percentile(took, [50, 95])
    return Timing(question, round(float(p50), 1), round(float(p95), 1), TARGETS[question])


def articles_a_second(store: Store, graphs: list[ArticleGraph]) -> float:
    """Return how many new articles ``Store.put`` writes in a second, once the server has got used to it."""
    for graph in graphs[:WARM]:
        store.put(graph)
    start = time.perf_counter()
    for graph in graphs[WARM:]:
        store.put(graph)
    return round(len(graphs[WARM:]) / (time.perf_counter() - start), 1)
