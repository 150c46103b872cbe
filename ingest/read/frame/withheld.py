"""The places where a text says that no evidence was given: "without offering proof", "gave no source"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.read.frame.kinds import kind_of
from ingest.read.frame.lexicon import words_of
from ingest.read.text import text_of
from kg.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = words_of("evidence")["none"]
_VERBS, _PROOFS, _OTHERS = set(_WORDS["verbs"]), set(_WORDS["proofs"]), set(_WORDS["others"])
_DENIED, _GOVERNORS, _FEW = set(_WORDS["denied"]), set(_WORDS["governors"]), set(_WORDS["few"])
_PATTERN = re.compile("|".join(p.replace(" ", r"\s+") for p in _WORDS["patterns"]), re.IGNORECASE)


def withheld(doc: Doc, first: int, last: int) -> Iterator[tuple[Span, Token]]:
    """Yield the characters of each such place between two tokens, with the word that it hangs on."""
    for match in _PATTERN.finditer(text_of(doc), doc[first].idx, doc[last - 1].idx + len(doc[last - 1])):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            yield match.span(), _verb_in(span.root, span.start, span.end)
    for token in doc[first:last]:
        if token.dep_ not in {"dobj", "nsubjpass"} or token.head.lemma_.lower() not in _VERBS:
            continue
        begin = _refused(token)
        if begin is not None:
            edges = (begin, token) if begin.i < token.i else (token, begin)
            yield (edges[0].idx, edges[1].idx + len(edges[1].text)), token.head


def _verb_in(root: Token, first: int, last: int) -> Token:
    """Return the first verb of a stretch, else its root."""
    return next((token for token in root.doc[first:last] if token.pos_ == "VERB"), root)


def _refused(noun: Token) -> Token | None:
    """Return the first word that says that a verb's object was not given."""
    verb, word = noun.head, noun.lemma_.lower()
    lemma = verb.lemma_.lower()
    named = word in _PROOFS or word in _OTHERS or noun.lower_ in _OTHERS
    known = named or (lemma in _DENIED and kind_of(noun) is not None)
    governor = verb.head if verb.dep_ in {"xcomp", "pcomp"} else None
    if governor is not None and governor.lower_ == "without" and (known or kind_of(noun)):
        return governor
    if governor is not None and governor.lemma_ in _GOVERNORS and known:
        return governor
    if noun.lower_ in {"nothing", "none"} and word not in _OTHERS:
        return verb if lemma in _DENIED and any(child.dep_ in {"relcl", "acl"} for child in noun.children) else None
    few = any(child.lower_ in _FEW for child in noun.children)
    if few and (named or (lemma in _DENIED and kind_of(noun) is not None)):
        return verb
    if verb.dep_ == "pcomp":
        return None  # "mocked him for not showing it"
    negation = next((child for child in verb.children if child.dep_ == "neg"), None)
    if negation is not None and (word in _PROOFS or (known and lemma in _DENIED)):
        return next((child for child in verb.children if child.dep_ == "aux"), negation)
    return None
