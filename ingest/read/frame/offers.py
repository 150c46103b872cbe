"""The places of a text where something is offered as evidence, or where it says that nothing was."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.frame.kinds import KINDS, MEDIA, MODIFIERS, OURS, REACH, by_verb, kind_of, phrase, reached
from ingest.read.frame.lexicon import any_of, words_of
from ingest.read.frame.withheld import withheld
from ingest.read.names.lexicon import load_name_words
from ingest.read.text import text_of
from kg.records import EvidenceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = words_of("evidence")
_WITH, _SEEING, _PROOF = set(_WORDS["offers"]["with"]), set(_WORDS["offers"]["seeing"]), set(_WORDS["offers"]["proof"])
_PHRASES = re.compile(rf"\b{any_of(_WORDS['offers']['phrases'])}\b\s+", re.IGNORECASE)
_MODALS = frozenset({"would", "could", "should", "can", "must", "may", "might", "will", "'ll", "shall"})
_MARKS = frozenset('“”"')


_CITING, _SHOWING = by_verb(_WORDS["offers"]["citing"]), by_verb(_WORDS["offers"]["showing"])
_BRANDISHING = by_verb(_WORDS["offers"]["brandishing"])
_PLAYED = by_verb(_WORDS["offers"]["played"])
_UTTERANCES, _PROVING = set(_WORDS["offers"]["utterances"]), set(_WORDS["offers"]["proving"])
_BACKING = set(_WORDS["offers"]["backing"])


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
        noun = _offered_by(token)
        if noun is not None:
            kind = kind_of(noun) or _kind_by(token, noun)
            if kind is not None:
                yield Offer(kind, phrase(noun), token, noun)
    for match in _PHRASES.finditer(text_of(doc), doc[first].idx, doc[last - 1].idx):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is None:
            continue
        noun = _object(doc, span.end)
        kind = kind_of(noun) if noun is not None else None
        if noun is not None and kind is not None:
            yield Offer("witness" if "word" in match.group().split() else kind, phrase(noun), span[0], noun)


def _offered_by(token: Token) -> Token | None:
    """Return the noun that a verb or a preposition offers."""
    if token.pos_ in {"VERB", "AUX"}:
        return _of_proof(token) if token.lemma_ == "be" else _of_verb(token)
    if token.lower_ == "with" and token.pos_ == "ADP":
        noun = _object(token.doc, token.i + 1)
        apart = token.i > 0 and (token.nbor(-1).is_punct or token.head.lemma_ in _BACKING)
        return noun if apart and noun is not None and noun.lemma_.lower() in _WITH else None
    if token.lower_ in {"in", "on"} and token.pos_ == "ADP":
        noun = next((child for child in token.children if child.dep_ == "pobj"), None)
        return noun if noun is not None and reached(noun) else None
    return None


def _of_proof(token: Token) -> Token | None:
    """Return the voicemail of "Her proof was a voicemail"."""
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    owned = subject is not None and any(child.dep_ == "poss" for child in subject.children)
    if subject is None or not owned or subject.lemma_.lower() not in _PROOF:
        return None
    return next((child for child in token.children if child.dep_ == "attr"), None)


def _of_verb(token: Token) -> Token | None:
    lemma = token.lemma_.lower()
    if _withheld(token) or (token.dep_ == "amod" and (token.i == 0 or token.nbor(-1).pos_ != "CCONJ")):
        return None
    subject = next((child for child in token.children if child.dep_ in {"nsubjpass", "nsubj"}), None)
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
        if subject is not None and _takes(token, _PLAYED.get(lemma, ())) is not None and kind_of(subject):
            return subject
        after = _takes(token, _CITING.get(lemma, ()))
        return _object(token.doc, after) if after is not None else None
    if token.lower_ == "using":
        noun = _object(token.doc, token.i + 1)
        return noun if noun is not None and kind_of(noun) in {"data", "analysis", "official_record"} else None
    for verbs in (_CITING, _BRANDISHING):
        after = _takes(token, verbs.get(lemma, ()))
        if after is not None:
            return _object(token.doc, after)
    return _shown(token) or _seen(token)


def _shown(verb: Token) -> Token | None:
    """Return what is shown in proof; what is only said or sent out is not."""
    lemma = verb.lemma_.lower()
    for particle in _SHOWING.get(lemma, ()):
        after = _past(verb, particle)
        if after is None:
            continue
        noun = _object(verb.doc, after)
        noun = noun if noun is not None and kind_of(noun) else _second(verb, noun)
        proves = lemma in _PROVING or " ".join((lemma, *particle)) in _PROVING
        return noun if noun is not None and (proves or not _is_utterance(noun)) else None
    return None


def of_press(verb: Token) -> bool:
    """Say whether a newspaper tells that it saw something: "The Courier has seen the e-mail"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_.lower() not in _SEEING | {"obtain"} or verb.dep_ not in {"ROOT", "conj"}:
        return False
    ours = subject.lemma_.lower() in MEDIA and subject.i > 0 and subject.nbor(-1).lower_ in OURS
    return verb.tag_ in {"VBN", "VBD"} and (subject.pos_ == "PROPN" or ours)


