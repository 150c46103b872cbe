"""The places of a text where something is offered as evidence, or where it says that nothing was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.frame.kinds import kind_offered, phrase, reached
from ingest.read.frame.lexicon import any_of, words_of
from ingest.read.frame.objects import object_at
from ingest.read.frame.showing import Offered, is_person, is_thing, offered_by
from ingest.read.frame.withheld import withheld
from ingest.read.text import text_of
from kg.records import EvidenceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = words_of("evidence")["offers"]
_WITH, _BACKING, _VOUCHING = (frozenset(_WORDS[part]) for part in ("with", "backing", "vouching"))
_PLAYED, _FORMAL, _RECKONING = (frozenset(_WORDS[part]) for part in ("recordings", "formal", "reckoning"))
_PUBLISHED = frozenset(words_of("evidence")["speaking"]["published"])
_OPENED = frozenset(_WORDS["opened"])
_RECKONED = frozenset({"analysis", "data"})
_PHRASES = re.compile(rf"\b{any_of(_WORDS['phrases'])}\b\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A stretch and the word that offers it: the noun itself of a thing that speaks; no ``noun``, nothing given."""

    kind: EvidenceKind
    span: Span
    by: Token
    noun: Token | None = None


def offers(doc: Doc, first: int, last: int) -> Iterator[Offer]:
    """Yield what is offered, and the refusals to offer, between two tokens."""
    for stretch, verb in withheld(doc, first, last):
        yield Offer("none_given", stretch, verb)
    for token in doc[first:last]:
        offered = offered_by(token) if token.pos_ in {"VERB", "AUX"} else _by_preposition(token)
        if offered is not None:
            yield Offer(offered[1], phrase(offered[0]), token, offered[0])
            yield from _beside(offered[0], token)
    yield from _by_phrases(doc, first, last)


def _beside(noun: Token, by: Token) -> Iterator[Offer]:
    """Yield what is offered together with a thing: "phone records and the testimony of a driver"."""
    for other in noun.conjuncts:
        kind = kind_offered(other) if other.i > noun.i else None
        if kind is not None:
            yield Offer(kind, phrase(other), by, other)


def _by_phrases(doc: Doc, first: int, last: int) -> Iterator[Offer]:
    """Yield what follows "on the strength of", "on the word of"."""
    for match in _PHRASES.finditer(text_of(doc), doc[first].idx, doc[last - 1].idx):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        noun = object_at(doc, span.end) if span is not None else None
        if span is None or noun is None:
            continue
        vouched = not _VOUCHING.isdisjoint(match.group().casefold().split())
        kind = "witness" if vouched and (is_person(noun) or noun.pos_ == "NOUN") else kind_offered(noun)
        if kind is None and " ".join(match.group().casefold().split()) in _RECKONING and noun.tag_ == "NNS":
            kind = "data" if is_thing(noun) else None
        if kind is not None:
            yield Offer(kind, phrase(noun), span[0], noun)


def _by_preposition(token: Token) -> Offered | None:
    """Return the noun that a preposition offers: ", with a photograph", "after a review of records"."""
    if token.pos_ not in {"ADP", "SCONJ"}:
        return None
    if token.lower_ == "with":
        noun = object_at(token.doc, token.i + 1)
        apart = token.i > 0 and (token.nbor(-1).is_punct or token.head.lemma_ in _BACKING)
        return _of_kind(noun) if apart and noun is not None and noun.lemma_.lower() in _WITH else None
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    noun = noun if noun is not None and noun.pos_ != "PUNCT" else object_at(token.doc, token.i + 1)
    if noun is None:
        return None
    if token.lower_ == "in" or (token.lower_ == "on" and noun.lemma_.lower() in _PLAYED):
        return _of_kind(noun) if _came(noun) else None
    apart = token.lower_ in {"on", "from"} and token.i > 0 and token.nbor(-1).text == ","
    made = token.lower_ == "after" and any(child.lower_ == "of" for child in noun.children)
    offered = _of_kind(noun) if made or apart else None
    return offered if offered is not None and offered[1] in ({"analysis"} if made else _RECKONED) else None


def _came(noun: Token) -> bool:
    """Say whether a paper that says something came to somebody, and is none that is put out, as a complaint is."""
    return (reached(noun) or _put_out(noun)) and noun.lemma_.lower() not in _FORMAL


def _of_kind(noun: Token) -> Offered | None:
    kind = kind_offered(noun)
    return (noun, kind) if kind is not None else None


def _put_out(noun: Token) -> bool:
    """Say whether records were opened to all: "in minutes released on Monday"."""
    if kind_offered(noun) not in {"official_record", "document"} or noun.lemma_.lower() in _PUBLISHED:
        return False
    near = noun.doc[noun.i + 1 : noun.i + 4]
    return any(token.tag_ == "VBN" and token.lemma_.lower() in _OPENED for token in near)
