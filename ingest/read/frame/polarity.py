"""Whether the speaker says that it is so or that it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import any_of, words_of
from ingest.read.frame.predicate import main_predicate
from kg.records import Act, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = words_of("stance")
_NEGATORS = set(_WORDS["negation"]["words"])
_VERBS = set(_WORDS["negation"]["verbs"])
_ADJECTIVES = set(_WORDS["negation"]["adjectives"])
_RAISING = set(_WORDS["negation"]["raising"])
_FLIPS = set(_WORDS["acts"]["flips"])
_PHRASES = re.compile(rf"\b{any_of(_WORDS['negation']['phrases'])}\b", re.IGNORECASE)
_NOT = re.compile(rf"\b{any_of(_WORDS['negation']['not'])}", re.IGNORECASE)
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr", "oprd", "expl"}


def polarity_of(tokens: list[Token], act: Act = "states") -> Polarity:
    """Return the speaker's stand on what these tokens say: a denied affirmative and a stated negative are negated."""
    predicate = main_predicate(tokens)
    count = int(act in _FLIPS)
    if predicate is not None:
        count += _negations(predicate, {token.i for token in tokens}, depth=0)
    return "negated" if count % 2 else "affirmed"


def _negations(predicate: Token, inside: set[int], depth: int) -> int:
    """Count what negates a predicate, and what it passes on to ("failed to", "it is not true that")."""
    children = [child for child in predicate.children if child.i in inside]
    count = int(any(_negates(child) for child in children))
    count += int(
        predicate.lower_ in _NEGATORS
        and predicate.lower_ not in {"no", "not"}
        and predicate.pos_ not in {"VERB", "AUX"}
    )
    if depth > 3:
        return count
    for child in children:
        if child.dep_ in {"acomp", "attr", "oprd"} and child.lemma_.lower() in _ADJECTIVES:
            count += 1
        if child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "AUX"}:
            if predicate.lemma_ in _VERBS:
                return count + 1 + _negations(child, inside, depth + 1)
            if predicate.lemma_ in _RAISING or child.dep_ == "xcomp":
                return count + _negations(child, inside, depth + 1)
    if predicate.lemma_ == "lack":
        count += 1
    return count


def _negates(child: Token) -> bool:
    if (
        child.lower_ in {"longer", "way", "means"}
        and child.i
        and child.nbor(-1).lower_ == "no"
        and child.dep_ == "advmod"
    ):
        return True
    if child.dep_ == "neg" or (
        child.lower_ in _NEGATORS and child.dep_ in {"advmod", "preconj", "cc"} and child.lower_ not in {"no", "nor"}
    ):
        return not _harmless(child)
    if child.dep_ == "prep" and child.lower_ == "without":
        return child.head.lemma_ == "be"
    if child.dep_ in _ARGUMENTS:
        return child.lower_ in _NEGATORS or any(
            below.lower_ in {"no", "neither"}
            and below.dep_ in {"det", "preconj", "neg", "predet", "advmod"}
            and not _harmless(below)
            for below in child.children
        )
    return (
        child.dep_ == "prep"
        and any(
            below.dep_ == "pobj" and any(word.lower_ == "no" and word.dep_ == "det" for word in below.children)
            for below in child.children
        )
        and _PHRASES.search(child.sent.text) is not None
    )


def _harmless(token: Token) -> bool:
    """Say whether the negator is part of "not only", "no doubt" and the like."""
    following = token.doc[token.i : token.i + 3].text
    before = token.doc[max(token.i - 2, 0) : token.i + 1].text
    return bool(_NOT.match(following + " ")) or before.lower().endswith("or not")
