"""Common noun phrases: what they are, and which known referent a definite one means ("the company")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords
from ingest.read.names.referents import Place, Referent, Traits
from ingest.read.names.scene import Scene
from kg.ids import name_key

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.read.names.reading import Memory, Seen

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWN = frozenset({"its", "his", "her", "their", "our", "my", "your", "whose"})
_EMPTY = frozenset({"same", "said", "former", "new", "current", "late", "then", "other", "own", "very"})
_REPORTS = frozenset({"report", "article", "story", "piece"})  # "the report said" after "the Times said"
_ENOUGH = 1.2
_OUTLET = 1
_KIN = 1.1  # how well "the leader" fits a president
_ONLY = 1.2  # more for the only body that "the biscuit maker" may mean
_MAYBE_FIRM = 0.9  # how well "the firm" fits a name that only a tagger takes for a person's


@dataclass(frozen=True, slots=True)
class Phrase:
    """A common noun phrase: first token, head, its noun, determiner, and what else is said in it."""

    start: int
    head: Token
    noun: str
    definite: bool
    owned: bool
    plural: bool
    traits: Traits
    near: bool


def is_phrase(scene: Scene, token: Token) -> bool:
    """Tell whether a token heads a phrase to remember: a common noun, or a role in capitals without a name."""
    role = token.pos_ == "PROPN" and token.lower_ in scene.words.titles and token.dep_ not in {"compound", "nmod"}
    return scene.is_phrase(token) or role


def phrase(scene: Scene, token: Token) -> Phrase:
    """Return the phrase that a noun heads."""
    words = scene.words
    traits = Traits()
    start, definite, owned, near = token.i, False, False, False
    for child in token.lefts:
        if child.dep_ in {"relcl", "punct", "cc", "preconj", "advcl", "nsubj", "aux", "cop", "mark"}:
            continue
        start = min(start, child.left_edge.i)
        if child.dep_ == "det":
            definite = child.lower_ in _DEFINITE
            near = child.lower_ in {"this", "these"}
        elif child.dep_ == "poss":
            owned = True
            if child.pos_ == "PROPN":
                traits.related.add(name_key(child.text))
        elif child.pos_ in {"ADJ", "NOUN", "PROPN", "VERB"}:
            _modifier(child, traits, words)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "at"} and child.i == token.i + 1:
            traits.related.update(name_key(t.text) for t in child.subtree if t.pos_ == "PROPN")
    noun = token.lemma_.casefold()
    plural = token.tag_ in {"NNS", "NNPS"}
    return Phrase(start, token, noun, definite, owned, plural, traits, near)


def _modifier(token: Token, traits: Traits, words: NameWords) -> None:
    for part in (*(child for child in token.lefts if child.dep_ in {"compound", "amod"}), token):
        word = part.text.casefold()
        if word in words.demonyms:
            traits.demonyms.add(words.demonyms[word])
        elif name_key(part.text) in words.same:
            traits.demonyms.add(words.same[name_key(part.text)])
        elif part.pos_ == "PROPN" or part.text[0].isupper():
            traits.related.add(name_key(part.text))
        elif word not in _EMPTY:
            traits.modifiers.add(part.lemma_.casefold())


def nameless(phrase: Phrase) -> Referent:
    """Return a new referent for a phrase."""
    from ingest.read.names.lexicon import load_name_words

    words = load_name_words()
    person = True if phrase.noun in words.persons or phrase.noun == "people" else None
    if person is None and phrase.noun not in words.families:
        person = False
    referent = Referent(noun=phrase.noun, plural=phrase.plural or phrase.noun in {"people", "police"}, person=person)
    referent.traits.add(phrase.traits)
    gender = words.gender_of(phrase.noun)
    if gender:
        referent.traits.genders[gender] += 3
    if person:
        referent.traits.votes["person"] += 1
    elif phrase.noun in words.families:
        referent.traits.votes["organisation"] += 1
    return referent


def antecedent(memory: Memory, phrase: Phrase, names: dict[int, tuple[Referent, Place]]) -> Referent | None:
    """Return whom a phrase means again, if that can be told."""
    beside = _beside(phrase.head, names)
    if beside is not None:
        return beside
    again = None if _is_anothers(phrase.head) else _again(memory, phrase)
    if again is not None and phrase.noun in _REPORTS:
        return again
    if _is_anothers(phrase.head) or (not phrase.definite and not _is_bare_role(memory.scene.words, phrase)):
        return again
    best, most = None, _ENOUGH
    sentence = memory.scene.sentence[phrase.head.i]
    fitting = [
        (referent, seen, score)
        for referent, seen in memory.recent_named(sentence, 40)
        if (score := _score(phrase, referent, memory.scene.words)) is not None
    ]
    only = _ONLY if len(fitting) == 1 and phrase.noun in memory.scene.words.firms else 0.0
    for referent, seen, score in fitting:
        total = score + only + _nearness(seen, sentence, phrase)
        if total > most:
            best, most = referent, total
    return best or again


def _is_anothers(head: Token) -> bool:
    """Tell whether a phrase belongs to somebody called by a noun: "the prime minister's office" is no other office."""
    return any(child.dep_ == "poss" and child.pos_ == "NOUN" for child in head.lefts)


def _is_bare_role(words: NameWords, phrase: Phrase) -> bool:
    return phrase.owned and phrase.noun in words.persons and not phrase.plural


def _beside(head: Token, names: dict[int, tuple[Referent, Place]]) -> Referent | None:
    """Return the name that a phrase stands beside: "the firm, Xeno", "Xeno, the firm"."""
    if head.tag_ in {"NNS", "NNPS"}:
        return None
    if head.dep_ == "appos" and head.head.i in names:
        return names[head.head.i][0]
    for child in head.children:
        if child.dep_ == "appos" and child.i in names and names[child.i][0].kind != "place":
            return names[child.i][0]
    return None


def _again(memory: Memory, phrase: Phrase) -> Referent | None:
    """Return the nameless referent called by the same noun before: "a person close to X ... the person"."""
    sentence = memory.scene.sentence[phrase.head.i]
    people = phrase.noun in memory.scene.words.persons
    for referent, seen in memory.recent_called(phrase.noun, sentence, 8):
        if referent.plural != phrase.plural or seen.head == phrase.head.i:
            continue
        if phrase.definite or (people and phrase.plural and phrase.start == phrase.head.i):
            if _clash(phrase.traits, referent.traits):
                continue
            return referent
    return None


def _clash(a: Traits, b: Traits) -> bool:
    return bool(a.demonyms and b.demonyms and not a.demonyms & b.demonyms) or bool(a.modifiers - b.modifiers)


def _score(phrase: Phrase, referent: Referent, words: NameWords) -> float | None:
    """Return how well a phrase fits a named referent; None where it cannot be."""
    if not referent.names or phrase.plural or referent.kind in {"place", "group", "event"}:
        return None
    known, said = referent.traits, phrase.traits
    if known.demonyms and said.demonyms and not known.demonyms & said.demonyms:
        return None
    exact = phrase.noun in known.nouns or _is_in_name(phrase.noun, referent, words)
    base = 1.5 if exact else _kind_fit(phrase, referent, words)
    if base is None:
        return None
    if said.related & referent.keys:  # nobody is the maker of himself
        return None
    tied = bool(said.related & known.related)
    score = base + 2.0 * bool(said.demonyms & known.demonyms) + 2.5 * tied
    score += 0.5 * len(said.modifiers & known.modifiers) - 0.5 * len(said.modifiers - known.modifiers)
    if said.related and not tied:
        score -= 1.0 if exact else 2.5
    return score - 0.3 * bool(said.demonyms and not known.demonyms)


def _is_in_name(noun: str, referent: Referent, words: NameWords) -> bool:
    """Tell whether a body's name says what it is: "the department" for the Department of Health."""
    sort = noun in words.families and noun not in words.outlet_words
    return sort and referent.kind == "organisation" and any(noun in key.split() for key in referent.keys)


