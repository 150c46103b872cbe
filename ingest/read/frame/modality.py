"""How a thing is held: asserted, possible, planned, conditional, demanded, predicted or questioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import words_of
from ingest.read.frame.predicate import main_predicate
from kg.records import Act, Modality, Style

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = words_of("stance")
_MODALITY: dict[str, set[str]] = {name: set(words) for name, words in _WORDS["modality"].items()}
_BY_ACT: dict[str, Modality] = {act: name for name, acts in _WORDS["acts"].items() if name != "flips" for act in acts}


def modality_of(tokens: list[Token], act: Act = "states", style: Style = "direct") -> Modality:
    """Return the modality of what these tokens say; the act decides where it is more than saying."""
    if act in _BY_ACT:
        return _BY_ACT[act]
    predicate = main_predicate(tokens)
    if predicate is None:
        return "asserted"
    inside = {token.i for token in tokens}
    if _asks(tokens, predicate):
        return "questioned"
    return _of_predicate(predicate, inside, style, depth=0)


def _asks(tokens: list[Token], predicate: Token) -> bool:
    last = next((token for token in reversed(tokens) if token.text not in {'"', "”", "’", "'", ")"}), None)
    return (last is not None and last.text == "?") or tokens[0].lower_ == "whether"


def _of_predicate(predicate: Token, inside: set[int], style: Style, depth: int) -> Modality:
    children = [child for child in predicate.children if child.i in inside]
    aux = {child.lower_ for child in children if child.dep_ in {"aux", "auxpass"}}
    if _conditional(predicate, children, aux, style):
        return "conditional"
    if aux & _MODALITY["possible_aux"] - {"can"} or _possible(predicate, children):
        return "possible"
    if aux & _MODALITY["demanded_aux"] or (_goes_on(predicate, "demanded_verbs", children)):
        return "demanded"
    if aux & {"will", "'ll", "’ll", "wo", "would", "'d", "’d"}:
        return "predicted" if _foretold(predicate, children) else "planned"
    return _of_verb(predicate, children, inside, style, depth)


def _of_verb(predicate: Token, children: list[Token], inside: set[int], style: Style, depth: int) -> Modality:
    infinitive = [child for child in children if child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children)]
    if predicate.lemma_ in _MODALITY["predicted_verbs"] and (infinitive or any(c.dep_ == "ccomp" for c in children)):
        return "predicted"
    if infinitive and predicate.lemma_ in _MODALITY["planned_verbs"]:
        return "planned"
    if (
        infinitive
        and predicate.lemma_ in {"be", "go", "set"}
        and ((predicate.lemma_ == "go" and predicate.tag_ == "VBG") or predicate.lemma_ == "set")
    ):
        return "planned"
    for child in children:
        if (
            child.dep_ in {"acomp", "attr"}
            and child.lower_ in _MODALITY["planned_adjectives"]
            and any(c.dep_ == "xcomp" for c in child.children)
        ):
            return "planned"
    if depth < 2 and predicate.lemma_ in {"think", "believe", "say", "know"}:
        for child in children:
            if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}:
                return _of_predicate(child, inside, style, depth + 1)
    return "asserted"


def _goes_on(predicate: Token, which: str, children: list[Token]) -> bool:
    return predicate.lemma_ in _MODALITY[which] and any(
        child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children) for child in children
    )


def _conditional(predicate: Token, children: list[Token], aux: set[str], style: Style) -> bool:
    for child in children:
        if child.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in _MODALITY["conditional_marks"] for c in child.children
        ):
            return True
        if child.dep_ == "mark" and child.lower_ in {"if", "unless"} and predicate.dep_ != "ccomp":
            return True
    # In reported speech "would" is the past of "will".
    return bool(aux & {"would", "'d", "’d"}) and (style == "direct" or "have" in aux)


def _possible(predicate: Token, children: list[Token]) -> bool:
    words = _MODALITY["possible_words"]
    if predicate.lemma_ in _MODALITY["possible_verbs"] and any(
        child.dep_ in {"ccomp", "xcomp", "prep", "oprd"} for child in children
    ):
        return True
    for child in children:
        if child.lower_ in words and child.dep_ in {"advmod", "acomp"}:
            return True
        if child.dep_ in {"acomp", "attr", "oprd"} and child.lower_ in _MODALITY["possible_adjectives"]:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            c.lower_ in {"alleged", "suspected", "purported", "possible"} for c in child.children
        ):
            return True
    return predicate.lower_ in _MODALITY["possible_adjectives"]


def _foretold(predicate: Token, children: list[Token]) -> bool:
    if predicate.lemma_ in _MODALITY["foretold"]:
        return True
    subjects = [child for child in children if child.dep_ in {"nsubj", "nsubjpass"}]
    return (
        bool(subjects)
        and subjects[0].ent_type_ not in {"PERSON", "ORG", "GPE", "NORP"}
        and subjects[0].pos_ not in {"PRON", "PROPN"}
        and not _agent(subjects[0])
    )


def _agent(subject: Token) -> bool:
    return subject.lemma_.lower() in _AGENTS


_AGENTS = {
    "company",
    "government",
    "firm",
    "ministry",
    "minister",
    "president",
    "official",
    "agency",
    "police",
    "group",
    "bank",
    "party",
    "council",
    "team",
    "court",
    "chief",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "regulator",
    "union",
    "city",
    "committee",
    "commission",
    "department",
    "mayor",
    "developer",
    "maker",
    "operator",
    "authority",
    "board",
    "startup",
    "lawyer",
}
