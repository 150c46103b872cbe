"""Whether what is stored of an article can still be found in the bytes that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.evidence.keeping import Evidence
from ingest.evidence.origin import Origin
from kg.errors import BadInput
from kg.records import ArticleGraph
from kg.verdicts import Problem

if TYPE_CHECKING:
    from ingest.apart import Apart


def verify_evidence(graph: ArticleGraph, evidence: Evidence, apart: Apart) -> Iterator[Problem]:
    """Yield every kept document of an article that is damaged, and every stored span whose words it does not hold.

    A document that is read as the article's text, character for character, holds every span. One that the page reader
    of today reads otherwise must still hold their words, one after the other.
    """
    article = graph.article
    try:
        origins = evidence.origins(article.id)
    except BadInput as error:
        yield Problem(article.id, article.id, error.detail)
        return
    for origin in origins:
        try:
            body = evidence.body(origin)
            if _read(origin, body, apart) != article.text:
                yield from _missing(graph, _letters(apart.printed(body, origin.form, origin.charset)), origin)
        except BadInput as error:
            yield Problem(article.id, origin.id, error.detail)


def _read(origin: Origin, body: bytes, apart: Apart) -> str | None:
    try:
        if origin.form == "page":
            return apart.page(body, origin.url, origin.charset).text
        return apart.pdf(body, origin.url).text if origin.form == "pdf" else None
    except BadInput:
        return None


def _missing(graph: ArticleGraph, printed: str, origin: Origin) -> Iterator[Problem]:
    text = graph.article.text
    for one in graph.attributions:
        for what in ("speaker", "cue", "content"):
            for start, end in getattr(one, what).spans:
                if _letters(text[start:end]) not in printed:
                    words = text[start:end][:60]
                    yield Problem(graph.article.id, one.id, f"its {what} {words!r} is not in the bytes of {origin.id}")


def _letters(text: str) -> str:
    """Return a text's letters and digits: what is between them is set differently by every reader."""
    return re.sub(r"[\W_]+", "", text).casefold()
