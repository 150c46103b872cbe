"""Sayings by their place alone, where the parse has lost them: ", she said." at the end of a sentence."""

from __future__ import annotations

from ingest.read.attribute.subjects import noun_phrase
from ingest.read.attribute.view import Tokens, View

_LONGEST = 14
_TAIL = 30
_OBJECTS = ("dobj", "xcomp", "ccomp", "attr", "acomp", "oprd")
_MARKS = frozenset({"“", "”", '"', "''", "``"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NO_START = frozenset({"ADP", "SCONJ", "CCONJ", "VERB", "AUX", "PUNCT", "PART"})
_RELATIVE = frozenset({"which", "who", "whom", "that", "whose", "what", "as"})


def final_saying(view: View, verb: int) -> tuple[Tokens, Tokens]:
    """Return content and speaker of a finite saying between a comma and its sentence's end, or nothing twice."""
    start, end = view.opening(verb), view.bounds(verb)[1]
    comma = next((i for i in range(verb - 1, max(start, verb - _LONGEST) - 1, -1) if view.text[i] == ","), None)
    if comma is None or view.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return (), ()
    left, zone = view.trim(view.between(start, comma)), view.between(comma + 1, verb)
    tail = view.trim(view.between(verb + 1, end))
    if len(left) < 3 or len(tail) > _TAIL or not _is_whole(view, left):
        return (), ()
    if zone and any(kid > verb for kid in view.kids_of(verb, *_OBJECTS)):
        return (), ()
    speaker = _before(view, zone) if zone else _inverted(view, tail)
    rest = tail if zone else tuple(i for i in tail if i not in speaker)
    if not speaker or any(_is_tensed(view, i) and view.dep[i] != "relcl" for i in rest):
        return (), ()
    return left, speaker


def _is_whole(view: View, left: Tokens) -> bool:
    """Tell whether words before a saying are a sentence: a clause of its own, quotation marks in pairs."""
    if sum(view.text[i] in _MARKS for i in left) % 2 or not any(_is_main(view, i, left) for i in left):
        return False
    subordinate = view.pos[left[0]] == "SCONJ" or view.tag[left[0]] in {"WRB", "VBN", "VBG"}
    return not subordinate or any(view.text[i] == "," for i in left)


def _is_main(view: View, i: int, left: Tokens) -> bool:
    """Tell whether a tensed verb stands in no relative clause of these words."""
    if not _is_tensed(view, i):
        return False
    while view.dep[i] != "relcl":
        if view.head[i] == i or view.head[i] not in left:
            return True
        i = view.head[i]
    return False


def _is_tensed(view: View, i: int) -> bool:
    return view.pos[i] in {"VERB", "AUX"} and view.is_finite(i)


def _before(view: View, zone: Tokens) -> Tokens:
    """Return the words between comma and verb if they are a subject and nothing else."""
    kept = list(zone)
    while kept and view.pos[kept[-1]] in {"ADV", "AUX"}:
        kept.pop()
    if not kept or view.pos[kept[0]] in _NO_START or view.pos[kept[-1]] not in _NOMINAL:
        return ()
    bad = any(view.low[i] in _RELATIVE or view.pos[i] in {"VERB", "SCONJ"} for i in kept)
    bad = bad or (view.pos[kept[-1]] == "PRON" and len(kept) > 1)
    return () if bad else tuple(kept)


def _inverted(view: View, tail: Tokens) -> Tokens:
    """Return the noun phrase after an inverted verb: ", said the bank"."""
    if not tail or view.pos[tail[0]] in _NO_START | {"ADV"} or view.low[tail[0]] in _RELATIVE:
        return ()
    top = tail[0]
    while view.head[top] in tail and view.head[top] > top and view.pos[view.head[top]] in _NOMINAL:
        top = view.head[top]
    return noun_phrase(view, top) if view.pos[top] in _NOMINAL else ()
