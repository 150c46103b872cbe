"""From an attribution's content to its claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.frame.content import trimmed, words_of_spans
from ingest.read.frame.decontextualise import full_text, referent
from ingest.read.frame.modality import modality_of
from ingest.read.frame.polarity import polarity_of
from ingest.read.frame.predicate import main_predicate, tokens_in
from ingest.read.frame.quantities import find_quantities
from ingest.read.frame.times import dated_spans, find_times
from ingest.read.text import text_of
from kg.records import About, Act, Claim, Mention, Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.read.found import Found
    from ingest.read.names import Names
    from ingest.read.speakers import Voice

# These acts say that nothing is said.
_SILENT: set[Act] = {"declines_comment", "no_response"}


def own_content(doc: Doc, found: Sequence[Found], number: int) -> Spans:
    """Return the spans that an attribution asserts itself; what inner attributions take whole is theirs.

    Empty for silence, and where next to nothing is left beside the inner attributions.
    """
    one = found[number]
    if one.act in _SILENT:
        return ()
    spans = trimmed(text_of(doc), one.content)
    inner = [span for other in found if other.outer == number and _takes(doc, other, spans) for span in _taken(other)]
    if not inner:
        return spans
    left = trimmed(text_of(doc), tuple(_without(spans, inner)))
    return tuple(_without_link(text_of(doc), span) for span in left if _says_something(tokens_in(doc, (span,))))


def _takes(doc: Doc, inner: Found, spans: Spans) -> bool:
    """Say whether an inner attribution is what a content says, not merely a clause deep within it.

    It is when its cue is the content's main predicate or coordinated with it and a clause follows, or when it covers
    nearly all of it.
    """
    ((first, last),) = _taken(inner)
    length = sum(end - start for start, end in spans)
    covered = sum(max(0, min(end, last) - max(start, first)) for start, end in spans)
    if covered >= 0.8 * length:
        return True
    predicate = main_predicate(tokens_in(doc, spans))
    if predicate is None or not any(token.pos_ in {"VERB", "AUX"} for token in tokens_in(doc, inner.content)):
        return False
    tops = {predicate.i, *(token.i for token in predicate.conjuncts)}
    return any(token.i in tops for token in tokens_in(doc, inner.cue))


def _taken(inner: Found) -> Spans:
    """Return the hull of an inner attribution."""
    spans = [*inner.cue, *inner.speaker, *inner.content]
    return ((min(start for start, _ in spans), max(end for _, end in spans)),)


def _without(spans: Spans, inner: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    left = list(spans)
    for first, last in inner:
        cut: list[tuple[int, int]] = []
        for start, end in left:
            pieces = [(start, min(end, first)), (max(start, last), end)]
            cut += (
                [piece for piece in pieces if piece[0] < piece[1]] if first < end and start < last else [(start, end)]
            )
        left = cut
    return left


def _without_link(text: str, span: Span) -> Span:
    """Return a rest without the "and" that led over to what was taken out."""
    start, end = span
    for link in (" and", " but", " or"):
        if text[start:end].endswith(link):
            end -= len(link)
    for link in ("and ", "but "):
        if text.startswith(link, start):
            start += len(link)
    return start, end


def _says_something(tokens: list[Token]) -> bool:
    """Say whether a rest is a clause of its own: a subject and its verb."""
    inside = {token.i for token in tokens}
    return any(token.dep_ in {"nsubj", "nsubjpass"} and token.head.i in inside for token in tokens) and len(tokens) > 3


def claim_of(doc: Doc, one: Found, voice: Voice, names: Names, *, spans: Spans, published_at: str | None) -> Claim:
    """Return the claim that these spans of an attribution make; its id is given later."""
    tokens = tokens_in(doc, spans)
    times = [time for span in spans for time in find_times(text_of(doc), span, published_at)]
    taken = dated_spans(times)
    return Claim(
        id="",
        text=words_of_spans(text_of(doc), spans),
        full_text=full_text(doc, one, voice, names, spans),
        polarity=polarity_of(tokens, one.act),
        modality=modality_of(tokens, one.act, one.style),
        quantities=tuple(quantity for span in spans for quantity in find_quantities(doc, span, taken)),
        times=tuple(times),
        about=_about(tokens, spans, names, {m.id: referent(m, one, voice, names).id for m in _within(names, spans)}),
    )


_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "iobj": "object",
    "dative": "object",
    "pobj": "object",
}
_RANK = {"subject": 0, "object": 1, "other": 2}


def _within(names: Names, spans: Spans) -> list[Mention]:
    return [mention for start, end in spans for mention in names.within(start, end)]


def _about(tokens: list[Token], spans: Spans, names: Names, referents: dict[str, str]) -> tuple[About, ...]:
    """Return whom a claim is about; who is mentioned twice has the weightier role."""
    roles: dict[str, str] = {}
    inside = {token.i: token for token in tokens}
    for mention in _within(names, spans):
        head = names.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        root = (head[0] if len(head) == 1 else head.root) if head is not None and len(head) else None
        role = _ROLES.get(root.dep_, "other") if root is not None and root.i in inside else "other"
        entity = referents[mention.id]
        known = roles.get(entity)
        if known is None or _RANK[role] < _RANK[known]:
            roles[entity] = role
    return tuple(About(entity, role) for entity, role in roles.items())
