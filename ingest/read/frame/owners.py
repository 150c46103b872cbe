"""For which of several attributions something is offered: the one that it hangs on, or that it goes on from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import words_of
from ingest.read.frame.offers import Offer
from ingest.read.frame.showing import is_own, is_proving, of_press
from ingest.read.text import text_of
from kg.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.read.found import Found
    from ingest.read.names import Names

_PRESS = set(words_of("evidence")["speaking"]["press"])
_SEEING, _BACKING = (
    set(words_of("evidence")["offers"]["seeing"]) | {"obtain"},
    set(words_of("evidence")["offers"]["bearing"]),
)
_PROOFS, _DECLINING = (frozenset(words_of("evidence")["none"][part]) for part in ("proofs", "governors"))
_SILENT = frozenset({"declines_comment", "no_response"})
_GIVING = frozenset({"show", "give", "share", "hand", "send", "provide", "play", "forward", "pass"})
_PRONOUNS = frozenset(
    {
        "two",
        "three",
        "four",
        "some",
        "several",
        "most",
        "neither",
        "he",
        "she",
        "they",
        "it",
        "one",
        "who",
        "which",
        "that",
        "both",
        "each",
        "another",
    }
)
_BREAKS = frozenset({",", '"', "”", "’", "'", ";", "—", "–", "-", "(", ":"})
_JOINTS = frozenset({"and", "but", "though", "although", "while", "who", "whom", "which"})
_LOOSE = frozenset({"dobj", "pobj", "prep", "pcomp", "advcl", "conj", "agent"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Owners:
    """The attributions of a text, asked which of them an offer belongs to."""

    doc: Doc
    found: Sequence[Found]
    names: Names

    def owner_of(self, offer: Offer, claimants: Sequence[int]) -> int:
        """Return the attribution that something is offered for, or -1: it hangs on its cue, or follows it."""
        start = offer.span[0]
        if offer.by is offer.noun:
            return next((n for n in claimants if inside(self.found[n].speaker, start)), -1)
        quoted = [n for n, one in enumerate(self.found) if self._quotes(one) and inside(one.content, start)]
        if quoted and is_own(offer.by):
            return quoted[0]
        if any(self.found[n].style == "direct" for n in quoted):
            return -1
        if offer.kind == "witness" and any(self._cited(offer, one) for one in self.found):
            return -1  # "citing two officials": they are speakers themselves
        if offer.kind == "none_given" and any(self._refused(offer, one) for one in self.found):
            return -1  # "declined to give figures" only says nothing
        free = [n for n in claimants if not self._within(offer, n)]
        first, last = sentence_of(self.doc, offer.span)
        low, high = self.doc[first].idx, self.doc[last - 1].idx
        here = [n for n in free if low <= self.found[n].anchor[0] <= high]
        if here and self._apart(offer, here):
            here = []
            free = [n for n in free if self.found[n].anchor[0] < low]
            low = high = start
        if not here:
            return self._before(offer, free, (low, high))
        vouched = self._vouched(offer, here)
        subject = _subject(offer.by)
        itself = subject is not None and offer.noun is not None and subject.i == offer.noun.i
        if offer.kind != "none_given" and not (vouched or itself) and self._foreign(offer.by, here):
            return -1
        beside = self._beside(offer, here)
        return beside if beside is not None else self._in_sentence(offer, here, vouched=vouched)

    def _quotes(self, one: Found) -> bool:
        """Say whether an attribution prints its speaker's own words: in quotation marks, or after "Q:"."""
        return one.style == "direct" or [text_of(self.doc)[start:end] for start, end in one.cue] == [":"]

    def _cited(self, offer: Offer, one: Found) -> bool:
        return inside(one.cue, offer.by.idx) and inside(one.speaker, offer.span[0])

    def _refused(self, offer: Offer, one: Found) -> bool:
        """Say whether a refusal to offer is only that one did not answer, with no word of proof."""
        begins = bool(one.cue) and one.cue[0][0] <= offer.span[0] < one.cue[-1][1]
        declined = not _DECLINING.isdisjoint({offer.by.lemma_, offer.by.head.lemma_})
        return one.act in _SILENT and begins and declined and _PROOFS.isdisjoint(self._words(offer.span))

    def _apart(self, offer: Offer, here: Sequence[int]) -> bool:
        """Say whether what is offered goes before all that its sentence tells: "She gave us the memo, and ..."."""
        subject = _subject(offer.by)
        if subject is None or any(self.found[n].anchor[0] < offer.span[1] for n in here):
            return False
        spans = [span for n in here for span in (*self.found[n].speaker, *self.found[n].content)]
        return offer.by.dep_ == "ROOT" and not inside(spans, subject.idx) and not inside(spans, offer.span[0])

    def _in_sentence(self, offer: Offer, here: Sequence[int], *, vouched: bool) -> int:
        detached = vouched or _detached(offer) or self._bound(offer, here)
        if not detached and self._reported(offer, here):
            return -1
        owner = self._hung_on(offer, here, detached=detached)
        if owner is None:
            owner = self._near(offer, here, detached=detached)
        return self._outermost(here, owner, offer) if detached and owner >= 0 else owner

    def _within(self, offer: Offer, number: int) -> bool:
        """Say whether an attribution stands in what is offered, or only by the word that offers: "cited logs"."""
        one = self.found[number]
        start, end = offer.span
        if one.content and all(start <= s and e <= end for s, e in one.content):
            return True
        if offer.kind == "none_given" and any(s < end and start < e for s, e in one.cue):
            return True
        if inside(one.cue, offer.by.idx) and inside(one.content, start):
            return True
        noun = offer.noun
        if noun is None:
            return False
        clauses = [child for child in noun.children if child.dep_ in {"relcl", "acl"} and child.i > noun.i]
        return any(any(inside(one.cue, token.idx) for token in clause.subtree) for clause in clauses)

    def _beside(self, offer: Offer, here: Sequence[int]) -> int | None:
        """Return the attribution whose speaker or cue stands right before an aside: ", according to X, citing Y"."""
        by = offer.by
        if not (by.tag_ == "VBG" or by.pos_ == "ADP") or by.i < 2 or by.nbor(-1).text not in _BREAKS:
            return None
        last = by.nbor(-2).idx
        return next((n for n in here if inside((*self.found[n].speaker, *self.found[n].cue), last)), None)

    def _hung_on(self, offer: Offer, here: Sequence[int], *, detached: bool) -> int | None:
        """Return the attribution whose cue or speaker an offer's words hang on."""
        start, token = offer.span[0], offer.noun or offer.by
        for _ in range(_STEPS):
            for n in here:
                said = inside(self.found[n].content, start) and not detached
                if not said and inside((*self.found[n].cue, *self.found[n].speaker), token.idx):
                    return n
            if token.head.i == token.i:
                return None
            token = token.head
        return None

    def _bound(self, offer: Offer, here: Sequence[int]) -> bool:
        """Say whether an offer hangs on a cue with no clause between: "claimed victory on the strength of polls"."""
        root = token = offer.noun or offer.by
        for _ in range(_STEPS):
            if token.dep_ not in _LOOSE or token.head.i == token.i:
                return False
            token = token.head
            if any(inside(self.found[n].cue, token.idx) for n in here):
                return token.i < root.i
        return False

    def _vouched(self, offer: Offer, here: Sequence[int]) -> bool:
        """Say whether a speaker tells of proof: "the paper said it had seen the memo", "the tip was borne out by"."""
        lemma = offer.by.lemma_.lower()
        if lemma in _BACKING:
            return any(child.dep_ in {"auxpass", "agent"} for child in offer.by.children)
        if lemma not in _SEEING and not (lemma in _GIVING and any(c.lower_ == "it" for c in offer.by.children)):
            return False
        around = [n for n in here if inside(self.found[n].content, offer.by.idx)]
        heads = [self.names.at(span) for n in around for span in self.found[n].speaker]
        words = {word for n in around for span in self.found[n].speaker for word in self._words(span)}
        press = bool(words & _PRESS) or any(entity is not None and entity.kind != "person" for entity in heads)
        subject = _subject(offer.by)
        if subject is None:
            return False
        return subject.lower_ == "it" or (press and (subject.lower_ == "they" or lemma in _GIVING))

    def _words(self, span: Span) -> list[str]:
        return text_of(self.doc)[span[0] : span[1]].casefold().split()

    def _outermost(self, here: Sequence[int], owner: int, offer: Offer) -> int:
        """Return the outermost attribution of the sentence whose cue stands before the owner's."""
        cues = {n: self.found[n].anchor[0] for n in here}
        cue = self.doc.char_span(*self.found[owner].anchor, alignment_mode="expand")
        if cue is None or all(token.pos_ not in {"VERB", "AUX"} or token.lower_ == "according" for token in cue):
            return owner
        around = [n for n in here if inside(self.found[n].content, cues[owner]) and cues[n] < cues[owner]]
        return min(around, key=lambda n: cues[n]) if around and cues[owner] < offer.span[0] else owner

    def _foreign(self, verb: Token, here: Sequence[int]) -> bool:
        """Say whether a verb is another's act: it has a named subject that is nobody's speaker."""
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if verb.pos_ not in {"VERB", "AUX"} or subject is None or subject.lower_ in _PRONOUNS or of_press(verb):
            return False
        if any(child.dep_ == "poss" for child in subject.children):
            return False
        parts = [span for n in here for span in (*self.found[n].speaker, *self.found[n].cue, *self.found[n].medium)]
        return not inside(parts, subject.idx)

    def _reported(self, offer: Offer, here: Sequence[int]) -> bool:
        """Say whether an offer only stands in what the innermost attribution around it reports."""
        start = offer.span[0]
        around = [n for n in here if inside(self.found[n].content, start)]
        within = {self.found[n].outer for n in here if not inside(self.found[n].content, start)}
        return bool(around) and not within & set(around)

    def _near(self, offer: Offer, here: Sequence[int], *, detached: bool) -> int:
        """Return the attribution of the same sentence that an offer follows, else the first one after it."""
        found, start = self.found, offer.span[0]
        free = [n for n in here if detached or not inside(found[n].content, start)]
        before = [n for n in free if found[n].anchor[0] < start]
        if before:
            return min(before, key=lambda n: (_depth(self.doc, found[n].anchor), -found[n].anchor[0]))
        return min(free, key=lambda n: found[n].anchor[0], default=-1)

    def _before(self, offer: Offer, free: Sequence[int], place: Span) -> int:
        """Return the attribution that the sentence of an offer goes on from: "He produced a receipt."."""
        start, found = offer.span[0], self.found
        for number, one in enumerate(found):
            there = inside(one.content, start) or place[0] <= one.anchor[0] <= place[1]
            if there and not self._within(offer, number):
                return -1
        also = any(child.lower_ == "also" for child in offer.by.children) and not is_proving(offer.by)
        if also or not self._goes_on(offer, free):
            return -1
        nearest = [n for n in free if found[n].outer not in free]
        return max(nearest, key=lambda n: found[n].anchor[0], default=-1)

    def _goes_on(self, offer: Offer, free: Sequence[int]) -> bool:
        """Say whether a sentence tells on of the speaker before it."""
        subject = _subject(offer.by)
        if subject is None:
            return offer.kind == "none_given"
        if subject.lower_ in _PRONOUNS or of_press(offer.by) or offer.span[0] <= subject.idx < offer.span[1]:
            return True
        if any(child.dep_ == "poss" and child.pos_ == "PRON" for child in subject.children):
            return True
        if subject.lemma_.lower() in _PRESS and any(child.lower_ in {"the", "this"} for child in subject.children):
            return True
        spans = [span for n in free for span in (*self.found[n].speaker, *self.found[n].medium)]
        one = subject.lemma_.lower()
        if subject.pos_ in {"NOUN", "PROPN"} and any(
            {one, f"{one}s", subject.lower_} & {*self._words(span)} for span in spans
        ):
            return True
        entity = self.names.at(subject)
        return entity is not None and any(self.names.at(span) is entity for span in spans)


