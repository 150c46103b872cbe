"""Where cues stand: verbs with the words that must follow them, and the tokens that belong to a cue."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.lexicon import Cue, Lexicon
from ingest.read.attribute.view import Tokens, View
from kg.records import Act

_LOOKAHEAD = 3
_AROUND = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_NEGATED: dict[Act, Act] = {
    "states": "declines_comment",
    "confirms": "declines_comment",
    "denies": "states",
    "believes": "doubts",
    "doubts": "believes",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A cue of the lexicon at a verb; ``last`` is the last of its tokens."""

    cue: Cue
    verb: int
    last: int


def matches(view: View, lexicon: Lexicon, verb: int) -> list[Match]:
    """Return the cues that stand at a token, the longest first."""
    mistaken = view.tag[verb] in {"NN", "NNS"} and view.kid(verb, "ccomp") is not None
    if not (view.tag[verb].startswith("VB") or view.low[verb] in {"said", "says"} or mistaken):
        return []
    lemma = "say" if view.low[verb] in {"said", "says"} else view.lemma[verb]
    lemma = lexicon.lemmas.get(lemma, lemma)
    found = ((cue, _last(view, verb, cue.words[1:])) for cue in lexicon.verbs.get(lemma, ()))
    return [Match(cue, verb, last) for cue, last in found if last is not None]


def _last(view: View, verb: int, words: tuple[str, ...]) -> int | None:
    """Return the last token of the words that follow a verb, with at most a few others in between."""
    at = verb
    for word in words:
        window = range(at + 1, min(at + 1 + _LOOKAHEAD, view.size))
        hit = next((i for i in window if view.low[i] == word), None)
        if hit is None or (hit > at + 1 and view.head[hit] not in {verb, at}):
            return None
        at = hit
    return at


def cue_tokens(view: View, verb: int, last: int) -> Tokens:
    """Return a cue with its auxiliaries, negation and the adverbs directly around it."""
    tokens = {verb, *range(verb, last + 1)} if last - verb <= _LOOKAHEAD + 1 else {verb, last}
    tokens.update(kid for kid in view.kids[verb] if view.dep[kid] in {"aux", "auxpass", "neg", "prt"} and kid < verb)
    start = min(tokens)
    while start - 1 >= 0 and view.head[start - 1] == verb and view.dep[start - 1] in _AROUND:
        start -= 1
    inner = [i for i in range(start, verb) if view.dep[i] in _AROUND and view.head[i] == verb]
    return tuple(sorted(i for i in {*tokens, *inner} if not view.space[i]))


def act_of(view: View, verb: int, act: Act) -> Act:
    """Return the act of a cue, turned round where its verb is negated; not to know something is no doubt."""
    if act == "believes" and view.lemma[verb] in view.grammar["knowing"]:
        return act
    if act in {"confirms", "denies"} and any(view.low[i] in {"neither", "nor"} for i in range(max(0, verb - 4), verb)):
        return "declines_comment"
    if not view.is_negated(verb):
        return act
    if act == "denies" and _with_confirming(view, verb):
        return "declines_comment"
    return _NEGATED.get(act, act)


def _with_confirming(view: View, verb: int) -> bool:
    """Tell whether a verb stands in "neither confirmed nor denied"."""
    return any(view.lemma[i] in {"confirm", "nor"} for i in range(max(0, verb - 3), min(view.size, verb + 4)))
