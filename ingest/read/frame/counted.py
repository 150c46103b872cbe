"""What a number counts or measures: the noun phrase that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = words_of("measures")
_CHANGE = set(_WORDS["change"]["verbs"])
_TRANSITIVE = set(_WORDS["change"]["transitive"])
_MEASURING = set(_WORDS["measuring"]["verbs"])
_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "NN", "NNS", "NNP", "NNPS", "AFX", "FW", "GW", "ADD"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_EMPTY = set(_WORDS["measuring"]["empty"])
_FURTHER = set(_WORDS["measuring"]["further"])
_GIVING = set(_WORDS["measuring"]["giving"])
_DETERMINERS = {"DT", "PRP$", "PDT", "WDT"}
_DAYS = set(words_of("times")["weekdays"]["names"]) | {
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "ago",
    "last",
    "next",
    "each",
    "apiece",
}


def chunk_from(doc: Doc, i: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the noun phrase that begins at token ``i``, determiners skipped; None when there is none."""
    while i < end and doc[i].tag_ in _DETERMINERS:
        i += 1
    j, last = i, None
    while j < end and (doc[j].tag_ in _MODIFIERS or (doc[j].tag_ == "CC" and _joins_modifiers(doc, j, end))):
        token = doc[j]
        if (
            token.lower_ in _DAYS
            or _names_somebody(doc, j, last)
            or (last is not None and doc[j - 1].tag_ in {"NNS", "NNPS"} and _starts_anew(token))
        ):
            break
        if token.tag_ in _NOUNS:
            last = j
        j += 1
    return (i, last + 1) if last is not None else None


def _names_somebody(doc: Doc, j: int, last: int | None) -> bool:
    """Say whether "two senators Ann Lee and ..." goes over to the names here."""
    return last is not None and doc[j - 1].tag_ == "NNS" and doc[j].ent_type_ == "PERSON"


def _starts_anew(token: Token) -> bool:
    return token.tag_ in {"VBN", "VBG", "JJ", "JJR"} or (token.tag_ == "NNP" and token.dep_ not in {"compound", "nmod"})


def _joins_modifiers(doc: Doc, j: int, end: int) -> bool:
    return j + 1 < end and doc[j - 1].tag_ == "JJ" and doc[j + 1].tag_ == "JJ" and doc[j].lower_ in {"and", "or"}


def printed(doc: Doc, chunk: tuple[int, int] | None) -> str | None:
    """Return a chunk's words as printed, on one line."""
    return " ".join(doc[chunk[0] : chunk[1]].text.split()) if chunk else None


def count_of(doc: Doc, i: int, end: int) -> str | None:
    """Return what a bare number counts whose last token lies before ``i``: the phrase after it."""
    if i + 1 < end and doc[i].lower_ in {"-", "–"}:
        # "a three-nation alliance" counts nations.
        return doc[i + 1].text if doc[i + 1].tag_ in _NOUNS else None
    if i < end and doc[i].lower_ == "of":
        i += 1
        # "three of the five judges"
        while i < end and doc[i].tag_ in {*_DETERMINERS, "CD"}:
            i += 1
    if i + 1 < end and doc[i].lower_ in _FURTHER and doc[i].tag_ in {"JJR", "JJ", "RBR"}:
        i += 1
    return printed(doc, chunk_from(doc, i, end))


def measure_of(doc: Doc, first: int, i: int, *, end: int, money: bool) -> str | None:
    """Return what a number with a unit measures; its tokens are ``first`` to ``i``, exclusive."""
    if i < end and doc[i].lower_ == "old":
        return "age"
    if i + 1 < end and doc[i].text in {"-", "–"} and doc[i + 1].lower_ == "old":
        return printed(doc, chunk_from(doc, i + 2, end)) or "age"
    after = _complement(doc, i, end) or printed(doc, chunk_from(doc, i, end) if _attributive(doc, i, end) else None)
    return after or _noun_before(doc, first) or _of_verb(doc, first, i, money=money)


def _complement(doc: Doc, i: int, end: int) -> str | None:
    if i >= end or doc[i].lower_ not in {"of", "in", "worth"}:
        return None
    start = i + 1 + (i + 1 < end and doc[i].lower_ == "worth" and doc[i + 1].lower_ == "of")
    chunk = chunk_from(doc, start, end)
    if chunk is None or (
        doc[i].lower_ == "in" and doc[chunk[1] - 1].ent_type_ in {"GPE", "LOC", "DATE", "FAC", "TIME", "ORG"}
    ):
        return None
    return printed(doc, chunk)


