"""A parsed text as plain lists: what the rules ask of a token, its sentence and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.records import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

Tokens = tuple[int, ...]

CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TRIMMED = frozenset({",", ";", ":", "-", "–", "—", "--", "―", "(", "["})
_DATELINE = 14


class View:
    """The tokens of a ``Doc`` in lists by index; whitespace tokens belong to no phrase.

    ``grammar`` holds the lexicon's lists of verbs that govern subjects, moods and thoughts in their own way.
    """

    def __init__(self, doc: Doc, grammar: Mapping[str, frozenset[str]]) -> None:
        self.grammar = grammar
        self.doc = doc
        self.size = len(doc)
        self.text = [t.text for t in doc]
        self.low = [t.lower_ for t in doc]
        self.lemma = [t.lemma_.lower() for t in doc]
        self.tag = [t.tag_ for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.head = [t.head.i for t in doc]
        self.entity = [t.ent_type_ for t in doc]
        self.start = [t.idx for t in doc]
        self.end = [t.idx + len(t) for t in doc]
        self.space = [t.is_space for t in doc]
        self.after = [bool(t.whitespace_) for t in doc]
        self.kids: list[list[int]] = [[] for _ in range(self.size)]
        for i, head in enumerate(self.head):
            if head != i and not self.space[i]:
                self.kids[head].append(i)
        self._sentences(doc)
        self._blocks(doc)

    def _sentences(self, doc: Doc) -> None:
        self.sentences = [(s.start, s.end) for s in doc.sents]
        self.sentence = [0] * self.size
        for number, (start, end) in enumerate(self.sentences):
            self.sentence[start:end] = [number] * (end - start)

    def _blocks(self, doc: Doc) -> None:
        spans = doc.spans.get("blocks") or ([doc[:]] if self.size else [])
        self.blocks = [(span.start, span.end) for span in spans]
        self.block = [-1] * self.size
        for number, (start, end) in enumerate(self.blocks):
            for i in range(start, end):
                if not self.space[i]:
                    self.block[i] = number
        self.headings = {(span.start, span.end) for span in doc.spans.get("headings") or []}

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the first token of a token's sentence and the one after its last."""
        return self.sentences[self.sentence[i]]

    def opening(self, i: int) -> int:
        """Return the first token of a token's sentence after a dateline ("PARIS (AP) —")."""
        start, end = self.bounds(i)
        for dash in range(start + 1, min(start + _DATELINE, end)):
            if (
                self.text[dash] in {"—", "–", "--", "-", "―"}
                and self.text[start].isupper()
                and len(self.text[start]) > 1
            ):
                return dash + 1
        return start

    def subtree(self, i: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the tokens below and including one, in text order, leaving out branches by the label of their top."""
        found, todo = [], [i]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(kid for kid in self.kids[token] if self.dep[kid] not in without)
        return sorted(found)

    def kid(self, i: int, *labels: str) -> int | None:
        """Return the first child with one of the labels."""
        return next((kid for kid in self.kids[i] if self.dep[kid] in labels), None)

    def kids_of(self, i: int, *labels: str) -> list[int]:
        """Return the children with one of the labels."""
        return [kid for kid in self.kids[i] if self.dep[kid] in labels]

    def between(self, start: int, end: int) -> Tokens:
        """Return the printed tokens from ``start`` up to ``end``."""
        return tuple(i for i in range(max(start, 0), min(end, self.size)) if not self.space[i])

    def next(self, i: int) -> int | None:
        """Return the next printed token."""
        return next((j for j in range(i + 1, self.size) if not self.space[j]), None)

    def previous(self, i: int) -> int | None:
        """Return the printed token before."""
        return next((j for j in range(i - 1, -1, -1) if not self.space[j]), None)

    def is_finite(self, i: int) -> bool:
        """Tell whether a verb carries tense, by itself or by an auxiliary."""
        return self.tag[i] in FINITE or any(self.tag[kid] in FINITE for kid in self.kids_of(i, "aux", "auxpass"))

    def is_negated(self, i: int) -> bool:
        """Tell whether a verb is negated, by itself or by its auxiliary."""
        return any(self.dep[kid] == "neg" or self.low[kid] in {"never", "n't", "not"} for kid in self.kids[i])

    def trim(self, tokens: Iterable[int]) -> Tokens:
        """Return the tokens without commas and dashes at either end, and a full stop at the right end."""
        kept = [i for i in tokens if not self.space[i]]
        while kept and (self.text[kept[0]] in TRIMMED - {"(", "["} or self.text[kept[0]] in {".", ")", "]"}):
            kept.pop(0)
        while kept and (self.text[kept[-1]] in TRIMMED or self.text[kept[-1]] == "."):
            kept.pop()
        return tuple(kept)

    def spans(self, tokens: Iterable[int]) -> Spans:
        """Return the characters of tokens: one span for every stretch without a printed token left out."""
        spans: list[tuple[int, int]] = []
        last = -2
        for i in sorted(tokens):
            if spans and (i == last + 1 or all(self.space[last + 1 : i])):
                spans[-1] = (spans[-1][0], self.end[i])
            else:
                spans.append((self.start[i], self.end[i]))
            last = i
        return tuple(spans)
