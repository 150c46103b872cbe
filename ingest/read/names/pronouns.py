"""Whom a third-person pronoun means: agreement first, then nearness, role, parallels and who has been speaking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from ingest.read.names.lexicon import Gender
from ingest.read.names.referents import Referent
from ingest.read.names.salience import features, gender_fit, weights

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.read.names.reading import Memory, Seen

Form = Literal["male", "female", "plural", "thing"]
_FORMS: dict[str, Form] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
    "it": "thing", "its": "thing", "itself": "thing",
}  # fmt: skip
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
WEIGHED = {"male": "person", "female": "person", "plural": "plural", "thing": "thing"}
REACH = {"male": 6, "female": 6, "plural": 3, "thing": 3}
_WEATHER = frozenset({"seem", "appear", "turn", "happen", "rain", "snow", "matter", "follow", "take"})


def antecedent(memory: Memory, token: Token) -> Referent | None:
    """Return whom a pronoun means, if that can be told."""
    form = _FORMS.get(token.lower_)
    if form is None or (form == "thing" and _is_empty(token)):
        return None
    weigh = weights()[WEIGHED[form]]
    best, most = None, 0.0
    for referent, _, found in candidates(memory, token, form):
        score = weigh["base"] + sum(weigh[name] * value for name, value in found.items())
        if score > most:
            best, most = referent, score
    return best


def candidates(memory: Memory, token: Token, form: Form) -> Iterator[tuple[Referent, Seen, dict[str, float]]]:
    """Yield the referents that a pronoun may mean, each with where it was last met and what speaks for it."""
    memory.governor = _governor(token)
    for referent, seen in memory.recent(memory.scene.sentence[token.i], REACH[form]):
        fit = agreement(form, referent)
        if fit is not None and not _is_barred(memory, token, referent):
            yield referent, seen, features(memory, token, referent, seen) | {fit: 1.0}


def learn(referent: Referent, token: Token) -> None:
    """Take over from a pronoun the sex of a person."""
    gender: Gender | None = {"male": "male", "female": "female"}.get(_FORMS[token.lower_])  # type: ignore[assignment]
    if gender and not referent.plural:
        referent.traits.genders[gender] += 1


def agreement(form: Form, referent: Referent) -> str | None:
    """Return in which way a referent agrees with a pronoun in number and kind; None where it does not."""
    person = referent.kind == "person" and not referent.plural
    if form in {"male", "female"}:
        return gender_fit(form, referent) if person else None
    if form == "plural":
        if referent.plural:
            return "people" if referent.person is not False else "things"
        if referent.kind in {"group", "organisation"}:
            return referent.kind
        return "somebody" if person and referent.noun else None
    if referent.plural or referent.kind in {"person", "group"}:
        return None
    return {"organisation": "organisation", "place": "place", "product": "product", "work": "work"}.get(
        referent.kind, "other"
    )


def _governor(token: Token) -> int:
    """Return the subject of the clause right around the pronoun's own, or of its own where it is not the subject."""
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    if token.dep_ in {"nsubj", "nsubjpass"} or (verb.i > token.i > verb.left_edge.i and token.dep_ == "mark"):
        verb = verb.head
    while True:
        for child in verb.lefts:
            if child.dep_ in {"nsubj", "nsubjpass"} and child != token:
                return int(child.i)
        if verb.head == verb:
            return -1
        verb = verb.head


def _is_barred(memory: Memory, token: Token, referent: Referent) -> bool:
    """Tell whether grammar forbids it: the other argument of the same verb, or the speaker inside his own words."""
    seen = memory.last[id(referent)]
    other = memory.scene.doc[seen.head]
    if memory.scene.speaks(token) and referent.plural and referent.person is False and not referent.names:
        return referent.noun not in memory.scene.words.documents
    if token.dep_ in {"dobj", "dative", "nsubj", "nsubjpass"} or (token.dep_ == "pobj" and token.head.dep_ == "prep"):
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if other.head == verb and other.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.lower_ not in _REFLEXIVE:
            return True
    quotation = memory.scene.quotation[token.i]
    if quotation and seen.sentence == memory.scene.sentence[token.i] and not seen.quotation:
        return memory.scene.speaks(other)
    return False


def _is_empty(token: Token) -> bool:
    """Tell whether an "it" means nothing: "it is common that", "it seems", "it took years to"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if verb.lemma_ in _WEATHER and any(child.dep_ in {"ccomp", "xcomp", "advcl"} for child in verb.children):
        return True
    clauses = {"ccomp", "xcomp", "csubj", "advcl"}
    if verb.lemma_ == "be":
        said = [child for child in verb.children if child.dep_ in {"acomp", "attr"}]
        below = [child for part in (verb, *said) for child in part.children]
        return bool(said) and any(child.dep_ in clauses and child.i > token.i for child in below)
    return token.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in verb.children)
