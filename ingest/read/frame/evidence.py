"""What a speaker offers for a claim, where the text says that nothing was, and for which attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.frame.kinds import kind_of, phrase, reached
from ingest.read.frame.lexicon import words_of
from ingest.read.frame.offers import Offer, of_press, offers
from ingest.read.text import text_of
from kg.records import Evidence, EvidenceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.read.found import Found
    from ingest.read.names import Names

_SPEAKING = words_of("evidence")["speaking"]
_SPEAKING_KINDS, _SPEAKING_NOUNS = set(_SPEAKING["kinds"]), set(_SPEAKING["nouns"])
_NOT_SPEAKING, _SHOWN, _SHOWING_CUES = (set(_SPEAKING[part]) for part in ("not", "shown", "cues"))
_PRONOUNS = frozenset({"he", "she", "they", "it", "one", "who", "which", "that", "both", "each", "another"})
_BREAKS = frozenset({",", '"', "”", ";", "—", "–", "-", "("})
_JOINTS = frozenset({"and", "but", "though", "although", "while", "who", "whom", "which"})
_LOOSE = frozenset({"dobj", "pobj", "prep", "pcomp", "advcl", "conj", "agent"})
_STEPS = 8


def find_evidence(doc: Doc, found: Found, names: Names) -> list[Evidence]:
    """Return what may be offered for one attribution, in text order; ids are given later."""
    first, last = _sentence(doc, found.cue[0])
    pieces = {(p.kind, p.start): p for p in _from_speaker(doc, found, names)}
    for offer in offers(doc, first, _next_end(doc, found, last)):
        if not _is_part(found, offer):
            pieces.setdefault((offer.kind, offer.span[0]), _piece(doc, offer.kind, offer.span, names, offer.noun))
    kept = [piece for piece in pieces.values() if not any(_covers(other, piece) for other in pieces.values())]
    return sorted(kept, key=lambda piece: (piece.start, piece.end))


def owner_of(doc: Doc, found: Sequence[Found], claimants: Sequence[int], piece: Evidence) -> int:
    """Return which of several attributions a piece is offered for, or -1: it hangs on its cue, or follows it."""
    span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
    if span is None:
        return -1
    spoken = [n for n in claimants if _in(found[n].speaker, piece.start)]
    if spoken:
        return spoken[0]
    if any(one.style == "direct" and _in(one.content, piece.start) for one in found):
        return -1
    first, last = _sentence(doc, (piece.start, piece.end))
    verb = _verb_of(span.root)
    offering = verb.idx if verb is not None and _offers(verb, span.root) else -1
    others = [n for n in claimants if not (_in(found[n].cue, offering) and _in(found[n].content, piece.start))]
    here = [n for n in others if doc[first].idx <= found[n].cue[0][0] <= doc[last - 1].idx]
    if not here:
        return _before(doc, found, others, span.root, piece)
    if verb is not None and offering >= 0 and piece.kind != "none_given" and _foreign(verb, found, here):
        return -1
    detached = _detached(span.root, piece) or _bound(span.root, found, here)
    if not detached and _reported(found, here, piece):
        return -1
    owner = _hung_on(span.root, found, here, detached=detached)
    if owner is None:
        owner = _near(doc, found, here, piece, detached=detached)
    return _outermost(found, here, owner, piece) if detached and owner >= 0 else owner


def _sentence(doc: Doc, place: Span) -> tuple[int, int]:
    """Return the first token of the sentence that these characters stand in, and the one after its last."""
    span = doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return 0, 0
    # spaCy's own Span.sent looks through the whole document.
    first, last = span.start, span.end
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last < len(doc) and not doc[last].is_sent_start:
        last += 1
    return first, last


def _next_end(doc: Doc, found: Found, last: int) -> int:
    """Return where the sentence after the cue's, or after a quotation that goes on, ends within the paragraph."""
    for start, end in found.content:
        begin, stop = _sentence(doc, (max(start, end - 1), end))
        if last <= begin and begin - last < 120:
            last = stop
    if last >= len(doc) or any("\n\n" in token.text for token in doc[max(0, last - 2) : last + 1]):
        return last
    return _sentence(doc, (doc[last].idx, doc[last].idx + 1))[1]


