"""From a claim in its article to what a comparison sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from kg.records import ArticleGraph, Attribution, Claim, Quantity, Statement, Time

P = TypeVar("P", Quantity, Time)


def statement_of(graph: ArticleGraph, claim: Claim) -> Statement:
    """Return what a comparison sees of a claim: its words, names, speaker and the day it was said."""
    attribution = next((a for a in graph.attributions if claim.id in a.claims), None)
    names = {entity.id: entity.name for entity in graph.entities if entity.kind != "unnamed"}
    return Statement(
        text=claim.text,
        full_text=claim.full_text,
        polarity=claim.polarity,
        modality=claim.modality,
        quantities=placed(claim.text, claim.quantities),
        times=placed(claim.text, claim.times),
        names=tuple(dict.fromkeys(names[a.entity] for a in claim.about if a.entity in names)),
        said_at=_said_at(graph, attribution),
        speaker=attribution.speaker.name if attribution else None,
        act=attribution.act if attribution else "states",
    )


def placed(text: str, found: Sequence[P]) -> tuple[P, ...]:
    """Return quantities or times of an article with their offsets in the text of their claim.

    One that the claim's text does not print (its words were gathered elsewhere) stands at its beginning, empty.
    """
    out: list[P] = []
    at = 0
    for one in sorted(found, key=lambda f: f.start):
        start = text.find(one.text, at)
        start = start if start >= 0 else text.find(one.text)
        end = start + len(one.text) if start >= 0 else 0
        out.append(replace(one, start=max(start, 0), end=end))
        at = max(at, end)
    return tuple(out)


def _said_at(graph: ArticleGraph, attribution: Attribution | None) -> str | None:
    said = attribution.said_at if attribution else None
    if said is not None and (said.from_ or said.to):
        return said.from_ or said.to
    published = graph.article.published_at
    return published[:10] if published else None