def inside(spans: Sequence[Span], place: int) -> bool:
    """Say whether a character stands in one of these spans."""
    return any(start <= place < end for start, end in spans)


def sentence_of(doc: Doc, place: Span) -> tuple[int, int]:
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


def _subject(verb: Token) -> Token | None:
    """Return the subject of a verb, or of the verb that it is joined to."""
    token = verb
    for _ in range(_STEPS):
        subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if subject is not None or token.head.i == token.i:
            return subject
        token = token.head
    return None


def _detached(offer: Offer) -> bool:
    """Say whether an offer comes after a content: ", citing the log", ", and showed us a letter", ", though he"."""
    if offer.kind == "none_given":
        doc = offer.by.doc
        span = doc.char_span(*offer.span, alignment_mode="expand")
        if span is not None and span[0].lower_ in {"without", "on"}:
            return True
    if any(child.lower_ == "as" for child in offer.by.children):
        return True
    root = token = offer.by if offer.noun is None or offer.by.i < offer.noun.i else offer.noun
    for _ in range(_STEPS):
        if (token.pos_ in {"VERB", "AUX"} or token.i != root.i or token is offer.by) and _breaks_before(token):
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head.i >= token.i:
            return False
        token = token.head
    return False


def _breaks_before(token: Token) -> bool:
    """Say whether a mark or a conjunction stands before a word and its auxiliaries and pronoun."""
    for before in reversed(token.doc[max(0, token.i - 4) : token.i]):
        if before.text in _BREAKS or before.lower_ in _JOINTS:
            return True
        if before.pos_ not in {"AUX", "ADV", "PART"} and before.lower_ not in _PRONOUNS:
            return False
    return False


def _depth(doc: Doc, cue: Span) -> int:
    """Return how many clauses stand around a cue."""
    span = doc.char_span(*cue, alignment_mode="expand")
    if span is None:
        return 0
    return sum(token.dep_ in {"advcl", "relcl", "acl"} for token in (span.root, *span.root.ancestors))
