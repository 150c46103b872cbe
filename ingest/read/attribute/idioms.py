"""Idioms that need no content: "stayed mum", "kept his counsel", "took that back", read from the lexicon."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from ingest.read.attribute.clauses import hull
from ingest.read.attribute.cues import cue_tokens
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import noun_phrase, subject_head
from ingest.read.attribute.view import Tokens, View
from kg.records import Act

_GAP = 2
_MARKS = frozenset({"“", '"', "``", "‘", "'"})
_ABOUT = frozenset({"on", "about", "over", "whether"})
_ACTS: tuple[Act, ...] = ("declines_comment", "no_response", "retracts", "denies")
_SILENT = frozenset({"declines_comment", "no_response"})
_ENDS = frozenset({".", ",", ";", "!", "—", "–"})
_OWN = frozenset({"his", "her", "its", "their"})


def by_idiom(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Return a draft where an idiom of silence begins at a verb."""
    groups = (words["mum"], words["gone"], words["unsaid"], words["unbelieved"])
    for pattern, act in _patterns(groups).get(view.lemma[verb], ()):
        last = _last(view, verb, pattern)
        if last is not None and (act in _SILENT or _is_end(view, last)):
            return _draft(view, verb, last, act)
    return None


@functools.cache
def _patterns(idioms: tuple[frozenset[str], ...]) -> dict[str, list[tuple[tuple[str, ...], Act]]]:
    by_verb: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for group, act in zip(idioms, _ACTS, strict=True):
        for idiom in sorted(group, key=len, reverse=True):
            pattern = tuple(idiom.split())
            by_verb.setdefault(pattern[pattern[0] == "not"], []).append((pattern, act))
    return by_verb


def _last(view: View, verb: int, pattern: tuple[str, ...]) -> int | None:
    """Return the last word of an idiom; "not" wants a negated verb, "_" a possessive, "|" parts alternatives."""
    if pattern[0] == "not":
        if not view.is_negated(verb):
            return None
        pattern = pattern[1:]
    elif view.is_negated(verb):
        return None
    at = verb
    for word in pattern[1:]:
        hit = next((i for i in range(at + 1, min(at + 2 + _GAP, view.size)) if _fits(view, i, word)), None)
        if hit is None or view.sentence[hit] != view.sentence[verb] or _has_verb(view, at + 1, hit):
            return None
        at = hit
    return at


def _has_verb(view: View, start: int, end: int) -> bool:
    """Tell whether a clause begins between two words: "say it's nothing" is no "say nothing"."""
    return any(view.pos[i] in {"VERB", "AUX"} and view.is_finite(i) for i in view.between(start, end))


def _is_end(view: View, last: int) -> bool:
    """Tell whether a clause ends after an idiom, or goes on with when and where."""
    after = view.next(last)
    if after is None:
        return True
    ended = view.text[after] in _ENDS or view.pos[after] == "CCONJ" or view.entity[after] in {"DATE", "TIME"}
    return ended and not any(view.text[i] in _MARKS for i in view.between(last + 1, last + 4))


def _fits(view: View, i: int, word: str) -> bool:
    if word == "_":
        return view.low[i] in _OWN
    return view.low[i] in word.split("|") or view.lemma[i] in word.split("|")


def _draft(view: View, verb: int, last: int, act: Act) -> Draft | None:
    who = subject_head(view, verb)
    if (
        who is None
        or view.low[who] in {"i", "we", "you", "it", "this", "that", "nobody", "who"}
        or view.pos[who] not in _NOMINAL
    ):
        return None
    rule = "silence" if act == "no_response" else "refusal"
    cue = tuple(sorted({*cue_tokens(view, verb, verb), *view.between(verb, last + 1)}))
    speaker = tuple(i for i in noun_phrase(view, who, verb) if i not in cue)
    about = _about(view, last) if act == "declines_comment" else ()
    return Draft(rule, verb, cue, speaker, about, act)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def _about(view: View, last: int) -> Tokens:
    """Return what an idiom is about: "stayed silent on the matter"."""
    after = view.next(last)
    if after is None or view.low[after] not in _ABOUT or view.sentence[after] != view.sentence[last]:
        return ()
    top = view.head[after] if view.dep[after] == "mark" else after
    return view.trim(hull(view, [i for i in view.subtree(top) if i >= after]))
