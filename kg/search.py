"""Search: by words, by meaning, or by both, with a reason for every hit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.entities import heads
from kg.paging import within
from kg.store.cypher import answers
from kg.verdicts import ArticleHead, Hit
from kg.views import Row, claim_views, head_of
from kg.words import SHORTEST, queries, stem, words_of

if TYPE_CHECKING:
    from kg.embed import Embedder
    from kg.store.bolt import Store

By = Literal["words", "meaning", "both"]
HitKind = Literal["claim", "article", "entity"]

_KINDS: tuple[HitKind, ...] = ("claim", "article", "entity")

# Ranks of two lists are joined by the sum of 1 / (FLAT + rank): neither list's scores need to be comparable.
FLAT = 10


@dataclass(frozen=True, slots=True)
class _Near:
    """Something found in one way: what, how near (at most 1), and the sentence that says why."""

    kind: HitKind
    id: str
    score: float
    why: str


def search(store: Store, embedder: Embedder, text: str, *, by: By = "both", limit: int = 20) -> tuple[Hit, ...]:
    """Return claims, articles and entities that hold the words of a text or are near to it in meaning, best first."""
    limit = within(limit)
    found = []
    if by != "meaning":
        found.append(_by_words(store, text, limit))
    if by != "words" and text.strip():
        found.append(_by_meaning(store, embedder, text, limit))
    return _hits(store, _joined(found)[:limit])


def _by_words(store: Store, text: str, limit: int) -> list[_Near]:
    words = words_of(text)
    near: list[_Near] = []
    for kind in _KINDS:
        # Most searches are for what is said: fewer of the others, and their texts are long to fetch.
        rows = _holding(store, kind, text, limit if kind == "claim" else max(1, limit // 2))
        top = max((row["score"] for row in rows), default=1.0) or 1.0
        near += [_by_word(kind, row["id"], row["text"], row["score"] / top, words) for row in rows]
    return sorted(near, key=_order)[:limit]


def _holding(store: Store, kind: HitKind, text: str, limit: int) -> list[Row]:
    """Return what holds the words, asking more widely while there is too little."""
    found: dict[str, Row] = {}
    asked = queries(text)
    # Names have no other forms.
    for query in asked[:-1] if kind == "entity" and len(asked) > 1 else asked:
        if len(found) < limit:
            rows = store.rows(answers.BY_WORDS[kind], words=query, limit=limit)
            found = {row["id"]: row for row in rows} | found
    return list(found.values())


def _by_word(kind: HitKind, id: str, text: str, relative: float, words: list[str]) -> _Near:
    """Weigh a hit by how many of the words it holds, then by how much else it says; the index's score settles ties."""
    printed = text.lower()
    held = [word for word in words if word in printed or (len(word) > SHORTEST and stem(word) in printed)]
    share = len(held) / len(words)
    why = "has " + ", ".join(repr(word) for word in held[:6]) if held else "has a form of these words"
    brief = len(words) / max(len(words), len(words_of(printed)))
    return _Near(kind, id, round(0.8 * share + 0.1 * brief + 0.1 * relative, 6), why)


def _by_meaning(store: Store, embedder: Embedder, text: str, limit: int) -> list[_Near]:
    vector = [float(x) for x in embedder.encode([text])[0]]
    rows = store.rows(answers.BY_MEANING, vector=vector, limit=limit)
    return [
        _Near("claim", row["claim"], round(row["score"], 6), f"near in meaning ({row['score']:.2f})") for row in rows
    ]


def _joined(found: list[list[_Near]]) -> list[_Near]:
    if len(found) < 2:
        return [near for one in found for near in one]
    best = sum(1 / (FLAT + 1) for _ in found)
    joined: dict[tuple[HitKind, str], _Near] = {}
    for one in found:
        for rank, near in enumerate(one, 1):
            other = joined.get((near.kind, near.id))
            score = (other.score if other else 0.0) + 1 / (FLAT + rank) / best
            why = f"{other.why}; {near.why}" if other else near.why
            joined[near.kind, near.id] = _Near(near.kind, near.id, score, why)
    return sorted(joined.values(), key=_order)


def _order(near: _Near) -> tuple[float, str]:
    return -near.score, near.id


def _hits(store: Store, found: list[_Near]) -> tuple[Hit, ...]:
    claims = claim_views(store, _ids(found, "claim"))
    articles = _article_heads(store, list(_ids(found, "article")))
    entities = {head.id: head for head in heads(store, list(_ids(found, "entity")))}
    hits = []
    for near in found:
        score = round(near.score, 6)
        if near.id in claims:
            claim = claims[near.id]
            hits.append(Hit("claim", near.id, claim.text, score, near.why, claim=claim))
        elif near.id in articles:
            head = articles[near.id]
            hits.append(Hit("article", near.id, head.title or head.url or head.id, score, near.why, article=head))
        elif near.id in entities:
            entity = entities[near.id]
            hits.append(Hit("entity", near.id, entity.name, score, near.why, entity=entity))
    return tuple(hits)


def _article_heads(store: Store, ids: list[str]) -> dict[str, ArticleHead]:
    return {row["article"]: head_of(row) for row in store.rows(answers.ARTICLES_BY_ID, ids=ids)} if ids else {}


def _ids(found: Iterable[_Near], kind: HitKind) -> Iterable[str]:
    return (near.id for near in found if near.kind == kind)
