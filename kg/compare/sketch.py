"""What a comparison looks at in one statement: its words by root, which of them carry content, which negate."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.compare.lexicon import lexicon, root
from kg.records import Statement

MANY = 3  # content words in common from which a short sentence may stand within a long one
INSIDE = 0.85

WORD = re.compile(r"[^\W_]+(?:[-.’'&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of ``Statement.text``: where it stands, as printed in lower case, and its root with synonyms folded."""

    start: int
    end: int
    lower: str
    root: str
    content: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """One statement, taken apart.

    ``bag`` holds the content roots of ``full_text``, numbers and times left out; ``names`` the roots of each name.
    """

    tokens: tuple[Token, ...]
    bag: frozenset[str]
    names: frozenset[frozenset[str]]
    negators: tuple[int, ...]


def tokens(text: str, masked: tuple[tuple[int, int], ...] = ()) -> tuple[Token, ...]:
    """Return the words of a text; those in masked spans and bare numbers carry no content."""
    lex = lexicon()
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        lower = match.group().lower().replace("’", "'")
        hidden = any(s <= start and end <= e for s, e in masked)
        stem = root(lower)
        stem = lex.same.get(stem, stem)
        plain = lower in lex.stop or lower in lex.negators or lower[0].isdigit()
        found.append(Token(start, end, lower, stem, not hidden and not plain and len(stem) > 1))
    return tuple(found)


@functools.lru_cache(maxsize=20_000)
def sketch(statement: Statement) -> Sketch:
    """Return the sketch of a statement."""
    lex = lexicon()
    quantities = tuple((q.start, q.end) for q in statement.quantities)
    times = tuple((t.start, t.end) for t in statement.times)
    words = tokens(statement.text, quantities + times)
    hidden = {token.root for token in words if not token.content}
    bag = {token.root for token in words if token.content}
    if statement.full_text != statement.text:
        bag |= {token.root for token in tokens(statement.full_text) if token.content} - (hidden - bag)
    names = {frozenset(root(part) for part in WORD.findall(name)) for name in statement.names}
    negators = tuple(i for i, token in enumerate(words) if token.lower in lex.negators)
    measured = {t.root for q in statement.quantities if q.of for t in tokens(q.of) if t.content}
    return Sketch(words, frozenset(bag | measured), frozenset(names), negators)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements side by side, with how near they are in words and, where it is known, in meaning."""

    a: Statement
    b: Statement
    left: Sketch
    right: Sketch
    similarity: float | None

    def shared(self) -> frozenset[str]:
        """Return the content roots that both have."""
        return self.left.bag & self.right.bag

    def shared_words(self) -> frozenset[str]:
        """Return the content roots that both have and that are in no name: what is said, not of whom."""
        named = frozenset[str]().union(*self.left.names, *self.right.names)
        return self.shared() - named

    def shares_name(self) -> bool:
        """Whether a name of one side is one of the other, in full or in short."""
        return any(x <= y or y <= x for x in self.left.names for y in self.right.names)

    def only(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the content roots that only a has, and only b."""
        return self.left.bag - self.right.bag, self.right.bag - self.left.bag

    def overlap(self, but: frozenset[str] = frozenset()) -> float:
        """Return the share of content words in common (Dice), some words left out of account."""
        left, right = self.left.bag - but, self.right.bag - but
        return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0

    def cover(self) -> tuple[float, float]:
        """Return which part of a's content b has, and which part of b's content a has."""
        both = len(self.shared())
        return both / max(len(self.left.bag), 1), both / max(len(self.right.bag), 1)

    def nested(self) -> float:
        """Return the overlap, or nearly the share of the shorter side that the other says, where that is much."""
        shared = len(self.shared())
        shorter = max(min(len(self.left.bag), len(self.right.bag)), 1)
        return max(self.overlap(), INSIDE * shared / shorter if shared >= MANY else 0.0)

    def nearness(self, but: frozenset[str] = frozenset()) -> float:
        """Return how surely both speak of one matter: common words, or nearness in meaning where it is greater."""
        meaning = 0.0 if self.similarity is None else max(0.0, (self.similarity - 0.25) / 0.65)
        return max(self.overlap(but), min(meaning, 1.0) * 0.9)


def pair_of(a: Statement, b: Statement, similarity: float | None = None) -> Pair:
    """Return the pair, both sides taken apart."""
    return Pair(a, b, sketch(a), sketch(b), similarity)
