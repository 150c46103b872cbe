"""Roles and sorts whose bearer the text names elsewhere: "the mayor" ... "Mayor Ada Roe"; "a chef" ... "Ada Roe"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.read.names.called import is_office
from ingest.read.names.lexicon import NameWords
from ingest.read.names.nouns import families_of
from ingest.read.names.referents import Place, Referent
from ingest.read.names.scene import Scene
from ingest.read.names.spans import NameSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that"})
_NOT_ONE = frozenset({"no", "any", "every", "each", "another", "some", "either", "neither"})
_A = frozenset({"a", "an"})
_OF_PEOPLE = frozenset({"his", "her", "their"})
_OF_SPEAKERS = frozenset({"my", "our", "your"})
_LEAD = 2  # sentences in which a story may call by a role whom it names later
_SOON = 3  # sentences within which it then names them


def join_bearers(scene: Scene, named: Sequence[Referent], nameless: Sequence[Referent]) -> list[Referent]:
    """Give the places of nameless roles to the referents that bear them, and return the nameless ones left."""
    left: list[Referent] = []
    for referent in nameless:
        bearer = _bearer(scene, named, referent)
        if bearer is None:
            left.append(referent)
            continue
        bearer.places.extend(referent.places)
        bearer.places.sort(key=lambda place: place.start)
        bearer.traits.genders.update(referent.traits.genders)
    return left


def _bearer(scene: Scene, named: Sequence[Referent], referent: Referent) -> Referent | None:
    first = referent.places[0] if referent.places else None
    if first is None or first.how != "noun" or referent.plural or referent.parts:
        return None
    token = scene.doc[first.head]
    if _determiner(token) in _NOT_ONE | _OF_SPEAKERS or token.dep_ in {"attr", "oprd"}:
        return None
    fit = [one for one in named if _may_be(one, referent)]
    called = [one for one in fit if referent.noun in calls(one, scene.words) and _agree(one, referent)]
    if not _is_definite(token):
        lead = scene.sentence[first.head] < _LEAD and _determiner(token) in _A
        called = [
            one
            for one in called
            if (lead and _is_later(scene, one, first)) or _is_taken_up(scene, one, first, referent.noun)
        ]
    if called:
        return _nearest(called, first)
    return _named_soon(scene, fit, referent, first) or _body_before(scene, fit, referent, first)


def calls(referent: Referent, words: NameWords) -> set[str]:
    """Return the nouns that a named referent is called by, titles written out and "ex-" left off."""
    nouns = {words.long_titles.get(noun, noun) for noun in referent.traits.nouns}
    return nouns | {noun.removeprefix("ex-") for noun in nouns}


def _determiner(token: Token) -> str:
    return next((child.lower_ for child in token.lefts if child.dep_ in {"det", "poss", "nummod"}), "")


def _is_definite(token: Token) -> bool:
    hyphenated = token.i > 2 and token.nbor(-1).text == "-" and token.nbor(-3).lower_ in _DEFINITE  # "the ex-deputy"
    return hyphenated or any(child.dep_ == "poss" or child.lower_ in _DEFINITE for child in token.lefts)


def _may_be(one: Referent, referent: Referent) -> bool:
    """Tell whether kind, sex and people leave it open that a named referent is a nameless one."""
    if one.kind in {"place", "group", "event", "product", "work"} or (referent.person and one.kind == "organisation"):
        return False
    if not referent.person and one.kind == "person":
        return False
    a, b = one.traits, referent.traits
    if a.gender and b.gender and a.gender != b.gender:
        return False
    return not (a.demonyms and b.demonyms and not a.demonyms & b.demonyms)


def _agree(one: Referent, referent: Referent) -> bool:
    """Tell whether what is said of a role is not another's: "the finance chief" is no "chief executive"."""
    tied, ties = referent.traits.related, one.traits.related
    if tied and ties and not tied & ties:  # the leader of one party is not another's
        return False
    said, known = referent.traits.modifiers, one.traits.modifiers
    compounds = {noun for noun in one.traits.nouns if " " in noun and noun.split()[-1] == referent.noun}
    words = {word for noun in compounds for word in noun.split()[:-1]} | known
    return not said or said <= words or not words


