"""Contents in less usual shapes: inner marks, "said yes", "denied taking it", "bragged the flames were high"."""

from __future__ import annotations

from ingest.read.attribute.clauses import hull
from ingest.read.attribute.cues import Match
from ingest.read.attribute.surface import is_quoted
from ingest.read.attribute.view import Tokens, View

_NEAR = 5
_PAIRS = {"'": "'", "‘": "’", "“": "”", '"': '"', "``": "''"}
_ANSWERING = frozenset({"say", "answer", "reply"})
_EMPTY = frozenset({"thing", "word", "lot", "bit", "prayer", "grace", "mass", "line", "way", "day"})


def inner_quotation(view: View, match: Match) -> Tokens:
    """Return what stands between marks within a quotation soon after a verb."""
    inside = is_quoted(view, match.verb)
    for i in range(match.last + 1, min(match.last + _NEAR, view.size - 1)):
        mark = view.text[i]
        single = mark in {"'", "‘"}
        if mark in _PAIRS and single == inside and not view.after[i] and (single or _in_singles(view, match.verb)):
            return _between(view, i, _PAIRS[mark])
        if view.text[i] in {".", ";", "?", "!", "”"} or view.is_finite(i):
            return ()
    return ()


def _in_singles(view: View, verb: int) -> bool:
    """Tell whether a token stands between curly single marks."""
    start = view.blocks[view.block[verb]][0] if view.block[verb] >= 0 else verb
    opened = max((i for i in range(start, verb) if view.text[i] == "‘"), default=None)
    return opened is not None and not any(view.text[i] == "’" and view.after[i] for i in range(opened, verb))


def _between(view: View, start: int, closing: str) -> Tokens:
    end = view.blocks[view.block[start]][1] if view.block[start] >= 0 else view.size
    for i in range(start + 2, end):
        detached = view.after[i] or i + 1 >= view.size or not view.text[i + 1][:1].isalnum()
        if view.text[i] == closing and detached and view.tag[i] != "POS":
            return view.between(start, i + 1)
    return ()


def answer(view: View, match: Match) -> Tokens:
    """Return the short answer of "said yes", "said 53", "said cheap internet"."""
    if view.lemma[match.verb] not in _ANSWERING or len(match.cue.words) > 1:
        return ()
    for kid in view.kids_of(match.verb, "dobj", "intj"):
        number = view.pos[kid] == "NUM" or view.low[kid] in {"yes", "no"}
        noun = view.pos[kid] == "NOUN" and view.lemma[kid] not in _EMPTY and view.entity[kid] not in {"DATE", "TIME"}
        if kid > match.last and (number or (noun and is_quoted(view, match.verb))):
            return view.trim(view.subtree(kid))
    return ()


def gerund(view: View, match: Match) -> Tokens:
    """Return the -ing clause of a verb like "deny": "denied taking it", "described them leaving"."""
    for kid in view.kids_of(match.verb, "xcomp", "ccomp", "pcomp"):
        finite = any(view.tag[k] != "VBG" for k in view.kids_of(kid, "aux"))
        if kid > match.last and (view.tag[kid] == "VBG" or view.kid(kid, "aux") is not None) and not finite:
            return view.trim(hull(view, [i for i in view.subtree(kid) if i > match.last]))
    return ()


def garden(view: View, match: Match) -> Tokens:
    """Return a clause whose subject the parse took for the verb's object: "bragged the flames were high"."""
    verb = match.verb
    thing = view.kid(verb, "dobj")
    if thing is None or thing < verb or view.tag[verb] == "VBG":
        return ()
    after = view.next(max(view.subtree(thing)))
    while after is not None and (view.text[after] in {'"', "“", "``", "‘", "'"} or view.pos[after] == "ADV"):
        after = view.next(after)
    if after is None or view.sentence[after] != view.sentence[verb] or not view.is_finite(after):
        return ()
    if view.pos[after] not in {"VERB", "AUX"} or view.kid(after, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    if view.dep[after] not in {"ccomp", "conj", "dep", "advcl"}:
        return ()
    return view.trim(hull(view, [*view.subtree(thing), *(i for i in view.subtree(after) if i >= after)]))
