"""The main predicate of a stretch of text: where its polarity and modality are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.records import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = {"VERB", "AUX"}


def tokens_in(doc: Doc, spans: Spans) -> list[Token]:
    """Return the tokens that overlap the spans, in order."""
    found: list[Token] = []
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.extend(span)
    return found


def main_predicate(tokens: list[Token]) -> Token | None:
    """Return the token that governs the stretch: its first top verb, else its first top word."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if (token.head.i not in inside or token.head.i == token.i) and not token.is_punct]
    verbs = [token for token in tops if token.pos_ in _VERBS]
    if verbs:
        return verbs[0]
    if not tops:
        return None
    # "copying Y" may hang on its preposition; a top that is no verb may govern the clause's verb.
    for top in tops:
        for child in top.children:
            if (
                child.i in inside
                and child.pos_ in _VERBS
                and child.dep_ in {"ccomp", "relcl", "pcomp", "xcomp"}
                and top.pos_ in {"ADP", "SCONJ", "PART"}
            ):
                return child
    return tops[0]


def clause_of(predicate: Token, inside: set[int]) -> list[Token]:
    """Return the predicate with its own auxiliaries, adverbs, subject and objects, within these tokens."""
    return [predicate, *(child for child in predicate.children if child.i in inside)]
