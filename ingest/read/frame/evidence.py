"""What a speaker offers for a claim, and where the text says that nothing was offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import any_of, words_of
from ingest.read.text import text_of
from kg.records import Evidence, EvidenceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.read.found import Found
    from ingest.read.names import Names

_WORDS = words_of("evidence")
_KINDS: dict[str, EvidenceKind] = {noun: kind for kind, nouns in _WORDS["nouns"].items() for noun in nouns}
_OFFICIAL, _OFFICIAL_NOUNS = set(_WORDS["official"]["modifiers"]), set(_WORDS["official"]["nouns"])
_HOLDING = set(_WORDS["offers"]["holding"])
_NONE_OBJECTS, _NONE_VERBS = set(_WORDS["none"]["objects"]), set(_WORDS["none"]["verbs"])
_NONE = re.compile(
    rf"\b{any_of(_WORDS['none']['patterns'])}\b(?:\s+(?:any\s+|further\s+|detailed\s+)?(?:evidence|proof|details?))?",
    re.IGNORECASE,
)
_OFFER = re.compile(
    rf"\b(?:{any_of(_WORDS['offers']['prepositions'])}|citing|cited|quoting|referencing|invoking)\b\s+", re.IGNORECASE
)


def find_evidence(doc: Doc, found: Found, names: Names) -> list[Evidence]:
    """Return the evidence that one attribution offers, in text order; ids are given later."""
    start, end = _hull(doc, found)
    pieces = (
        _from_speaker(doc, found, names)
        + _offered(doc, found, names, (start, end))
        + _none(doc, found, (start, end))
        + _held(doc, found, names)
    )
    unique = {(piece.kind, piece.start): piece for piece in reversed(pieces)}
    kept = [piece for piece in unique.values() if not any(_holds(piece, other) for other in unique.values())]
    return sorted(kept, key=lambda piece: (piece.start, piece.end))


def _holds(piece: Evidence, other: Evidence) -> bool:
    """Say whether a piece only adds "according to" to another."""
    return piece is not other and piece.kind == other.kind and piece.start < other.start and other.end <= piece.end


def owner_of(doc: Doc, found: Sequence[Found], claimants: Sequence[int], piece: Evidence) -> int:
    """Return which of several attributions a piece is offered for: whose cue it hangs on, else the innermost."""
    span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
    token = span.root if span is not None else None
    for _ in range(4):
        if token is None:
            break
        place = int(token.idx)
        for number in claimants:
            if any(start <= place < end for start, end in found[number].cue):
                return number
        token = token.head
    return max(claimants, key=lambda n: (n in {found[m].outer for m in claimants}, -n))


def _hull(doc: Doc, found: Found) -> Span:
    """Return the sentence that the cue stands in."""
    span = doc.char_span(*found.cue[0], alignment_mode="expand")
    if span is None:
        return found.cue[0]
    # spaCy's own Span.sent looks through the whole document.
    first, last = span.start, span.end
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and not doc[last].is_sent_start:
        last += 1
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)


def kind_of(head: Token) -> EvidenceKind | None:
    """Return the kind of evidence that a noun with its modifiers names, if it names any."""
    lemma = head.lemma_.lower()
    modifiers = [child.lower_ for child in head.children if child.dep_ in {"compound", "amod", "nmod", "poss"}]
    if lemma in _OFFICIAL_NOUNS and _OFFICIAL & set(modifiers):
        return "official_record"
    for modifier in modifiers:
        if f"{modifier} {lemma}" in _KINDS:
            return _KINDS[f"{modifier} {lemma}"]
    return _KINDS.get(lemma) or _KINDS.get(head.lower_)


def _piece(doc: Doc, kind: EvidenceKind, span: Span, names: Names, head: Token | None) -> Evidence:
    entity = None
    if head is not None:
        entity = names.at(head) or next((names.at(child) for child in head.subtree if names.at(child)), None)
    return Evidence("", kind, span[0], span[1], text_of(doc)[span[0] : span[1]], entity.id if entity else None)


def _phrase(head: Token) -> Span:
    """Return the characters of a noun phrase, up to its relative clause or a comma."""
    left = min(
        (child.left_edge.i for child in head.children if child.i < head.i and child.dep_ not in {"punct", "cc"}),
        default=head.i,
    )
    right = head.i
    for child in head.children:
        if child.i > head.i and child.dep_ in {"prep", "acl"} and child.left_edge.i == right + 1:
            inner = [token.i for token in child.subtree]
            stop = next((i for i in inner if head.doc[i].text in {",", "“", '"', ";", ":"}), inner[-1] + 1)
            right = max(right, stop - 1)
    return head.doc[left].idx, head.doc[right].idx + len(head.doc[right].text)


def _head_after(doc: Doc, place: int) -> Token | None:
    """Return the head of the noun phrase that begins at this character."""
    span = doc.char_span(place, place + 1, alignment_mode="expand")
    if span is None:
        return None
    token: Token = span[0]
    while (
        token.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod", "case", "punct"}
        and token.head.i > token.i
    ):
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN"} else None


def _from_speaker(doc: Doc, found: Found, names: Names) -> list[Evidence]:
    """Return the speaker itself where it is a document, a survey, a witness ..."""
    pieces = []
    for span in found.speaker:
        chars = doc.char_span(*span, alignment_mode="expand")
        head = chars.root if chars is not None else None
        common = head is not None and (head.pos_ == "NOUN" or head.i == head.sent.start)
        kind = kind_of(head) if head is not None and common else None
        bare = (
            head is not None
            and head.lemma_.lower() in {"report", "statement", "article", "paper"}
            and not _described(head)
        )
        if kind and head is not None and not bare:
            pieces.append(_piece(doc, kind, span, names, head))
    return pieces


def _described(head: Token) -> bool:
    """Say whether a noun has more than its article: "the report" may be the article that is retold."""
    return any(child.dep_ in {"amod", "compound", "poss", "nmod", "prep", "acl"} for child in head.children)


def _offered(doc: Doc, found: Found, names: Names, hull: Span) -> list[Evidence]:
    pieces = []
    for match in _OFFER.finditer(text_of(doc), *hull):
        if _in_content(found, match.start()) and found.style == "direct":
            continue
        head = _head_after(doc, match.end())
        kind = _kind_offered(head, names, match.group()) if head is not None else None
        if kind and head is not None:
            pieces.append(_piece(doc, kind, (match.start(), _phrase(head)[1]), names, head))
    return pieces


def _kind_offered(head: Token, names: Names, words: str) -> EvidenceKind | None:
    kind = kind_of(head)
    entity = names.at(head)
    if (
        kind is None
        and entity is not None
        and entity.kind == "organisation"
        and words.lower().split()[0] in {"citing", "quoting", "cited"}
    ):
        return "media_report"
    maker = next(
        (names.at(child) for child in head.children if child.dep_ in {"poss", "compound"} and names.at(child)), None
    )
    if (
        kind == "document"
        and head.lemma_ == "report"
        and maker is not None
        and maker.kind in {"organisation", "work"}
        and words.lower().split()[0] in {"citing", "quoting", "cited"}
    ):
        return "media_report"
    return kind


def _in_content(found: Found, place: int) -> bool:
    return any(start <= place < end for start, end in found.content)


def _none(doc: Doc, found: Found, hull: Span) -> list[Evidence]:
    pieces = []
    for match in _NONE.finditer(text_of(doc), *hull):
        pieces.append(Evidence("", "none_given", match.start(), match.end(), match.group(), None))
    sentence = doc.char_span(*hull, alignment_mode="expand")
    for token in sentence or ():
        if (
            token.dep_ == "dobj"
            and token.lemma_.lower() in _NONE_OBJECTS
            and token.head.lemma_ in _NONE_VERBS
            and _refused(token)
        ):
            first = _first_word(token)
            pieces.append(
                Evidence(
                    "",
                    "none_given",
                    first,
                    token.idx + len(token.text),
                    text_of(doc)[first : token.idx + len(token.text)],
                    None,
                )
            )
    return pieces


def _refused(noun: Token) -> bool:
    verb = noun.head
    negated = any(child.dep_ == "neg" for child in verb.children) or any(
        child.lower_ == "no" for child in noun.children
    )
    while verb.dep_ == "conj" and not negated:
        verb = verb.head
    governor = verb.head.lemma_ if verb.dep_ in {"xcomp", "pcomp"} else ""
    return negated or governor in {"decline", "refuse", "fail", "without"}


def _first_word(noun: Token) -> int:
    verb = noun.head
    top = verb.head if verb.dep_ in {"xcomp", "pcomp"} else verb
    words = [top.i, *(child.i for child in verb.children if child.dep_ in {"neg", "aux"})]
    first = min(i for i in words if i <= noun.i)
    return int(noun.doc[first].idx)


def _held(doc: Doc, found: Found, names: Names) -> list[Evidence]:
    """Return what a content says that the speaker holds: "we have the emails"."""
    pieces = []
    for start, end in found.content:
        span = doc.char_span(start, end, alignment_mode="expand")
        for token in span or ():
            if (
                token.dep_ != "dobj"
                or token.head.lemma_ not in _HOLDING
                or any(child.dep_ == "neg" for child in token.head.children)
            ):
                continue
            kind = kind_of(token)
            subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
            if (
                kind
                and subject is not None
                and _same_speaker(doc, found, names, subject)
                and any(c.dep_ in {"relcl", "acl"} for c in token.children)
            ):
                pieces.append(_piece(doc, kind, _phrase(token), names, token))
    return pieces


def _same_speaker(doc: Doc, found: Found, names: Names, subject: Token) -> bool:
    if subject.lower_ in {"we", "i"}:
        return found.style in {"direct", "mixed"}
    who = names.at(subject)
    return who is not None and any(names.at(span) == who for span in found.speaker)
