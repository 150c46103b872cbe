"""The kind of evidence that a noun names, and the words of its phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import words_of
from ingest.read.names.lexicon import load_name_words
from kg.records import EvidenceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 4  # words between a verb and its particle
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
OURS = frozenset({"this", "the", "our", "that"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MEDIA = frozenset({"paper", "newspaper"})
_WORDS = words_of("evidence")
KINDS: dict[str, EvidenceKind] = {noun: kind for kind, nouns in _WORDS["nouns"].items() for noun in nouns}
_OFFICIAL, _OFFICIAL_NOUNS = set(_WORDS["official"]["modifiers"]), set(_WORDS["official"]["nouns"])
_OFFICIAL_PLACES, _PORTIONS = set(_WORDS["official"]["places"]), set(_WORDS["portions"]["nouns"])
_BY_MODIFIER: dict[str, EvidenceKind] = {word: kind for kind, words in _WORDS["modifiers"].items() for word in words}
_BODIES, _HELD, _TOLD = (frozenset(_WORDS["official"][part]) for part in ("bodies", "held", "told"))
_LEAKED = frozenset(_WORDS["offers"]["leaked"])
_ENDS = frozenset({".", ";", ":", "?", "!", "“", "”", '"'})
_FAR = 8  # words between a paper and how it came
_LONGEST = 4  # words of a noun with its modifiers, a hyphen counted as one
_TOLD_OF = frozenset({"account", "report", "story", "article", "column", "investigation", "interview"})
_REACH_OF_PRESS = 6  # words
_PRESS = frozenset({"newspaper", "magazine", "broadcaster", "television", "radio", "tabloid"})
_TIMES = frozenset({"year", "month", "week", "decade", "day", "hour", "mass", "lot", "thousand", "ton"})


def by_verb(entries: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return the particles that each verb takes, the longest first; none is the empty one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        verb, *rest = entry.split()
        found.setdefault(verb, []).append(tuple(rest))
    return {verb: sorted(rest, key=len, reverse=True) for verb, rest in found.items()}


_REACHED = by_verb(_WORDS["offers"]["reached"])


def kind_of(head: Token) -> EvidenceKind | None:
    """Return the kind of evidence that a noun with its modifiers names, if it names any."""
    lemma = head.lemma_.lower()
    if lemma in _TOLD_OF and _of_press(head):
        return "media_report"
    if lemma in _PORTIONS:
        kind = _held_kind(head)
        if kind is not None or any(child.lower_ == "of" for child in head.children):
            return kind or KINDS.get(lemma)
    if _named(head):
        return None
    longer = longer_kind(head)
    if longer is not None:
        return longer
    if lemma in _OFFICIAL_NOUNS and (_OFFICIAL & _modifiers(head) or _lies_at(head)):
        return "official_record"
    if lemma in MEDIA and head.i and head.nbor(-1).lower_ in OURS:
        return None
    kind = _plain_kind(head, lemma)
    if (kind in {"document", "witness"} and _lodged(head)) or (lemma in _HELD and _of_body(head)):
        return "official_record"
    return kind


def _plain_kind(head: Token, lemma: str) -> EvidenceKind | None:
    """Return the kind of a noun alone: "the minutes" are a record, "the minute" is a paper, "40 minutes" no record."""
    counted = head.lower_ != lemma and any(child.dep_ == "nummod" for child in head.children)
    told = head.lower_ in _TOLD and any(child.lower_ in {"of", "by", "from"} for child in head.children)
    kind = KINDS.get(lemma) if counted or told else KINDS.get(head.lower_) or KINDS.get(lemma)
    return kind or (_held_kind(head) if lemma in _TIMES else None)


def longer_kind(head: Token) -> EvidenceKind | None:
    """Return the kind of a noun that is known with the words before it, the longest first: "sign-in sheet"."""
    lemma = head.lemma_.lower()
    before = (head.doc[first : head.i].text.lower() for first in range(max(0, head.i - _LONGEST + 1), head.i))
    names = (f"{words} {lemma}" for words in (*before, *_modifiers(head)))
    return next((KINDS[name] for name in names if name in KINDS), None)


def _modifiers(head: Token) -> set[str]:
    return {child.lower_ for child in head.children if child.dep_ in MODIFIERS}


def kind_offered(head: Token) -> EvidenceKind | None:
    """Return the kind of a noun that is offered, where need be by a modifier: "satellite heights"."""
    kind = kind_of(head)
    if kind is not None or head.pos_ != "NOUN":
        return kind
    words = [child for child in head.children if child.dep_ in MODIFIERS]
    modifiers = (word for child in words for word in (child.lower_, child.lemma_.lower()))
    return next((_BY_MODIFIER[word] for word in modifiers if word in _BY_MODIFIER), None)


def _held_kind(head: Token) -> EvidenceKind | None:
    """Return the kind of what a noun holds: "forty years of readings"."""
    of = next((child for child in head.children if child.lower_ == "of"), None)
    held = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return kind_of(held) if held is not None and held.i > head.i else None


def _named(head: Token) -> bool:
    """Say whether a noun is a name: "the Gazette"."""
    return head.pos_ == "PROPN" and head.text.istitle() and head.i != head.sent.start


def _lies_at(head: Token) -> bool:
    return any(
        prep.lower_ in {"at", "in", "with", "from"} and any(noun.lemma_ in _OFFICIAL_PLACES for noun in prep.children)
        for prep in head.children
    )


def _of_body(head: Token) -> bool:
    """Say whether a noun is a public body's: "the minutes of a council session"."""
    return any(token.lemma_.lower() in _BODIES for token in head.subtree)