def _is_utterance(noun: Token) -> bool:
    """Say whether a noun is something said or planned, not part of a longer one: "a statement", no "bank statement"."""
    lemma = noun.lemma_.lower()
    longer = any(f"{child.lower_} {lemma}" in KINDS for child in noun.children if child.dep_ in MODIFIERS)
    return lemma in _UTTERANCES and not longer and noun.lower_ != "minutes"


def _seen(verb: Token) -> Token | None:
    """Return what a speaker is told to have seen: "people who have read the memo"."""
    if verb.lemma_.lower() not in _SEEING or verb.tag_ not in {"VBN", "VBG", "VBD"}:
        return None
    if of_press(verb):
        return _object(verb.doc, verb.i + 1)
    having = any(child.lower_ == "having" for child in verb.children)
    return _object(verb.doc, verb.i + 1) if verb.dep_ in {"relcl", "pcomp"} or having else None


def _takes(verb: Token, particles: Sequence[tuple[str, ...]]) -> int | None:
    """Return the token after a verb with the first of these particles that it has."""
    return next((after for particle in particles if (after := _past(verb, particle)) is not None), None)


def _kind_by(verb: Token, noun: Token) -> EvidenceKind | None:
    """Return the kind of a thing that only the verb shows to be evidence."""
    lemma = verb.lemma_.lower()
    if noun.pos_ != "NOUN":
        return None
    if lemma == "cite" and noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.children):
        if noun.lemma_.lower() in {"people", "person", "source", "official"}:
            return None
        return "witness" if noun.lemma_.lower() in _persons() else "data"
    return "document" if _takes(verb, _BRANDISHING.get(lemma, ())) is not None else None


@functools.cache
def _persons() -> frozenset[str]:
    """Return the nouns that name persons."""
    return frozenset(load_name_words().persons)


def _withheld(verb: Token) -> bool:
    """Say whether a verb tells of no act done: "did not show", "would show", "to show"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and (child.lower_ in _MODALS or child.lower_ == "to"))
        for child in verb.children
    )


def _past(verb: Token, particle: tuple[str, ...]) -> int | None:
    """Return the token after a verb and its particle, or none where the particle is missing."""
    at = verb.i + 1
    doc = verb.doc
    for word in particle:
        near = range(at, min(at + REACH, len(doc)))
        found = next((i for i in near if doc[i].lower_ == word), None)
        stop = next((i for i in near if doc[i].is_punct), len(doc))
        if found is None or found > stop:
            return None
        at = found + 1
    return at


def _object(doc: Doc, at: int) -> Token | None:
    """Return the head of the noun phrase that begins at this token."""
    for token in doc[at : at + 12]:
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NN", "NNS"}:
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is not None and (following.pos_ in {"NOUN", "PROPN", "PART"} or following.text == "-"):
                continue
            return token
        if (
            token.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "CCONJ"}
            and doc[token.i - 1].text != "-"
            and token.dep_
            not in MODIFIERS
            | {
                "quantmod",
                "advmod",
            }
        ):
            return None
        if token.text in _MARKS or token.text in {".", ";", ":", "!", "?", "—"}:
            return None
    return None


def _second(verb: Token, first: Token | None) -> Token | None:
    """Return the thing given after the one that it is given to: "showed reporters a letter"."""
    doc = verb.doc
    at = first.i + 1 if first is not None else verb.i + 2
    if first is None and doc[min(verb.i + 1, len(doc) - 1)].lower_ in {"with", "to"}:
        given = _object(doc, verb.i + 2)
        at = given.i + 1 if given is not None else at
    if at >= len(doc) or doc[at].pos_ not in {"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN"}:
        return None
    noun = _object(doc, at)
    return noun if noun is not None and kind_of(noun) else None
