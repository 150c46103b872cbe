"""What to call a body, a document or an office that has no name but more than a bare noun: "the Attley campaign"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords, load_name_words
from ingest.read.names.names import Names
from kg.records import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEFINITE = frozenset({"the", "this", "that"})
_LEFT_OUT = frozenset({"own", "new", "former", "same", "current"})
_TIES = frozenset({"of", "at", "by"})


def called(doc: Doc, head: Token, names: Names) -> tuple[Kind, str] | None:
    """Return the kind and the name of what a common noun heads; None where the noun is bare or means something else."""
    words = load_name_words()
    kind = _kind(head, words)
    if kind is None:
        return None
    owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
    own = _own_words(doc, head, owner)
    if owner is not None:
        named = names.at(owner)
        if named is not None and owner.pos_ != "NOUN":
            return None if kind == "organisation" and _is_like_a_person(head) else (kind, f"{own} of {named.name}")
        if owner.pos_ == "PRON" or owner.tag_ == "PRP$":
            return (kind, own) if _is_modified(head, words) else None
        return kind, " ".join(doc[_start(owner) : head.i + 1].text.split())
    tie = _tie(doc, head)
    if kind == "organisation" and not (_is_definite(head) and (tie or _is_modified(head, words))):
        return None
    if kind == "person" and not tie and not _is_public(head, words):
        return None
    return (kind, own + tie) if tie or _is_modified(head, words) else None


def by_its_noun(doc: Doc, head: Token) -> tuple[Kind, str] | None:
    """Return the kind and the name of a speaker that is called by a common noun only: "regulator", "tests"."""
    words = load_name_words()
    noun = head.lemma_.casefold()
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    kind: Kind = "other"
    if noun in words.works or noun in words.documents or head.lower_ in words.documents:
        kind = "work"
    elif noun in words.families or noun in words.common_bodies or noun in words.body_words:
        kind = "organisation"
    elif noun in words.persons:
        kind = "person"
    return kind, " ".join(doc[_start(head) : head.i + 1].text.split())


def is_office(head: Token) -> bool:
    """Tell whether a noun is a public office of a country or a city: "the U.S. trustee", "Xenia's commissioner"."""
    words = load_name_words()
    return head.lemma_.casefold() in words.public and head.tag_ != "NNS" and _is_public(head, words)


def _kind(head: Token, words: NameWords) -> Kind | None:
    noun, lemma = head.lower_, head.lemma_.casefold()
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    if lemma in words.public and head.tag_ != "NNS":
        return "person" if _is_public(head, words) else None
    if lemma in words.documents or noun in words.documents:
        return "work"
    if head.tag_ in {"NNS", "NNPS"} or lemma in words.persons:
        return None
    return "organisation" if lemma in words.families or lemma in words.common_bodies else None


def _is_like_a_person(head: Token) -> bool:
    """Tell whether a body is called by what it does: "his insurer"."""
    return head.lower_.endswith(("er", "or")) and head.lower_ != "center"


def _is_public(head: Token, words: NameWords) -> bool:
    """Tell whether a country or a place stands before an office."""
    for child in head.lefts:
        word = child.text.casefold()
        if child.dep_ == "poss" and child.pos_ == "PROPN" and child.ent_type_ in {"GPE", "LOC", "NORP"}:
            return True
        if word in words.demonyms or (child.dep_ in {"compound", "amod", "nmod"} and child.ent_type_ == "GPE"):
            return True
    return False


def _is_definite(head: Token) -> bool:
    first = next((child for child in head.lefts if child.dep_ == "det"), None)
    return first is None or first.lower_ in _DEFINITE


def _is_modified(head: Token, words: NameWords) -> bool:
    """Tell whether a noun, a name or a sorting adjective stands before the head."""
    for child in head.lefts:
        if child.dep_ in {"compound", "nmod"} and child.pos_ in {"NOUN", "PROPN"}:
            return True
        if child.dep_ == "amod" and (child.lower_ in words.sorting or child.lower_ in words.demonyms):
            return True
    return False


def _start(token: Token) -> int:
    """Return where a phrase begins, its article and what is said of its sort in passing left out."""
    parts = [child for child in token.lefts if child.dep_ not in {"det", "punct", "predet", "cc"}]
    parts = [child for child in parts if child.tag_ != "PRP$"]
    kept = [child for child in parts if child.lower_ not in _LEFT_OUT and child.dep_ != "nummod"]
    return min((child.left_edge.i for child in kept), default=int(token.i))


def _own_words(doc: Doc, head: Token, owner: Token | None) -> str:
    """Return the words of a phrase without its article and its owner."""
    kept = [child for child in head.lefts if child.dep_ in {"compound", "nmod", "amod"} and child != owner]
    kept = [child for child in kept if child.lower_ not in _LEFT_OUT and not any(c.isdigit() for c in child.text)]
    start = min((child.left_edge.i for child in kept), default=int(head.i))
    return " ".join(doc[start : head.i + 1].text.split())


def _tie(doc: Doc, head: Token) -> str:
    """Return "by Ada Roe" right after the noun."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _TIES and child.i == head.i + 1:
            object_ = next((token for token in child.children if token.dep_ == "pobj"), None)
            named = object_ is not None and all(
                token.pos_ in {"PROPN", "DET"} for token in doc[child.i + 1 : object_.i + 1]
            )
            if object_ is not None and named:
                return " " + " ".join(doc[child.i : object_.i + 1].text.split())
    return ""
