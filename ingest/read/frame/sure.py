"""When a pronoun's antecedent is sure enough to be printed in its place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.text import text_of
from kg.records import Act, Entity, Mention, Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.read.found import Found
    from ingest.read.names import Names

# Of these a speaker says "it" of others as readily as of itself.
_OF_OTHERS: set[Act] = {"alleges", "believes", "doubts", "demands", "asks"}
_THINGS = {"it", "its", "itself"}
_PERSONAL = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_BRACKETS = {"(": 1, ")": -1, "[": 1, "]": -1}
_QUOTES = {"“": 1, "”": -1, "«": 1, "»": -1, "„": 1, "``": 1, "''": -1, "’’": -1}


def opening_is_speaker(found: Found, speaker: Entity) -> bool:
    """Say whether "it" that opens a content is the body that says it."""
    return found.style != "direct" and speaker.kind == "organisation" and found.act not in _OF_OTHERS


def is_sure(doc: Doc, found: Found, names: Names, mention: Mention, entity: Entity) -> bool:
    """Say whether a third-person pronoun may be replaced by the name of its antecedent.

    "He" and "she" mostly may. "It" may where nothing else in the sentence so far could be meant, or where it is the
    one subject of its clause; never in brackets or a quotation. "They" may where it opens what a group says.
    """
    low = mention.text.lower()
    if low in _PERSONAL and entity.kind not in {"person", "unnamed"}:
        return False
    if low not in _THINGS | _PLURAL:
        return True
    token = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if token is None or found.style == "direct" or _is_enclosed(token[0]):
        return False
    opens = text_of(doc)[found.content[0][0] : mention.start].strip().lower() in {"", "that"}
    if low in _PLURAL:
        return opens and not _is_one(entity) and any(names.at(span) == entity for span in found.speaker)
    if opens and any(names.at(span) == entity for span in found.speaker):
        return opening_is_speaker(found, entity)
    return _is_only(doc, names, token[0], entity)


def _is_one(entity: Entity) -> bool:
    """Say whether a speaker is a single person: what "they" do there is mostly done by others."""
    return entity.kind == "person" or entity.name.lower().split(" ")[0] in {"a", "an", "one", "another"}


def _is_enclosed(token: Token) -> bool:
    """Say whether a token stands in brackets or between marks that open in its sentence."""
    depth = quoted = 0
    straight = False
    for before in token.doc[_first(token) : token.i]:
        depth = max(0, depth + _BRACKETS.get(before.text, 0))
        quoted = max(0, quoted + _QUOTES.get(before.text, 0))
        straight ^= before.text == '"'
    return depth > 0 or quoted > 0 or straight


def _first(token: Token) -> int:
    at = int(token.i)
    while at > 0 and not token.doc[at].is_sent_start:
        at -= 1
    return at


def _is_only(doc: Doc, names: Names, token: Token, entity: Entity) -> bool:
    """Say whether the antecedent is named before in the sentence, and nothing else that "it" could mean is."""
    first = doc[_first(token)].idx
    before = [mention for mention in names.within(first, token.idx) if not _is_pronoun(mention)]
    things = [names.entity(mention.entity) for mention in before if mention.kind not in {"person", "unnamed", "place"}]
    subject = _single_subject(token, names)
    if entity not in things:
        return False
    return all(thing == entity for thing in things) or subject == entity


def _is_pronoun(mention: Mention) -> bool:
    return mention.text.lower() in _THINGS | _PLURAL


def _single_subject(token: Token, names: Names) -> Entity | None:
    """Return the subject of a possessive's clause, where it is one and not several."""
    if token.tag_ != "PRP$":
        return None
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i < token.i:
            return None if any(part.dep_ == "conj" for part in child.children) else names.at(child)
    return None


def sentences(text: str, spans: Spans) -> Sequence[bool]:
    """Say of each piece of a content whether a sentence ends with it: the next begins with a capital in a quotation."""
    ends = []
    for (_, end), (start, _) in itertools.pairwise(spans):
        after = text[start:].lstrip("\"“‘'")[:1]
        ends.append(text[end - 1 : end] not in ".?!…" and after.isupper() and "." in text[end:start])
    return [*ends, False]
