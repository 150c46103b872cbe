"""Copies, wire text and partial reprints are found; a speech, a standing sentence and turns of phrase make none."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kg
from bench.reprints import SPEECH, STANDING, Desk, Pair, measure
from kg.embed import Embedder
from kg.link import link, relink
from kg.passages import SIZE, WINDOW, copied, prints
from kg.records import Article, ArticleGraph
from tests.builders import article_of

COPIES = "MATCH (a:Article)-[r:COPIES]->(b:Article) RETURN a.id AS a, b.id AS b, r.share AS share ORDER BY a, b"
PASSAGES = "MATCH (p:Passage) RETURN count(p) AS n"


def pair_of(share: float) -> Pair:
    return next(pair for pair in Desk().pairs(1) if pair.share == share)


def put(store: kg.Store, embedder: Embedder, *articles: Article) -> None:
    for article in articles:
        store.put(ArticleGraph("test", article))
        link(store, embedder, article.id)


@pytest.mark.parametrize(
    ("share", "least", "most"), [(0.2, 0.1, 0.4), (0.35, 0.2, 0.5), (0.8, 0.6, 0.9), (1.0, 0.8, 1)]
)
def test_the_share_is_that_of_the_later_text(share: float, least: float, most: float) -> None:
    pair = pair_of(share)
    found = copied(pair.later.text, pair.earlier.text)
    assert found.is_copy
    assert least <= found.share <= most


def test_what_is_copied_stands_in_both_texts() -> None:
    pair = pair_of(0.35)
    spans = copied(pair.later.text, pair.earlier.text).spans
    assert spans
    assert all(pair.later.text[start:end] in pair.earlier.text for start, end in spans)


def test_a_shared_run_of_words_shares_a_print() -> None:
    words = pair_of(1.0).earlier.text.split()
    shared = words[: SIZE + WINDOW - 1]
    assert set(prints(" ".join(["One", "two", *shared, "three"]))) & set(prints(" ".join(["Other", *shared, "end"])))


def test_a_third_of_a_long_piece_reprinted_in_another_is_found() -> None:
    long, own = (article.text for article in Desk().unrelated(2))
    third = long[: len(long) // 3]
    found = copied(f"{own} {third} {own[:300]}", long)
    assert found.is_copy
    assert found.share < 0.5


@pytest.mark.parametrize("shared", [STANDING, SPEECH, f"{SPEECH} {STANDING}"])
def test_a_standing_sentence_or_a_speech_makes_no_copy(shared: str) -> None:
    a, b = (article.text for article in list(Desk(seed=11).unrelated(3))[1:])
    assert not copied(f"{a} {shared}", f"{shared} {b}").is_copy


def test_an_article_that_is_all_quotation_is_a_copy_only_as_a_whole() -> None:
    assert copied(f"{SPEECH} he said.", f"She said: {SPEECH}").is_copy
    assert not copied(f"{SPEECH} “And now we go home, all of us, before the rain,” he said.", SPEECH).is_copy


def test_copies_are_found_among_unrelated_articles(embedded_store: kg.Store) -> None:
    found = measure(embedded_store, unrelated=150, each=4, asked=100)
    assert min(found.recall.values()) == 1.0
    assert found.precision == 1.0


def test_the_order_of_arrival_does_not_count(store: kg.Store, embedder: Embedder) -> None:
    pairs = list(Desk().pairs(1))
    articles = [article for pair in pairs for article in (pair.earlier, pair.later)]
    put(store, embedder, *articles)
    first = store.rows(COPIES)
    assert [{row["a"], row["b"]} for row in first] == [
        {row["a"], row["b"]} for row in first if any({row["a"], row["b"]} == {p.earlier.id, p.later.id} for p in pairs)
    ]
    assert len(first) == len(pairs)
    relink(store, embedder)
    assert store.rows(COPIES) == first
    for article in articles:
        store.delete(article.id)
    assert store.rows(PASSAGES) == [{"n": 0}]
    put(store, embedder, *articles[::-1])
    assert store.rows(COPIES) == first


def test_versions_of_one_page_are_no_copies(store: kg.Store, embedder: Embedder) -> None:
    old = pair_of(1.0).earlier
    new = article_of(f"{old.text} One sentence more.", url=old.url, published_at=old.published_at)
    put(store, embedder, old, new)
    assert store.rows(COPIES) == []


def test_an_article_that_is_put_again_keeps_its_passages(store: kg.Store, embedder: Embedder) -> None:
    article = pair_of(1.0).earlier
    put(store, embedder, article)
    before = store.rows(PASSAGES)
    put(store, embedder, replace(article, title="Another title"))
    assert store.rows(PASSAGES) == before
    assert before[0]["n"] == len(prints(article.text))
