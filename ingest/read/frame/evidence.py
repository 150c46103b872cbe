"""What a speaker offers for a claim, where the text says that nothing was, and for which attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.read.frame.kinds import DEFINITE, is_bare, kind_of, longer_kind, phrase, reached
from ingest.read.frame.lexicon import words_of
from ingest.read.frame.objects import object_at
from ingest.read.frame.offers import Offer, offers
from ingest.read.frame.owners import Owners, inside, sentence_of
from ingest.read.frame.showing import is_own
from ingest.read.text import text_of
from kg.records import Evidence, EvidenceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from ingest.read.found import Found
    from ingest.read.names import Names

_SPEAKING = words_of("evidence")["speaking"]
_SPEAKING_NOUNS, _PUBLISHED, _SHOWING_CUES = (frozenset(_SPEAKING[part]) for part in ("nouns", "published", "cues"))
_NOT_THINGS = frozenset({"witness", "media_report", "none_given"})
_UNPROVEN = frozenset({"demands", "intends", "asks"})
_SILENT = frozenset({"declines_comment", "no_response"})
_FAR_BACK = 300  # tokens in which a thing is remembered
_BESIDE = 8  # pieces, in text order, that may hold one another
_NEAR = 120  # tokens between a cue and the end of a quotation that goes on


def evidence_of(doc: Doc, found: Sequence[Found], names: Names) -> list[tuple[Evidence, ...]]:
    """Return what is offered for each attribution, in text order; ids are given later."""
    sentences: dict[tuple[int, int], list[Offer]] = {}
    claimants: dict[Evidence, list[int]] = {}
    words: dict[Evidence, Offer] = {}
    for number, one in enumerate(found):
        for offer in _about(doc, one, sentences):
            piece = _piece(doc, offer, names)
            claimants.setdefault(piece, []).append(number)
            if piece not in words or offer.by is offer.noun:
                words[piece] = offer  # a speaker first: "The notes bear her out"
    owners = Owners(doc, found, names)
    owned = {piece: owners.owner_of(words[piece], those) for piece, those in claimants.items()}
    kept = sorted((piece for piece, n in owned.items() if n >= 0), key=lambda piece: (piece.start, piece.end))
    beside = ((piece, kept[max(0, at - _BESIDE) : at + _BESIDE]) for at, piece in enumerate(kept))
    offered: list[list[Evidence]] = [[] for _ in found]
    for piece, others in beside:
        if not any(_covers(other, piece) for other in others):
            offered[owned[piece]].append(piece)
    return [tuple(pieces) for pieces in offered]


def _about(doc: Doc, found: Found, sentences: dict[tuple[int, int], list[Offer]]) -> Iterator[Offer]:
    """Yield what may be offered for one attribution: its speaker, and what stands in its sentence and the next."""
    yield from _from_speaker(doc, found)
    at, stop = _stretch(doc, found)
    while at < stop:
        sentence = sentence_of(doc, (doc[at].idx, doc[at].idx + 1))
        if sentence not in sentences:
            sentences[sentence] = list(offers(doc, *sentence))
        yield from (offer for offer in sentences[sentence] if not _is_part(found, offer))
        at = max(sentence[1], at + 1)


def _stretch(doc: Doc, found: Found) -> tuple[int, int]:
    """Return the cue's sentence with the one after it, or after a quotation that goes on, within the paragraph."""
    first, last = sentence_of(doc, found.anchor)
    for start, end in found.content:
        begin, stop = sentence_of(doc, (max(start, end - 1), end))
        if last <= begin and begin - last < _NEAR:
            last = stop
    if last >= len(doc) or any("\n\n" in token.text for token in doc[max(0, last - 2) : last + 1]):
        return first, last
    return first, sentence_of(doc, (doc[last].idx, doc[last].idx + 1))[1]


