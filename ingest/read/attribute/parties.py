"""What stands beside a saying: to whom it was said, where, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.lexicon import Lexicon
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import noun_phrase
from ingest.read.attribute.view import Tokens, View

_TIMES = frozenset({"DATE", "TIME"})
_TOLD = frozenset({"quote_after", "quote_before", "clause", "bare", "to", "person"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The tokens of addressee, medium and time."""

    addressee: Tokens = ()
    medium: Tokens = ()
    when: Tokens = ()


def parties(view: View, lexicon: Lexicon, draft: Draft) -> Parties:
    """Return what stands beside the cue of a draft."""
    verb = draft.head
    if view.pos[verb] not in {"VERB", "AUX"}:
        return Parties()
    taken = {*draft.content, *draft.speaker, *draft.cue}
    addressee = _addressee(view, lexicon, draft, taken)
    medium: Tokens = ()
    when: Tokens = ()
    for kid in view.kids[verb]:
        if kid in taken or view.sentence[kid] != view.sentence[verb]:
            continue
        medium = medium or tuple(i for i in _medium(view, lexicon, kid) if i not in taken)
    for kid in _around(view, verb):
        if kid not in taken:
            when = when or tuple(i for i in _when(view, kid) if i not in taken)
    medium = medium or tuple(i for i in _vehicle(view, lexicon, verb) if i not in taken)
    medium = view.trim(i for i in medium if i not in when)
    if addressee and not medium and _is_outlet(view, lexicon, addressee):
        return Parties((), addressee, when)
    return Parties(addressee, medium, when)


def _around(view: View, verb: int) -> Iterator[int]:
    """Yield what hangs on a verb, and on the phrases that hang on it: "in an interview on Tuesday"."""
    for kid in view.kids[verb]:
        yield kid
        if view.dep[kid] == "prep":
            for noun in view.kids_of(kid, "pobj"):
                yield from view.kids_of(noun, "prep", "npadvmod")
                for prep in view.kids_of(noun, "prep"):
                    for inner in view.kids_of(prep, "pobj"):
                        yield from view.kids_of(inner, "prep", "npadvmod")


def _addressee(view: View, lexicon: Lexicon, draft: Draft, taken: set[int]) -> Tokens:
    verb = draft.head
    if draft.rule not in _TOLD:
        return ()
    for kid in view.kids_of(verb, "dobj", "dative"):
        if kid > verb and kid not in taken and view.lemma[verb] in lexicon.lists["addressees"]["verbs"]:
            noun = view.kid(kid, "pobj") if view.dep[kid] == "dative" and view.pos[kid] == "ADP" else kid
            if noun is None:
                return ()
            name = view.kid(verb, "dobj")
            whole = noun_phrase(view, noun)
            if name is not None and whole and name == whole[-1] + 1 and view.pos[name] == "PROPN":
                whole += (name,)  # a name that the parse took for two objects
            return tuple(i for i in whole if i not in taken)
    for prep in view.kids_of(verb, "prep"):
        noun = view.kid(prep, "pobj")
        if view.low[prep] == "to" and noun is not None and noun not in taken and view.entity[noun] not in _TIMES:
            return tuple(i for i in noun_phrase(view, noun) if i not in taken)
    return ()


def _is_outlet(view: View, lexicon: Lexicon, tokens: Tokens) -> bool:
    words = {view.low[i] for i in tokens}
    named = bool(tokens) and view.pos[tokens[-1]] == "PROPN"
    return named and bool(words & lexicon.lists["media"]["outlets"])


def _medium(view: View, lexicon: Lexicon, prep: int) -> Tokens:
    if view.dep[prep] != "prep" or view.low[prep] not in lexicon.lists["media"]["prepositions"]:
        return ()
    noun = view.kid(prep, "pobj")
    if noun is None:
        return ()
    if view.lemma[noun] in lexicon.lists["media"]["nouns"] or _is_outlet(view, lexicon, (noun,)):
        return noun_phrase(view, noun)
    return ()


def _vehicle(view: View, lexicon: Lexicon, verb: int) -> Tokens:
    """Return what was issued to say it: "published an article saying"."""
    if view.tag[verb] != "VBG" or view.dep[verb] not in {"advcl", "acl", "xcomp"}:
        return ()
    thing = view.kid(view.head[verb], "dobj")
    return (
        noun_phrase(view, thing) if thing is not None and view.lemma[thing] in lexicon.lists["media"]["nouns"] else ()
    )


def _when(view: View, kid: int) -> Tokens:
    if view.dep[kid] in {"npadvmod", "advmod"} and view.entity[kid] in _TIMES:
        return _stretch(view, kid)
    if view.dep[kid] == "prep" and view.low[kid] in {"on", "in", "at", "during", "since", "late", "early"}:
        noun = view.kid(kid, "pobj")
        if noun is not None and view.entity[noun] in _TIMES:
            return _stretch(view, kid)
    return ()


def _stretch(view: View, top: int) -> Tokens:
    """Return the words around a time that belong to it, in one stretch."""
    inside = set(view.subtree(top, without=frozenset({"relcl", "advcl", "ccomp"})))
    start = end = top
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return view.trim(view.between(start, end + 1))
