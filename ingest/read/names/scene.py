"""What a resolver of pronouns sees of a document: sentences, roles of tokens, quotations, noun phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_OBJECT = frozenset({"dobj", "dative", "attr", "oprd"})
_NOT_HEADS = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod", "meta", ""})
_MARKS = {"“": 1, "”": -1, "„": 1, "«": 1, "»": -1, "``": 1, "''": -1, "’’": -1, '"': 0}


@dataclass(frozen=True, slots=True)
class Scene:
    """Per token: number of the sentence, of the paragraph, and of the quotation around it (0 for none)."""

    doc: Doc
    words: NameWords
    sentence: Sequence[int]
    quotation: Sequence[int]
    paragraph: Sequence[int]

    @classmethod
    def of(cls, doc: Doc, words: NameWords) -> Scene:
        """Look at a document."""
        sentence = [0] * len(doc)
        for number, sent in enumerate(doc.sents):
            sentence[sent.start : sent.end] = [number] * (sent.end - sent.start)
        return cls(doc, words, sentence, quotations(doc), _paragraphs(doc))

    def role(self, token: Token) -> str:
        """Return what a token is in its clause: subject, object, possessor or other; conjuncts share their first's."""
        while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
            token = token.head
        if token.dep_ in _SUBJECT or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
            return "subject"
        if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
            return "subject"
        if token.dep_ in _OBJECT:
            return "object"
        return "possessor" if token.dep_ == "poss" else "other"

    def speaks(self, token: Token) -> bool:
        """Tell whether a token is the subject of a verb of speech."""
        while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
            token = token.head
        if token.dep_ == "pobj":
            return token.head.lower_ == "to" and token.head.head.lower_ == "according"
        return token.dep_ in _SUBJECT and token.head.lemma_ in self.words.speech

    def is_phrase(self, token: Token) -> bool:
        """Tell whether a token heads a common noun phrase that may be referred to again."""
        return token.pos_ == "NOUN" and token.dep_ not in _NOT_HEADS and len(token) > 1


def _paragraphs(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    for number, span in enumerate(doc.spans.get("blocks", ())):
        numbers[span.start : span.end] = [number] * (span.end - span.start)
    return numbers


def quotations(doc: Doc) -> list[int]:
    """Return the number of the quotation around each token, 0 for none; an open one ends with its paragraph."""
    inside = [0] * len(doc)
    ends = {span.end for span in doc.spans.get("blocks", ())}
    number, current, straight = 0, 0, False
    for token in doc:
        turn = _MARKS.get(token.text)
        if turn is not None:
            if turn > 0 or (turn == 0 and not current):
                number, straight = number + 1, turn == 0
                current = number
            elif current and (turn < 0 or straight):
                current = 0
        elif current:
            inside[token.i] = current
        if token.i + 1 in ends:
            current = 0
    return inside
