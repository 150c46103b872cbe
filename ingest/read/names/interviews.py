"""Interviews in questions and answers: whom "A" stands for, and "you" and "I" in its turns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ingest.read.names.names import Names
from kg.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKS, _ANSWERS = "Q", "A"
_OF_ANSWERER = {_ASKS: frozenset({"you", "your", "yours"}), _ANSWERS: frozenset({"i", "me", "my"})}
_ENOUGH = 2


class Interview:
    """The turns of an interview whose answers are marked "A:", and who gives them; no turns in other texts."""

    def __init__(self, doc: Doc, names: Names) -> None:
        self._turns: list[tuple[int, str]] = []
        for block in doc.spans.get("blocks", ()):
            label = block[0].text
            if label in _OF_ANSWERER and len(block) > 1 and block[1].text == ":":
                self._turns.append((block.start, label))
        answers = sum(label == _ANSWERS for _, label in self._turns)
        self.answerer = _introduced(doc, names, self._turns[0][0]) if answers >= _ENOUGH else None

    def speaks(self, token: Token) -> bool:
        """Tell whether a speaker's word means who answers: the label "A", "you" of a question, "I" of an answer."""
        if self.answerer is None:
            return False
        turn = max((one for one in self._turns if one[0] <= token.i), default=None)
        if turn is None:
            return False
        return (turn == (token.i, _ANSWERS)) or (turn[0] != token.i and token.lower_ in _OF_ANSWERER[turn[1]])


def _introduced(doc: Doc, names: Names, start: int) -> Entity | None:
    """Return the person that the text before the first turn speaks of most, or the text at all; the first of equals."""
    limit = doc[start].idx
    people = [mention for mention in names.mentions if mention.kind == "person"]
    for some in ([mention for mention in people if mention.end <= limit], people):
        if some:
            return names.entity(Counter(mention.entity for mention in some).most_common(1)[0][0])
    return None
