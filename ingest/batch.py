"""Many articles, one after the other: each input's outcome is told, and one that fails costs only itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from ingest.inputs import Broken, Input, article_of_input
from ingest.pipeline import Reader
from kg.errors import BadInput, NotFound
from kg.link import link
from kg.records import Article, ArticleGraph
from kg.revisions import Revision, revision

if TYPE_CHECKING:
    from ingest.evidence import Evidence
    from kg.embed import Embedder
    from kg.store.bolt import Store

T = TypeVar("T")

log = logging.getLogger("onrecord")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input could not be read: one word, a few words, a sentence."""

    type: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; ``revision`` says how a page that was there before has changed."""

    input: str
    state: Literal["added", "unchanged", "failed"]
    article: str | None = None
    title: str | None = None
    attributions: int = 0
    claims: int = 0
    revision: Revision | None = None
    error: Problem | None = None


def extract_each(items: Iterable[Input | Broken], reader: Reader) -> Iterator[tuple[str, ArticleGraph | Problem]]:
    """Read every input without a store; a broken one yields its problem and the others go on."""
    for item in items:
        yield item.name, _read(_article(item), item.name, reader)


def ingest_each(
    items: Iterable[Input | Broken],
    store: Store,
    *,
    reader: Reader,
    embedder: Embedder,
    evidence: Evidence | None = None,
) -> Iterator[Outcome]:
    """Read, put and link every input. A ``StoreError`` ends the batch; it can be repeated, with the same result.

    Where evidence is kept, it is noted which article was read from which bytes.
    """
    for item in items:
        article = _article(item)
        known = None if isinstance(article, Problem) else _stored(article, store, reader)
        graph = replace(known, input=item.name) if known else _read(article, item.name, reader)
        if isinstance(graph, Problem):
            yield Outcome(item.name, "failed", error=graph)
        else:
            outcome = store_one(graph, store, embedder, written=False if known else None)
            note_evidence(item, outcome, evidence)
            yield outcome


def note_evidence(item: Input | Broken, outcome: Outcome, evidence: Evidence | None) -> None:
    """Note from which kept bytes an article was read, where they are kept."""
    if evidence is not None and isinstance(item, Input) and item.kept and outcome.article:
        evidence.link(outcome.article, item.kept)


def _stored(article: Article, store: Store, reader: Reader) -> ArticleGraph | None:
    """Return the graph of an article that this reader has read before, which it would only read the same again."""
    try:
        graph = store.article(article.id)
    except NotFound:
        return None
    if not graph.attributions or replace(graph.article, fetched_at=article.fetched_at) != article:
        return None
    return graph if all(one.reader == reader.name for one in graph.attributions) else None


def store_one(graph: ArticleGraph, store: Store, embedder: Embedder, *, written: bool | None = None) -> Outcome:
    """Put one graph, save where it is known to be there, and link it; repeating it changes nothing."""
    if written is None:
        written = store.put(graph)
    link(store, embedder, graph.article.id)
    return Outcome(
        graph.input,
        "added" if written else "unchanged",
        article=graph.article.id,
        title=graph.article.title,
        attributions=len(graph.attributions),
        claims=len(graph.claims),
        revision=revision(store, graph.article.id) if written else None,
    )


def _article(item: Input | Broken) -> Article | Problem:
    if isinstance(item, Broken):
        return Problem(item.error.type, item.error.title, item.error.detail)
    return _tried(item.name, lambda: article_of_input(item))


def _read(article: Article | Problem, name: str, reader: Reader) -> ArticleGraph | Problem:
    return article if isinstance(article, Problem) else _tried(name, lambda: reader(article, name))


def _tried(name: str, step: Callable[[], T]) -> T | Problem:
    """Return what a step on one input gives, or why it failed."""
    try:
        return step()
    except BadInput as error:
        return Problem(error.type, error.title, error.detail)
    except (MemoryError, RecursionError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        log.exception("reading %s failed", name)
        return Problem(
            "reader_failed", "the reader failed", f"{type(error).__name__}: {error}; please report it with the text"
        )


def problem_line(name: str, problem: Problem) -> dict[str, Any]:
    """Return the answer of the formats for an input that could not be read."""
    return {"input": name, "error": {"type": problem.type, "title": problem.title, "detail": problem.detail}}
