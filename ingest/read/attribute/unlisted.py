"""Verbs beside a quotation that no lexicon lists: “...,” giggled one guest; Ada Fenn snorted: “...”."""

from __future__ import annotations

from ingest.lexicon import Cue, Lexicon
from ingest.read.attribute.cues import Match
from ingest.read.attribute.quotations import Quotation
from ingest.read.attribute.subjects import is_voice, noun_phrase, subject_head
from ingest.read.attribute.view import View

_TENSED = frozenset({"VBD", "VBZ"})
_ENDS = frozenset({",", "?", "!", "—", "–", "…", "..."})
_AFTER = frozenset({".", ",", ":", ";"})
_MARKS = frozenset({"”", '"', "''", "’", "'"})
_NO_SPEAKER = frozenset({"it", "this", "that", "i", "we", "you"})
_QUOTE = frozenset({"quote"})
_SENDING = frozenset({"post", "write", "email", "tweet", "read", "circulate"})
_NEAR = 12


def unlisted(view: View, lexicon: Lexicon, quotation: Quotation, limit: int) -> tuple[str, Match] | None:
    """Return rule and match of a verb that stands beside a quotation as a saying does, with a subject that speaks."""
    verb, rule = _following(view, quotation, limit), "quote_after"
    if verb is None:
        verb, rule = _leading(view, quotation), "quote_before"
    if verb is None or view.pos[verb] != "VERB" or view.lemma[verb] in view.grammar["acting"]:
        return None
    who = subject_head(view, verb)
    if who is None or quotation.start <= who < quotation.end or view.low[who] in _NO_SPEAKER:
        return None
    if not is_voice(view, who, lexicon.lists["speakers"]):
        return None
    return rule, Match(Cue((view.lemma[verb],), "states", 0.5, _QUOTE), verb, verb)


def issued(view: View, lexicon: Lexicon, quotation: Quotation) -> tuple[str, Match] | None:
    """Return rule and match of what a paragraph that ends with a colon sends out: "Roe issued this statement:"."""
    colon = view.previous(quotation.start)
    if colon is None or view.text[colon] != ":" or view.block[colon] == view.block[quotation.start]:
        return None
    for verb in range(colon - 1, view.bounds(colon)[0] - 1, -1):
        thing = view.kid(verb, "dobj")
        if thing is None or thing < verb or view.tag[verb] not in _TENSED or view.dep[verb] in {"relcl", "acl"}:
            continue
        sends = view.lemma[verb] in lexicon.lists["nouns_with"]["light"] | _SENDING
        who = subject_head(view, verb)
        if sends and who is not None and view.lemma[thing] in lexicon.lists["media"]["nouns"]:
            return "quote_before", Match(Cue((view.lemma[verb],), "states", 0.5, _QUOTE), verb, thing)
    return None


def _following(view: View, quotation: Quotation, limit: int) -> int | None:
    """Return the verb of “...,” giggled one guest, or of “...,” she huffed."""
    first = view.next(quotation.end - 1)
    inner = view.previous(quotation.end - 1)
    if first is None or inner is None or first >= limit or view.block[first] != view.block[quotation.end - 1]:
        return None
    if view.text[inner][-1:] not in _ENDS:
        return None
    if view.tag[first] in _TENSED and not any(kid > first for kid in view.kids_of(first, "dobj")):
        return first
    for i in range(first + 1, min(first + _NEAR, limit, view.bounds(first)[1])):
        if view.tag[i] in _TENSED and view.pos[i] == "VERB":
            who = subject_head(view, i)
            after = view.next(i)
            alone = after is None or view.text[after] in _AFTER or view.pos[after] in {"ADP", "ADV"}
            starts = who is not None and who < i and first in noun_phrase(view, who, i)
            more = any(kid > i for kid in view.kids_of(i, "dobj", "ccomp"))
            return i if starts and alone and not more else None
        if view.text[i] in {".", ";", ":"}:
            return None
    return None


def _leading(view: View, quotation: Quotation) -> int | None:
    """Return the verb of Ada Fenn snorted: “...”."""
    mark = view.previous(quotation.start)
    if mark is None or view.text[mark] not in {",", ":"} or view.block[mark] != view.block[quotation.start]:
        return None
    verb = view.previous(mark)
    while verb is not None and view.pos[verb] == "ADV":
        verb = view.previous(verb)
    if verb is None or view.tag[verb] not in _TENSED or view.dep[verb] in {"relcl", "acl"}:
        return None
    return verb