def _is_part(found: Found, offer: Offer) -> bool:
    """Say whether an offer is the attribution's own speaker or cue, or said by the speaker in quotation."""
    start, end = offer.span
    if any(s < end and start < e for s, e in found.cue):
        return True
    if any(s < end and start < e and not s <= offer.by.idx < e for s, e in found.speaker):
        return True
    return found.style == "direct" and _in(found.content, start)


def _covers(piece: Evidence, other: Evidence) -> bool:
    """Say whether a piece makes another needless: it holds it, or says that it was not given."""
    if piece.kind == "none_given" != other.kind:
        return piece.start < other.end and other.start < piece.end
    if piece.kind == other.kind == "none_given" and piece.start < other.start < piece.end:
        return True
    holds = piece.start <= other.start and other.end <= piece.end
    return holds and (piece.start, piece.end) != (other.start, other.end)


def _piece(doc: Doc, kind: EvidenceKind, span: Span, names: Names, head: Token | None) -> Evidence:
    entity = None
    if head is not None:
        entity = names.at(head) or next((names.at(child) for child in head.subtree if names.at(child)), None)
    return Evidence("", kind, span[0], span[1], text_of(doc)[span[0] : span[1]], entity.id if entity else None)


def _from_speaker(doc: Doc, found: Found, names: Names) -> list[Evidence]:
    """Return the speaker itself where it is a record, an image or a test, or a paper that came to somebody."""
    pieces = []
    for span in found.speaker:
        chars = doc.char_span(*span, alignment_mode="expand")
        head = chars.root if chars is not None else None
        if head is None or not (head.pos_ == "NOUN" or head.i == head.sent.start):
            continue
        kind = kind_of(head)
        if kind is not None and (_speaks(doc, found, head, kind) or (kind in {"document", "data"} and reached(head))):
            pieces.append(_piece(doc, kind, span, names, head))
        for beside in head.conjuncts:
            kind = kind_of(beside)
            if span[0] < beside.idx < span[1] and kind in {"document", "data", "official_record"}:
                pieces.append(_piece(doc, kind, phrase(beside), names, beside))
    return pieces


def _speaks(doc: Doc, found: Found, head: Token, kind: EvidenceKind) -> bool:
    """Say whether a thing that speaks is a record or an image, or is said to show, not to say."""
    lemma = head.lemma_.lower()
    cue = doc.char_span(*found.cue[0], alignment_mode="expand")
    if lemma in _SHOWN and cue is not None and any(token.lemma_ in _SHOWING_CUES for token in cue):
        return True
    return lemma in _SPEAKING_NOUNS or (kind in _SPEAKING_KINDS and lemma not in _NOT_SPEAKING)


def _hung_on(root: Token, found: Sequence[Found], claimants: Sequence[int], *, detached: bool) -> int | None:
    """Return the attribution whose cue or speaker a piece's words hang on."""
    token = root
    for _ in range(_STEPS):
        at = int(token.idx)
        for n in claimants:
            said = _in(found[n].content, root.idx) and not detached
            if not said and any(s <= at < e for s, e in (*found[n].cue, *found[n].speaker)):
                return n
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _detached(root: Token, piece: Evidence) -> bool:
    """Say whether a piece comes after a content: ", citing the log", ", and showed us a letter", ", though he"."""
    if piece.kind == "none_given" and piece.text.casefold().startswith(("without", "on no")):
        return True
    token = root
    for _ in range(_STEPS):
        if (token.pos_ in {"VERB", "AUX"} or token.i != root.i) and _breaks_before(token):
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head.i >= token.i:
            return False
        token = token.head
    return False


def _breaks_before(token: Token) -> bool:
    """Say whether a mark or a conjunction stands before a word and its auxiliaries and pronoun."""
    doc = token.doc
    for before in reversed(doc[max(0, token.i - 4) : token.i]):
        if before.text in _BREAKS or before.lower_ in _JOINTS:
            return True
        if before.pos_ not in {"AUX", "ADV"} and before.lower_ not in _PRONOUNS:
            return False
    return False


