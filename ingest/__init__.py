"""From an article to an ``ArticleGraph``: ``ingest.read(text)``."""

from __future__ import annotations

from kg.records import ArticleGraph

__all__ = ["read"]


def read(text: str, *, published_at: str | None = None) -> ArticleGraph:
    """Read a text with the reader that ships; raise ``kg.errors.BadInput`` when it cannot be read."""
    from ingest.pipeline import read_text

    return read_text(text, published_at=published_at)