def _kind_fit(phrase: Phrase, referent: Referent, words: NameWords) -> float | None:
    noun = phrase.noun
    if referent.kind == "person" and noun in words.firms and not referent.is_surely_person:
        return _MAYBE_FIRM
    if referent.kind == "person" and _is_kin(noun, referent, words):
        return _KIN
    if referent.kind == "person":
        fits = noun in {"man", "woman", "politician", "billionaire", "businessman", "lawmaker"}
        gender = words.persons.get(noun)
        told = referent.traits.gender
        return 0.6 if fits and (gender is None or gender == told) else None
    if referent.kind == "organisation" and noun in _REPORTS and families_of(referent, words) & {_OUTLET}:
        return 1.6
    if referent.kind == "organisation" and noun in words.families:
        families = families_of(referent, words)
        if not families and noun in words.common_bodies:
            return None
        return 1.0 if not families or families & words.families[noun] else None
    if referent.kind == "product" and noun in words.products:
        return 0.5
    return None


def _is_kin(noun: str, referent: Referent, words: NameWords) -> bool:
    """Tell whether a noun may stand for one that a person is called by: "the leader" for a president."""
    kin, told = words.kin.get(noun), words.gender_of(noun)
    if kin is None or (told and referent.traits.gender not in {told, None}):
        return False
    return any(kin & words.kin.get(called, frozenset()) for called in referent.traits.nouns)


def families_of(referent: Referent, words: NameWords) -> set[int]:
    """Return the families of nouns that may stand for a body."""
    known: set[int] = set()
    for noun in referent.traits.nouns:
        known |= words.families.get(noun, frozenset())
    for key in referent.keys:
        last = key.split()[-1] if key else ""
        known |= words.families.get(last, frozenset())
        if key in words.outlets or (" " in key and not words.outlet_words.isdisjoint(key.replace("-", " ").split())):
            known.add(_OUTLET)
    return known


def _nearness(seen: Seen, sentence: int, phrase: Phrase) -> float:
    distance = sentence - seen.sentence
    score = -0.25 * min(distance, 8) + {"subject": 0.6, "object": 0.2}.get(seen.role, 0.0)
    return score + (0.2 if seen.speaks else 0.0) - (0.3 if phrase.near and distance > 2 else 0.0)