def _is_later(scene: Scene, one: Referent, first: Place) -> bool:
    """Tell whether somebody is named for the first time, headlines left out, after a place."""
    told = _told(scene, one)
    return told is not None and told.start > first.start


def _told(scene: Scene, one: Referent) -> NameSpan | None:
    """Return where somebody is first named below the headlines."""
    heads = scene.doc.spans.get("headings", ())
    return next((span for span in one.names if not any(h.start <= span.start < h.end for h in heads)), None)


def _is_taken_up(scene: Scene, one: Referent, first: Place, noun: str) -> bool:
    """Tell whether a role told of first as "a deputy" is later the definite one of a name: "the deputy, Ada Roe"."""
    return one.names[0].start > first.start and any(
        place.how == "noun"
        and place.start > first.start
        and scene.doc[place.head].lemma_.casefold().removeprefix("ex-") == noun
        and _is_definite(scene.doc[place.head])
        for place in one.places
    )


def _nearest(called: Sequence[Referent], first: Place) -> Referent:
    """Return who is named last before a place, else first after it."""
    before = [(place.start, n) for n, one in enumerate(called) for place in one.places if place.start < first.start]
    return called[max(before)[1]] if before else min(called, key=lambda one: one.names[0].start)


def _named_soon(scene: Scene, fit: Iterable[Referent], referent: Referent, first: Place) -> Referent | None:
    """Return whom the lead of a story calls by a role only, where the next sentences give the name without another."""
    words, sentence = scene.words, scene.sentence
    here = sentence[first.head]
    token = scene.doc[first.head]
    if here >= _LEAD or scene.quotation[first.head] or any(child.lower_ in _OF_PEOPLE for child in token.lefts):
        return None
    if referent.noun in words.shy | words.common_bodies or referent.person is False:
        return None
    soon = 1 if is_office(token) else _SOON
    later = [one for one in fit if _is_later(scene, one, first) and _leads(scene, one)]
    told = {id(one): span.start for one in later if (span := _told(scene, one))}
    one = min(later, key=lambda one: told[id(one)], default=None)
    if one is None or not 0 < sentence[told[id(one)]] - here <= soon:
        return None
    other = {noun for noun in calls(one, words) if noun in words.persons or noun in words.families}
    if referent.person and not _is_surely_person(one, words):
        return None
    known = families_of(one, words)
    sort = bool(referent.person) or not known or bool(known & words.families.get(referent.noun, frozenset()))
    return one if sort and not other - words.courtesies else None


def _leads(scene: Scene, one: Referent) -> bool:
    """Tell whether a name first stands as a subject or an owner."""
    told = _told(scene, one)
    return told is not None and scene.role(scene.doc[told.head]) in {"subject", "possessor"}


def _is_surely_person(one: Referent, words: NameWords) -> bool:
    parts = one.names[0].key.split()
    return len(parts) > 1 and (one.traits.gender is not None or parts[0] in words.first_names or one.kind == "person")


def _body_before(scene: Scene, fit: Iterable[Referent], referent: Referent, first: Place) -> Referent | None:
    """Return the body that "the trust" means: of those named before, one with the noun in its name, else the main."""
    token, noun = scene.doc[first.head], referent.noun
    traits = referent.traits
    if referent.person or noun not in scene.words.families or not _is_definite(token):
        return None
    if traits.related or traits.modifiers:
        return None
    before = [one for one in fit if one.kind == "organisation" and one.names[0].start < first.start]
    exact = [one for one in before if any(noun in key.split() for key in one.keys)]
    if exact:
        return _nearest(exact, first)
    if noun not in scene.words.firms or any(child.dep_ == "poss" for child in token.lefts):
        return None
    firms = [one for one in before if not one.keys & scene.words.outlets and _may_be_firm(one, scene.words)]
    return max(firms, key=lambda one: len(one.places), default=None)


def _may_be_firm(one: Referent, words: NameWords) -> bool:
    nouns = {*one.traits.nouns, *(key.split()[-1] for key in one.keys if key)}
    families = [words.families[noun] for noun in nouns if noun in words.families]
    families = families or [frozenset(families_of(one, words))]
    return not families[0] or any(0 in family for family in families)
