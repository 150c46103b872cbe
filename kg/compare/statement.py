"""From a claim in its article to what a comparison sees."""

from __future__ import annotations

from kg.records import ArticleGraph, Attribution, Claim, Statement


def statement_of(graph: ArticleGraph, claim: Claim) -> Statement:
    """Return what a comparison sees of a claim: its words, names, speaker and the day it was said."""
    attribution = next((a for a in graph.attributions if claim.id in a.claims), None)
    names = {entity.id: entity.name for entity in graph.entities if entity.kind != "unnamed"}
    return Statement(
        text=claim.text,
        full_text=claim.full_text,
        polarity=claim.polarity,
        modality=claim.modality,
        quantities=claim.quantities,
        times=claim.times,
        names=tuple(dict.fromkeys(names[a.entity] for a in claim.about if a.entity in names)),
        said_at=_said_at(graph, attribution),
        speaker=attribution.speaker.name if attribution else None,
        act=attribution.act if attribution else "states",
    )


def _said_at(graph: ArticleGraph, attribution: Attribution | None) -> str | None:
    said = attribution.said_at if attribution else None
    if said is not None and (said.from_ or said.to):
        return said.from_ or said.to
    published = graph.article.published_at
    return published[:10] if published else None
