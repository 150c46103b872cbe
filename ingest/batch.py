"""Many articles: each input's outcome is told in the order of the inputs, and one that fails costs only itself.

Reading is done here or by several processes (``ingest/spread.py``); putting and linking in one place, in order, so that
the graph is the same whoever has read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from ingest.inputs import Broken, Input, article_of_input
from ingest.page import Page
from ingest.pipeline import Reader
from ingest.sources.intake import Intake, Opened, Unparsed
from ingest.spread import H, Hands
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


@dataclass(frozen=True, slots=True)
class Read:
    """What reading one input gave; ``known`` when the graph is the one that is stored. ``kept`` as in ``Input``."""

    name: str
    graph: ArticleGraph | Problem
    kept: str | None = None
    known: bool = False


# Returns the graph of an article that need not be read again.
Known = Callable[[Article], ArticleGraph | None]


def read_each(items: Iterable[Opened], reader: Reader, known: Known | None = None) -> Iterator[Read]:
    """Read every input here, one after the other; a broken one yields its problem and the others go on."""
    for item in items:
        yield _read(item, reader, known)


def read_spread(
    items: Iterable[Opened | Unparsed], hands: Hands[H], intake: Intake, reader: Reader, known: Known | None = None
) -> Iterator[Read]:
    """Take apart and read every input by some hands at once; yield the same as ``read_each``, in the same order.

    ``known`` is called by several threads at once. An input whose process dies, or takes too long, yields that.
    """

    def step(item: Opened | Unparsed, hand: H) -> Read:
        opened = intake.parsed(item, hand) if isinstance(item, Unparsed) else item
        return _read(opened, partial(hand.read, model=reader.model, least=reader.least), known)

    return hands.each(items, step, _size)


def _size(item: Opened | Unparsed) -> int:
    if isinstance(item, Input):
        return len(item.content.text if isinstance(item.content, Page) else item.content)
    return item.size if isinstance(item, Unparsed) else 0


def extract_each(items: Iterable[Opened], reader: Reader) -> Iterator[tuple[str, ArticleGraph | Problem]]:
    """Read every input without a store; a broken one yields its problem and the others go on."""
    for read in read_each(items, reader):
        yield read.name, read.graph


def ingest_each(
    items: Iterable[Opened],
    store: Store,
    *,
    reader: Reader,
    embedder: Embedder,
    evidence: Evidence | None = None,
) -> Iterator[Outcome]:
    """Read, put and link every input. A ``StoreError`` ends the batch; it can be repeated, with the same result.

    Where evidence is kept, it is noted which article was read from which bytes.
    """
    return put_each(read_each(items, reader, stored(store, reader)), store, embedder, evidence)


def put_each(
    reads: Iterable[Read], store: Store, embedder: Embedder, evidence: Evidence | None = None
) -> Iterator[Outcome]:
    """Put and link what was read, in its order, and note from which evidence; raise ``StoreError``."""
    for read in reads:
        if isinstance(read.graph, Problem):
            yield Outcome(read.name, "failed", error=read.graph)
        else:
            outcome = store_one(read.graph, store, embedder, written=False if read.known else None)
            note_evidence(read.kept, outcome, evidence)
            yield outcome


def note_evidence(kept: str | None, outcome: Outcome, evidence: Evidence | None) -> None:
    """Note from which kept bytes an article was read, where they are kept."""
    if evidence is not None and kept and outcome.article:
        evidence.link(outcome.article, kept)


def stored(store: Store, reader: Reader) -> Known:
    """Return what finds the graph of an article that this reader has read before: it would read the same again."""

    def known(article: Article) -> ArticleGraph | None:
        try:
            graph = store.article(article.id)
        except NotFound:
            return None
        same = replace(graph.article, fetched_at=article.fetched_at, modified_at=article.modified_at)
        if not graph.attributions or same != article:
            return None
        return graph if all(one.reader == reader.name for one in graph.attributions) else None

    return known


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


def _read(item: Opened, reader: Callable[[Article, str], ArticleGraph], known: Known | None) -> Read:
    kept = item.kept if isinstance(item, Input) else None
    article = _article(item)
    if isinstance(article, Problem):
        return Read(item.name, article, kept)
    graph = known(article) if known else None
    if graph is not None:
        return Read(item.name, replace(graph, input=item.name), kept, known=True)
    return Read(item.name, _tried(item.name, lambda: reader(article, item.name)), kept)


def _article(item: Opened) -> Article | Problem:
    if isinstance(item, Broken):
        return Problem(item.error.type, item.error.title, item.error.detail)
    return _tried(item.name, lambda: article_of_input(item))


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
