"""Whom a quotation without a printed speaker is from: who was brought in by the sentence before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.found import Found
from ingest.read.names import Names
from ingest.read.unnamed import unnamed_source
from kg.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def brought_in(doc: Doc, names: Names, found: Sequence[Found], number: int) -> Entity | Span | None:
    """Return a person whom the sentence before a quotation is about, where nobody says anything in that sentence.

    "Orrin Vale farms next to the site." brings him in; so does "One mother had come from Leeds.", which gives the words
    for a person without a name. None where it is about nobody, or a saying stands there: then that speaker goes on.
    """
    start = found[number].anchor[0]
    before = doc.char_span(start, start + 1, alignment_mode="expand")
    last = _last_word(doc, before.start) if before is not None else None
    if last is None or any(_reaches(one, last.sent, start) for one in found):
        return None
    subject = next((child for child in last.sent.root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    entity = names.at(subject) if subject is not None else None
    if entity is not None and entity.kind == "person":
        return entity
    persons = {m.entity for m in names.within(last.sent.start_char, last.sent.end_char) if m.kind == "person"}
    if len(persons) == 1:
        return names.entity(persons.pop())
    if entity is not None or subject is None or subject.pos_ != "NOUN":
        return None
    phrase = _phrase(subject)
    return phrase if unnamed_source(phrase) is not None else None


def _last_word(doc: Doc, at: int) -> Token | None:
    return next((doc[i] for i in range(at - 1, -1, -1) if not doc[i].is_space and not doc[i].is_punct), None)


def _reaches(one: Found, sentence: Span, before: int) -> bool:
    """Tell whether a saying before a place stands in a sentence, or ends in it."""
    spans = (*one.cue, *one.content, *one.speaker)
    return one.anchor[0] < before and any(
        start < sentence.end_char and sentence.start_char < end for start, end in spans
    )


def _phrase(head: Token) -> Span:
    """Return a noun with what stands before it and hangs on it, up to a relative clause."""
    kept = [head.i]
    for child in head.children:
        if child.dep_ not in {"relcl", "acl", "punct", "appos"}:
            kept.extend(token.i for token in child.subtree)
    return head.doc[min(kept) : max(kept) + 1]