def _of_press(head: Token) -> bool:
    """Say whether an account is a newspaper's: "the Ledger's account", "an account in a Dutch newspaper"."""
    press = load_name_words().outlet_words
    own = [child for child in head.children if child.dep_ in {"poss", "compound", "nmod"}]
    whose = any(token.lower_ in press and token.pos_ == "PROPN" for child in own for token in child.subtree)
    after = head.doc[head.i + 1 : head.i + _REACH_OF_PRESS]
    placed = len(after) > 0 and after[0].lower_ in {"in", "on"} and any(token.lemma_ in _PRESS for token in after)
    return whose or placed or any(token.lemma_ in _PRESS and token.dep_ in MODIFIERS for token in head.children)


def _lodged(head: Token) -> bool:
    """Say whether a paper lies with an office: "minutes lodged with the agency"."""
    return any(child.dep_ == "acl" and child.lemma_ in {"lodge", "file"} for child in head.children)


def is_bare(head: Token) -> bool:
    """Say whether nothing but an article tells which thing it is: "the letter", not "the management letter"."""
    definite = any(child.lower_ in DEFINITE for child in head.children)
    return definite and not any(child.dep_ in MODIFIERS or child.dep_ in {"acl", "prep"} for child in head.children)


def phrase(head: Token) -> Span:
    """Return the characters of a noun phrase, up to its relative clause or a comma."""
    left = min(
        (child.left_edge.i for child in head.children if child.i < head.i and child.dep_ not in {"punct", "cc"}),
        default=head.i,
    )
    right = head.i
    for child in head.children:
        if child.i > head.i and child.dep_ in {"prep", "acl"} and child.left_edge.i == right + 1:
            inner = [token.i for token in child.subtree]
            stop = next((i for i in inner if _ends_phrase(head.doc[i])), inner[-1] + 1)
            right = max(right, stop - 1)
    return head.doc[left].idx, head.doc[right].idx + len(head.doc[right].text)


def _ends_phrase(token: Token) -> bool:
    return token.text in {",", "“", '"', ";", ":"} or (token.lower_ == "that" and token.dep_ != "det")


def reached(noun: Token) -> bool:
    """Say whether a paper is told to have come to somebody: "a memo reviewed by the Courier", "a leaked memo"."""
    if not _LEAKED.isdisjoint(_modifiers(noun)):
        return True
    doc = noun.doc
    for token in doc[noun.i + 1 : noun.i + 1 + _FAR]:
        if token.text in _ENDS or token.tag_ in {"VBZ", "VBP", "MD"} or token.lower_ in {"was", "were"}:
            return False
        near = {word.lower_ for word in doc[token.i + 1 : token.i + 1 + REACH]}
        came = any(set(rest) <= near for rest in _REACHED.get(token.lemma_.lower(), ()))
        if token.tag_ in {"VBN", "VBD"} and came:
            return True
    return False