def _bound(root: Token, found: Sequence[Found], here: Sequence[int]) -> bool:
    """Say whether a piece hangs on a cue with no clause between: "claimed victory on the strength of polls"."""
    token = root
    for _ in range(_STEPS):
        if token.dep_ not in _LOOSE or token.head.i == token.i:
            return False
        token = token.head
        if any(_in(found[n].cue, token.idx) for n in here):
            return token.i < root.i
    return False


def _outermost(found: Sequence[Found], here: Sequence[int], owner: int, piece: Evidence) -> int:
    """Return the outermost attribution of the sentence whose cue stands before the owner's."""
    outer = found[owner].outer
    while outer is not None and outer in here and found[outer].cue[0][0] < found[owner].cue[0][0] < piece.start:
        owner, outer = outer, found[outer].outer
    return owner


def _verb_of(root: Token) -> Token | None:
    token = root
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        token = token.head
    return None


def _offers(verb: Token, root: Token) -> bool:
    """Say whether a verb itself takes a noun, with no other noun between: not "paid, on the strength of polls"."""
    token = root.head
    while token.i != verb.i and token.pos_ != "NOUN" and token.head.i != token.i:
        token = token.head
    return token.i == verb.i


def _foreign(verb: Token, found: Sequence[Found], claimants: Sequence[int]) -> bool:
    """Say whether a verb is another's act: it has a named subject that is nobody's speaker."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if (
        subject is None
        or subject.lower_ in _PRONOUNS
        or of_press(verb)
        or any(child.dep_ == "poss" for child in subject.children)
    ):
        return False
    return not any(_in((*found[n].speaker, *found[n].cue, *found[n].medium), subject.idx) for n in claimants)


def _reported(found: Sequence[Found], here: Sequence[int], piece: Evidence) -> bool:
    """Say whether a piece only stands in what the innermost attribution around it reports."""
    around = [n for n in here if _in(found[n].content, piece.start)]
    within = {found[n].outer for n in here if not _in(found[n].content, piece.start)}
    return bool(around) and not within & set(around)


def _in(spans: Sequence[Span], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _near(doc: Doc, found: Sequence[Found], here: Sequence[int], piece: Evidence, *, detached: bool) -> int:
    """Return the attribution of the same sentence that a piece follows, else the first one after it."""
    free = [n for n in here if detached or not _in(found[n].content, piece.start)]
    before = [n for n in free if found[n].cue[0][0] < piece.start]
    if before:
        return min(before, key=lambda n: (_depth(doc, found[n].cue[0]), -found[n].cue[0][0]))
    return min(free, key=lambda n: found[n].cue[0][0], default=-1)


def _depth(doc: Doc, cue: Span) -> int:
    """Return how many clauses stand around a cue."""
    span = doc.char_span(*cue, alignment_mode="expand")
    if span is None:
        return 0
    return sum(token.dep_ in {"advcl", "relcl", "acl"} for token in (span.root, *span.root.ancestors))


def _before(doc: Doc, found: Sequence[Found], claimants: Sequence[int], root: Token, piece: Evidence) -> int:
    """Return the attribution that the sentence of a piece goes on from: "He produced a receipt."."""
    verb = _verb_of(root)
    first, last = _sentence(doc, (piece.start, piece.end))
    text = (doc[first].idx, doc[last - 1].idx)
    if any(text[0] <= one.cue[0][0] <= text[1] and not _in(one.content, piece.start) for one in found):
        return -1
    if any(_in(one.content, piece.start) for one in found):
        return -1
    if (
        verb is None
        or any(child.lower_ == "also" for child in verb.children)
        or not _goes_on(verb, [found[n] for n in claimants], text_of(doc), piece)
    ):
        return -1
    nearest = [n for n in claimants if found[n].outer not in claimants]
    return max(nearest, key=lambda n: found[n].cue[0][0], default=-1)


def _goes_on(verb: Token, found: Sequence[Found], text: str, piece: Evidence) -> bool:
    """Say whether a sentence tells on of the speaker before it."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return piece.kind == "none_given"
    if subject.lower_ in _PRONOUNS or of_press(verb) or piece.start <= subject.idx < piece.end:
        return True
    if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in subject.children):
        return True
    spoken = " ".join(text[s:e] for one in found for s, e in (*one.speaker, *one.medium)).casefold()
    return subject.pos_ in {"NOUN", "PROPN"} and subject.lower_ in spoken.split()
