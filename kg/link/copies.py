"""Which articles repeat the text of others: wire copy, reprints, and passages of one piece in another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.link.plan import Row, Step, rows_step
from kg.passages import copied, prints
from kg.records import Article, ArticleGraph
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.store.bolt import Store

MOST = 400  # articles of one print that are looked at
COMMON = 30  # articles with one print: from here on it may be a standing paragraph's
TOGETHER = 4  # common prints that two articles share, to be compared
CANDIDATES = 200  # articles whose texts are compared


def find_copies(store: Store, graph: ArticleGraph) -> list[Row]:
    """Return the copies between an article and others, each from the later to the earlier, with the share.

    Versions of one page are no copies of one another.
    """
    article = graph.article
    near = _near(store, article)
    texts = store.rows(links.TEXTS, ids=near) if near else []
    found = (_copy(article, row) for row in texts if row["url"] is None or row["url"] != article.url)
    return sorted((row for row in found if row), key=lambda row: (row["later"], row["earlier"]))


def _near(store: Store, article: Article) -> list[str]:
    """Return the articles that share prints with this one, those that share the most first."""
    mine = list(prints(article.text))
    rare, shared = set[str](), Counter[str]()
    for row in store.rows(links.SHARING, prints=mine, most=MOST) if mine else ():
        shared.update(row["articles"])
        rare |= set(row["articles"]) if len(row["articles"]) < COMMON else set()
    near = [id for id, number in shared.items() if id != article.id and (id in rare or number >= TOGETHER)]
    return sorted(near, key=lambda id: (-shared[id], id))[:CANDIDATES]


def copies_steps(rows: list[Row]) -> list[Step]:
    """Return the step that writes copies."""
    return rows_step(links.COPY, rows)


def _copy(article: Article, other: Row) -> Row | None:
    mine = {name: getattr(article, name) for name in ("id", "url", "text", "published_at")}
    earlier, later = sorted((mine, other), key=lambda one: (one["published_at"] or "~", one["id"]))
    found = copied(later["text"], earlier["text"])
    if not found.is_copy:
        return None
    spans = [offset for span in found.spans for offset in span]
    known = {"page": earlier["url"] or earlier["id"], "published_at": earlier["published_at"]}
    return {"later": later["id"], "earlier": earlier["id"], "share": found.share, "spans": spans, **known}
