"""The noun that a verb or a preposition takes, read off the words where the parse may err."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.frame.kinds import MODIFIERS, REACH, kind_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset('“”"')
_STOPS = frozenset({".", ";", ":", "!", "?", "—"})
_CLAUSE = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ"})
_INNER = MODIFIERS | {"quantmod", "advmod", "prep", "npadvmod"}
_FAR = 12  # words from a verb to the end of the noun phrase after it


def object_at(doc: Doc, at: int) -> Token | None:
    """Return the head of the noun phrase that begins at this token; "what he said was a letter" is the letter."""
    if at < len(doc) and doc[at].lower_ == "what":
        at = next(
            (i + 1 for i in range(at, min(at + _FAR, len(doc))) if doc[i].lower_ in {"was", "were", "is", "as"}), at
        )
    if at + 1 < len(doc) and doc[at].pos_ == "VERB" and doc[at + 1].pos_ == "NOUN":
        at += 1  # a modifier that was taken for a verb: "pointing to drone footage"
    for token in doc[at : at + _FAR]:
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NN", "NNS"}:
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is not None and (
                following.pos_ in {"NOUN", "PROPN"} or following.tag_ == "POS" or following.text == "-"
            ):
                continue
            return token
        joined = "-" in {doc[token.i - 1].text, doc[min(token.i + 1, len(doc) - 1)].text}
        if token.pos_ in _CLAUSE and not joined and token.dep_ not in _INNER - {"prep"}:
            return None
        if token.text in _MARKS or token.text in _STOPS:
            return None
    return None


def second_of(verb: Token, first: Token | None) -> Token | None:
    """Return the thing given after the one that it is given to: "showed reporters a letter"."""
    doc = verb.doc
    at = first.i + 1 if first is not None else verb.i + 2
    if first is None and doc[min(verb.i + 1, len(doc) - 1)].lower_ in {"with", "to"}:
        given = object_at(doc, verb.i + 2)
        at = given.i + 1 if given is not None else at
    if at >= len(doc) or doc[at].pos_ not in {"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN"}:
        return None
    return object_at(doc, at)


def past(verb: Token, particle: tuple[str, ...]) -> int | None:
    """Return the token after a verb and its particle, or none where the particle is missing."""
    doc, at = verb.doc, verb.i + 1
    for word in particle:
        near = range(at, min(at + REACH, len(doc)))
        found = next((i for i in near if doc[i].lower_ == word), None)
        stop = next((i for i in near if doc[i].is_punct), len(doc))
        if found is None or found > stop:
            return None
        at = found + 1
    return at


def known_second(verb: Token, first: Token | None) -> Token | None:
    """Return the thing given to somebody where it names a kind of evidence."""
    noun = second_of(verb, first)
    return noun if noun is not None and kind_of(noun) else None
