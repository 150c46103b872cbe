"""The word that a speaker's words turn on, also where the parse has hung them on a verb that it took for a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_JOINED = frozenset({"compound", "nmod", "amod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"DET", "ADJ", "ADV", "NUM", "NOUN", "PROPN", "VERB", "CCONJ", "PART", "SYM"})


def head_of(span: Span) -> Token:
    """Return the head of a noun phrase; where its root is none ("a guest vouches"), the last noun of its first words.

    A stretch without any noun ("a second") is headed by the last of its first words.
    """
    root = span.root
    if root.pos_ in _NOMINAL and not (root.dep_ in _JOINED and root.head.i >= span.end):
        return root
    first: list[Token] = []
    for token in span:
        if token.pos_ not in _WITHIN and token.text != "-":
            break
        first.append(token)
    nouns = [token for token in first if token.pos_ in _NOUNS]
    plain = [token for token in first if token.pos_ in {"ADJ", "VERB"}]
    return (nouns or plain or [root])[-1]