def _is_part(found: Found, offer: Offer) -> bool:
    """Say whether an offer is the attribution's own speaker or cue, or said by the speaker in quotation."""
    start, end = offer.span
    if any(s < end and start < e for s, e in found.cue):
        return True
    if any(s < end and start < e and not s <= offer.by.idx < e for s, e in found.speaker):
        return True
    return found.style == "direct" and inside(found.content, start) and not is_own(offer.by)


def _covers(piece: Evidence, other: Evidence) -> bool:
    """Say whether a piece makes another needless: it holds it, or says that it was not given."""
    if piece.kind == "none_given" != other.kind:
        return piece.start < other.end and other.start < piece.end
    if piece.kind == other.kind == "none_given" and piece.start < other.start < piece.end:
        return True
    holds = piece.start <= other.start and other.end <= piece.end
    return holds and (piece.start, piece.end) != (other.start, other.end)


def _piece(doc: Doc, offer: Offer, names: Names) -> Evidence:
    entity, head = None, offer.noun
    if head is not None:
        entity = names.at(head) or next((names.at(child) for child in head.subtree if names.at(child)), None)
    start, end = offer.span
    return Evidence("", offer.kind, start, end, text_of(doc)[start:end], entity.id if entity else None)


def _from_speaker(doc: Doc, found: Found) -> Iterator[Offer]:
    """Yield the speaker itself where it is a thing that proves what it says, or a paper that came to somebody."""
    for span in found.speaker if found.act not in _SILENT else ():
        chars = doc.char_span(*span, alignment_mode="expand")
        head = _head(doc, chars) if chars is not None else None
        if head is None:
            continue
        kind = kind_of(head)
        if kind is not None and kind not in _NOT_THINGS and (reached(head) or _speaks(doc, found, head, kind)):
            yield Offer(kind, span, head, head)
        for beside in head.conjuncts:
            kind = kind_of(beside)
            if kind in {"document", "data", "official_record"} and span[0] < beside.idx < span[1]:
                yield Offer(kind, phrase(beside), beside, beside)


def _head(doc: Doc, speaker: DocSpan) -> Token | None:
    """Return the noun of a speaker, read off the words where the parse takes another for it."""
    root = speaker.root
    if root.pos_ == "NOUN" or root.i == root.sent.start or (root.pos_ == "VERB" and root.dep_ in {"nsubj", "pobj"}):
        return root
    return object_at(doc, speaker.start) if root.pos_ != "PROPN" else None


def _speaks(doc: Doc, found: Found, head: Token, kind: EvidenceKind) -> bool:
    """Say whether a thing that speaks is a paper, a record, an image or a test, and none put out to be read."""
    lemma, known = head.lemma_.lower(), longer_kind(head) is not None
    if _told_before(head) or (lemma in _PUBLISHED and not known) or (known and _published(head)):
        return False
    if lemma in _SPEAKING_NOUNS or kind == "official_record":
        return True
    if kind == "analysis" or found.act in _UNPROVEN - {"demands"}:
        return False
    if is_bare(head):
        return False
    return kind == "document" or _tells(doc, found)


def _published(head: Token) -> bool:
    """Say whether a noun with its modifiers is put out to be read: "a press release", "an annual report"."""
    return any(f"{child.lower_} {head.lemma_.lower()}" in _PUBLISHED for child in head.children)


def _tells(doc: Doc, found: Found) -> bool:
    cue = doc.char_span(*found.anchor, alignment_mode="expand")
    if cue is None:
        return False
    return cue[0].lower_ in {"according", "per"} or any(token.lemma_ in _SHOWING_CUES for token in cue)


def _told_before(head: Token) -> bool:
    """Say whether a thing is known from before: "the minutes", after "minutes seen by the Post"."""
    if not any(child.lower_ in DEFINITE for child in head.children):
        return False
    first = head.left_edge.i
    return any(token.lemma_ == head.lemma_ for token in head.doc[max(0, first - _FAR_BACK) : first])
