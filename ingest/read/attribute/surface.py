"""Sayings by their place alone, where the parse has lost them: ", she said." at the end of a sentence."""

from __future__ import annotations

from ingest.read.attribute.subjects import noun_phrase
from ingest.read.attribute.view import Tokens, View

_LONGEST = 14
_TAIL = 30
_LABEL = 5
_OBJECTS = ("dobj", "xcomp", "ccomp", "attr", "acomp", "oprd")
_MARKS = frozenset({"“", "”", '"', "''", "``"})
_LAPSE = frozenset({"barely", "days", "hours", "weeks", "months", "minutes", "day", "week", "hour", "month"})
_TENSES = frozenset({"VBD", "VBZ", "VBP"})
_OPEN, _CLOSED = frozenset({"“", "„", "``"}), frozenset({"”", "''"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NO_START = frozenset({"ADP", "SCONJ", "CCONJ", "VERB", "AUX", "PUNCT", "PART"})
_RELATIVE = frozenset({"which", "who", "whom", "that", "whose", "what", "as"})


def final_saying(view: View, verb: int) -> tuple[Tokens, Tokens]:
    """Return content and speaker of a finite saying between a comma and its sentence's end, or nothing twice."""
    start, end = view.opening(verb), view.bounds(verb)[1]
    comma = next((i for i in range(verb - 1, max(start, verb - _LONGEST) - 1, -1) if view.text[i] == ","), None)
    if comma is None or not (view.tag[verb] in _TENSES or _is_passive(view, verb)):
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


def final_document(view: View, verb: int, nouns: frozenset[str]) -> tuple[Tokens, Tokens]:
    """Return content and document of ", filings seen by the Courier show." at a sentence's end, or nothing twice.

    The parse often takes the verb for a noun there, so it is looked for by its form and place.
    """
    start, end = view.opening(verb), view.bounds(verb)[1]
    comma = next((i for i in range(verb - 1, max(start, verb - _LONGEST) - 1, -1) if view.text[i] == ","), None)
    if comma is None or any(view.text[i][:1].isalnum() for i in range(verb + 1, end)):
        return (), ()
    left, zone = view.trim(view.between(start, comma)), view.between(comma + 1, verb)
    noun = next((i for i in zone if view.pos[i] == "NOUN"), None)
    if noun is None or view.lemma[noun] not in nouns or any(view.pos[i] in {"VERB", "ADP"} for i in zone if i < noun):
        return (), ()
    if len(left) < 3 or not _is_whole(view, left) or any(_is_tensed(view, i) and view.tag[i] != "VBN" for i in zone):
        return (), ()
    return left, zone


def _is_passive(view: View, verb: int) -> bool:
    return view.tag[verb] == "VBN" and view.kid(verb, "auxpass") is not None and view.is_finite(verb)


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
    return noun_phrase(view, top) if view.pos[top] in _NOMINAL or view.low[top] == "one" else ()


def is_quoted(view: View, i: int) -> bool:
    """Tell whether a token stands between double marks of its paragraph, or in a turn with the speaker's label."""
    if view.block[i] < 0:
        return False
    depth, first = 0, view.blocks[view.block[i]][0]
    if any(view.text[at] == ":" for at in range(first + 1, min(first + _LABEL, i))):
        return True
    for at in range(first, i):
        if view.text[at] in _OPEN:
            depth = 1
        elif view.text[at] in _CLOSED:
            depth = 0
        elif view.text[at] == '"':
            depth = 1 - depth
    return depth > 0


def without_remark(view: View, content: Tokens) -> Tokens:
    """Return a content up to a remark on the saying itself: ", barely a week after", ", without saying why"."""
    for at in range(3, len(content) - 2):
        if view.text[content[at]] in {",", ";"} and _is_remark(view, content[at:]) and not is_quoted(view, content[at]):
            return view.trim(content[:at])
    return content


def _is_remark(view: View, rest: Tokens) -> bool:
    """Tell whether what begins at a comma or semicolon is told by the text, not by who is cited."""
    opener, follower = rest[1], rest[2]
    if view.text[rest[0]] == ";":
        return True
    if view.low[opener] == "without":
        return view.tag[follower] == "VBG"
    lapse = view.low[opener] in _LAPSE or view.low[follower] in _LAPSE
    return lapse and any(view.low[i] in {"after", "before"} for i in rest[2:6])
