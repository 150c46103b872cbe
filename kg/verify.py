"""Whether the stored graph adds up: spans against texts, digests, chains without holes, ends of relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import OnrecordError
from kg.graphs import article_ids
from kg.ids import article_id, text_sha256
from kg.records import ArticleGraph, Attribution, Spans
from kg.store.cypher import verify as statements
from kg.verdicts import Problem

if TYPE_CHECKING:
    from kg.store.bolt import Store


def verify(store: Store) -> Iterator[Problem]:
    """Yield everything in the stored graph that does not add up, article by article, then what joins articles."""
    for id in article_ids(store):
        try:
            graph = store.article(id)
        except (KeyError, TypeError, ValueError, OnrecordError) as error:
            yield Problem(id, id, f"cannot be put together again: {error}")
        else:
            yield from problems_of(graph)
    for statement in statements.PROBLEMS:
        for row in store.rows(statement):
            yield Problem(row["article"], row["id"], row["what"])


def problems_of(graph: ArticleGraph) -> Iterator[Problem]:
    """Yield what does not add up within one article."""
    article = graph.article
    if text_sha256(article.text) != article.sha256:
        yield Problem(article.id, article.id, "its text does not have the sha256 that is kept of it")
    elif article_id(article.url, article.sha256) != article.id:
        yield Problem(article.id, article.id, "its id is not the digest of its address and text")
    for id, what in (*_words(graph), *_ends(graph), *_chains(graph)):
        yield Problem(article.id, id, what)


def _words(graph: ArticleGraph) -> Iterator[tuple[str, str]]:
    """Yield where printed words are not what the text has at their spans."""
    text = graph.article.text
    for id, what, spans, words in _printed(graph):
        if not all(0 <= start < end <= len(text) for start, end in spans):
            yield id, f"{what} lies outside the text of {len(text)} characters: {spans}"
        elif " ".join(text[start:end] for start, end in spans) != words:
            yield id, f"{what} is kept as {words[:60]!r}, the text has {_at(text, spans)[:60]!r} there"


def _at(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _printed(graph: ArticleGraph) -> Iterator[tuple[str, str, Spans, str]]:
    for mention in graph.mentions:
        yield mention.id, "its text", ((mention.start, mention.end),), mention.text
    for evidence in graph.evidence:
        yield evidence.id, "its text", ((evidence.start, evidence.end),), evidence.text
    for one in graph.attributions:
        for what in ("speaker", "cue", "content", "addressee", "medium"):
            part = getattr(one, what)
            if part is not None and part.spans:
                yield one.id, f"its {what}", part.spans, part.text
    for claim in graph.claims:
        for quantity in claim.quantities:
            yield claim.id, "a quantity", ((quantity.start, quantity.end),), quantity.text
        for time in claim.times:
            yield claim.id, "a time", ((time.start, time.end),), time.text


def _ends(graph: ArticleGraph) -> Iterator[tuple[str, str]]:
    """Yield ids that are spoken of and are not there."""
    entities = {entity.id for entity in graph.entities}
    claims, evidence = {claim.id for claim in graph.claims}, {one.id for one in graph.evidence}
    asserted = {id for one in graph.attributions for id in one.claims}
    for owner, id, there, noun in _spoken_of(graph, entities, claims, evidence):
        if id not in there:
            yield owner, f"speaks of {noun} {id}, which is not there"
    for id in sorted(claims - asserted):
        yield id, "is asserted by no attribution"


def _spoken_of(
    graph: ArticleGraph, entities: set[str], claims: set[str], evidence: set[str]
) -> Iterator[tuple[str, str, set[str], str]]:
    for mention in graph.mentions:
        yield mention.id, mention.entity, entities, "entity"
    for one in graph.attributions:
        for party in (one.speaker, one.addressee, one.medium):
            if party is not None and party.entity is not None:
                yield one.id, party.entity, entities, "entity"
        yield from ((one.id, id, claims, "claim") for id in one.claims)
        yield from ((one.id, id, evidence, "evidence") for id in one.evidence)
    for claim in graph.claims:
        yield from ((claim.id, about.entity, entities, "entity") for about in claim.about)
    yield from ((one.id, one.entity, entities, "entity") for one in graph.evidence if one.entity is not None)


def _chains(graph: ArticleGraph) -> Iterator[tuple[str, str]]:
    """Yield holes in chains: a relay that is not there, passes through itself, or came another way."""
    by_id = {one.id: one for one in graph.attributions}
    for one in graph.attributions:
        yield from _holes(one, by_id)


def _holes(one: Attribution, by_id: dict[str, Attribution]) -> Iterator[tuple[str, str]]:
    if one.id in one.via:
        yield one.id, "passes through itself"
    for depth, id in enumerate(one.via):
        if id not in by_id:
            yield one.id, f"passes through {id}, which is not there"
        elif by_id[id].via != one.via[:depth]:
            yield one.id, f"passes through {id} by another way than {id} itself came"
