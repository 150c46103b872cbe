"""Which articles repeat the text of others: wire copy, reprints. Versions of one page revise, and are no copies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.compare.search import words_of
from kg.link.plan import Row, Step, rows_step
from kg.records import Article, ArticleGraph
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.store.bolt import Store

SIZE = 5  # words in a shingle
SHARE = 0.5  # of the later text's shingles that stand in the earlier one
PROBES = 3  # claims whose words are looked up


def shingles(text: str) -> frozenset[int]:
    """Return the runs of five words of a text, hashed within this process."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(hash(tuple(words[i : i + SIZE])) for i in range(max(len(words) - SIZE + 1, 0)))


def share_copied(later: str, earlier: str) -> float:
    """Return which share of the later text's runs of five words stands in the earlier text."""
    mine = shingles(later)
    return len(mine & shingles(earlier)) / len(mine) if mine else 0.0


def find_copies(store: Store, graph: ArticleGraph) -> list[Row]:
    """Return the copies between an article and others, each from the later to the earlier, with the share."""
    near = [row["id"] for row in store.rows(links.SHARING, id=graph.article.id)]
    for claim in sorted(graph.claims, key=lambda c: -len(c.text))[:PROBES]:
        words = words_of(claim.text)
        near += [row["id"] for row in store.rows(links.NEAR_TEXTS, id=graph.article.id, words=words)] if words else []
    texts = store.rows(links.TEXTS, ids=sorted(set(near))) if near else []
    url = graph.article.url
    found = (_copy(graph.article, row) for row in texts if url is None or row["url"] != url)
    return sorted((row for row in found if row["share"] >= SHARE), key=lambda row: (row["later"], row["earlier"]))


def copies_steps(rows: list[Row]) -> list[Step]:
    """Return the step that writes copies."""
    return rows_step(links.COPY, rows)


def _copy(article: Article, other: Row) -> Row:
    mine = (article.published_at or "~", article.id, article.text)
    theirs = (other["published_at"] or "~", other["id"], other["text"])
    earlier, later = sorted((mine, theirs))
    return {"later": later[1], "earlier": earlier[1], "share": round(share_copied(later[2], earlier[2]), 4)}
