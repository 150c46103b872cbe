"""Put together what the steps of the reader found: ids are given here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.read.found import Found
from ingest.read.frame import Frame
from ingest.read.speakers import Voice, Voices
from kg import ids
from kg.records import Article, ArticleGraph, Attribution, Claim, Evidence, Spans, Words


def assemble(
    article: Article, found: Sequence[Found], voices: Voices, frames: Sequence[Frame], *, reader: str, input: str
) -> ArticleGraph:
    """Return the article's graph; attributions stand in text order, each claim and piece of evidence with its id."""
    keys = [ids.attribution_id(article.id, one.cue, one.speaker, one.content) for one in found]
    attributions: dict[str, Attribution] = {}
    claims: dict[str, Claim] = {}
    evidence: dict[str, Evidence] = {}
    for number, (one, voice, framed) in enumerate(zip(found, voices.voices, frames, strict=True)):
        key = keys[number]
        if key in attributions:
            continue
        own_claims = [replace(claim, id=ids.claim_id(key, n)) for n, claim in enumerate(framed.claims)]
        own_evidence = [_with_id(article, piece) for piece in framed.evidence]
        claims.update((claim.id, claim) for claim in own_claims)
        evidence.update((piece.id, piece) for piece in own_evidence)
        attribution = _attribution(article, one, voice, reader)
        attributions[key] = replace(
            attribution,
            id=key,
            via=tuple(_enclosing(number, found, keys)),
            said_at=framed.said_at,
            claims=tuple(claim.id for claim in own_claims),
            evidence=tuple(dict.fromkeys(piece.id for piece in own_evidence)),
        )
    return ArticleGraph(
        input=input,
        article=article,
        entities=voices.names.entities,
        mentions=voices.names.mentions,
        attributions=tuple(attributions.values()),
        claims=tuple(claims.values()),
        evidence=tuple(evidence.values()),
    )


def _attribution(article: Article, one: Found, voice: Voice, reader: str) -> Attribution:
    return Attribution(
        id="",
        act=one.act,
        style=one.style,
        confidence=round(one.confidence, 3),
        reader=reader,
        speaker=voice.speaker,
        cue=_words(article.text, one.cue),
        content=_words(article.text, one.content),
        addressee=voice.addressee,
        medium=voice.medium,
    )


def _with_id(article: Article, piece: Evidence) -> Evidence:
    return replace(piece, id=ids.evidence_id(article.id, piece.kind, piece.start, piece.end))


def _words(text: str, spans: Spans) -> Words:
    return Words(spans, " ".join(text[start:end] for start, end in spans))


def _enclosing(number: int, found: Sequence[Found], keys: Sequence[str]) -> list[str]:
    """Return the ids of the attributions around this one, outermost first."""
    around: list[str] = []
    outer = found[number].outer
    while outer is not None and keys[outer] not in around and keys[outer] != keys[number]:
        around.insert(0, keys[outer])
        outer = found[outer].outer
    return around