def _attributive(doc: Doc, i: int, end: int) -> bool:
    return (
        i < end
        and doc[i].tag_ in _MODIFIERS
        and doc[i].tag_ not in {"VBN", "VBG"}
        and doc[i].ent_type_ not in {"DATE", "TIME"}
    )


def _noun_before(doc: Doc, first: int) -> str | None:
    """Return the noun of "a loss of $5m": it ends before "of" (or "at")."""
    if first < 2 or doc[first - 1].lower_ != "of":
        return None
    head = doc[first - 2]
    if head.tag_ not in _NOUNS:
        return None
    left = head.i
    while left > 0 and doc[left - 1].tag_ in _MODIFIERS and doc[left - 1].head.i in range(left, head.i + 1):
        left -= 1
    return printed(doc, (left, head.i + 1))


def _of_verb(doc: Doc, first: int, i: int, *, money: bool) -> str | None:
    """Return what the sentence's verb says is measured: its subject, or for money what it is spent on."""
    head = doc[i - 1]
    for _ in range(8):
        if head.pos_ in {"VERB", "AUX"} or head.head.i == head.i:
            break
        head = head.head
    if head.pos_ not in {"VERB", "AUX"} or first <= head.i < i:
        return None
    subject = _subject(head, first)
    verb = head.lemma_.lower()
    if verb == "cost":
        return f"cost of {subject}" if subject else None
    if verb in _TRANSITIVE and (money or any(child.dep_ in {"dobj", "nsubjpass"} for child in head.children)):
        return _changed(head, first, i) or (_purpose(head, doc[i - 1], i) if money else None)
    if verb in _CHANGE or verb in _MEASURING:
        return subject
    return _purpose(head, doc[i - 1], i) if money else None


def _changed(verb: Token, first: int, i: int) -> str | None:
    """Return what a verb such as "raise" changes: its object, or the subject of its passive."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and not first <= child.i < i and child.pos_ != "PRON":
            return _phrase(child)
    return None


def _subject(verb: Token, first: int) -> str | None:
    here = verb
    for _ in range(4):
        for child in here.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < first:
                return _phrase(child) if child.tag_ in _NOUNS and child.text[0].isalnum() else None
        if here.dep_ not in {"conj", "xcomp"}:
            return None
        here = here.head
    return None


def _phrase(head: Token) -> str:
    """Return a noun with its modifiers and its "of", determiners left out."""
    kept = {"compound", "amod", "nmod", "poss", "nummod"}
    inner = [
        child for child in head.children if child.dep_ in kept and child.i < head.i and child.tag_ not in _DETERMINERS
    ]
    left = min((child.left_edge.i for child in inner), default=head.i)
    while left < head.i and (head.doc[left].tag_ in _DETERMINERS or head.doc[left].tag_ in {"CD", "JJR", "IN"}):
        left += 1
    end = head.i + 1
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            end = next((grand.i + 1 for grand in child.children if grand.dep_ == "pobj"), end)
    return " ".join(head.doc[left:end].text.split())


def _purpose(verb: Token, amount: Token, i: int) -> str | None:
    """Return what money goes to: "to train the model" is the cost of training it, "on chips" is chips."""
    for child in (*verb.children, *amount.children):
        if child.i < i:
            continue
        if child.dep_ in {"xcomp", "advcl"} and any(c.tag_ == "TO" for c in child.children):
            objects = [c for c in child.children if c.dep_ == "dobj"]
            return (
                f"cost of {gerund(child.lemma_)} {_phrase(objects[0])}"
                if objects
                else f"cost of {gerund(child.lemma_)}"
            )
        if child.dep_ == "prep" and child.lower_ in _GIVING:
            objects = [c for c in child.children if c.dep_ == "pobj"]
            if objects and objects[0].tag_ in _NOUNS and objects[0].ent_type_ not in {"DATE", "TIME"}:
                return _phrase(objects[0])
    return None


def gerund(lemma: str) -> str:
    """Return the -ing form of a verb."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return lemma[:-1] + "ing"
    doubled = (
        len(lemma) > 2
        and lemma[-1] in "bdgmnprt"
        and lemma[-2] in "aeiou"
        and lemma[-3] not in "aeiou"
        and len(lemma) < 5
    )
    return lemma + lemma[-1] * doubled + "ing"
