"""One walk through a document that joins noun phrases and pronouns to what they refer to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.read.names import nouns, pronouns
from ingest.read.names.bearers import join_bearers
from ingest.read.names.referents import Place, Referent
from ingest.read.names.scene import Scene
from ingest.read.names.spans import headlines

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a referent was last met."""

    head: int
    sentence: int
    role: str
    speaks: bool
    quotation: int
    owned: bool
    indefinite: bool


@dataclass(slots=True)
class Memory:
    """What was met so far: each referent's last place by role, latest last; who was named first, who spoke last."""

    scene: Scene
    last: dict[int, Seen] = field(default_factory=dict)
    best: dict[int, Seen] = field(default_factory=dict)
    order: dict[int, Referent] = field(default_factory=dict)
    named: dict[int, Referent] = field(default_factory=dict)
    nouns: dict[str, dict[int, Referent]] = field(default_factory=dict)
    voice: int = 0
    first: int = 0
    governor: int = -1

    def meet(self, referent: Referent, token: Token) -> None:
        """Remember that a referent is met at this token."""
        scene = self.scene
        dets = {child.dep_: child.lower_ for child in token.lefts if child.dep_ in {"det", "poss"}}
        seen = Seen(
            token.i,
            scene.sentence[token.i],
            scene.role(token),
            scene.speaks(token),
            scene.quotation[token.i],
            "poss" in dets,
            dets.get("det") in {"a", "an", "another", "one"},
        )
        key = id(referent)
        if seen.speaks and not seen.quotation:
            self.voice = key
        if not self.first and referent.names and referent.kind == "person":
            self.first = key
        before = self.last.get(key)
        self.last[key] = seen
        same = before is not None and before.sentence == seen.sentence
        if not same or _rank(seen) >= _rank(self.best[key]):
            self.best[key] = seen
        order = self.named if referent.names else self.nouns.setdefault(referent.noun, {})
        for known in (self.order, order):
            known.pop(key, None)
            known[key] = referent

    def often(self, referent: Referent) -> float:
        """Return how much it speaks for a referent that it was met often."""
        return math.log(1 + len(referent.places))

    def recent(self, sentence: int, reach: int = REACH) -> Iterator[tuple[Referent, Seen]]:
        """Yield the referents met within so many sentences, latest first, each with its best place there."""
        yield from self._recent(self.order, sentence - reach)

    def recent_named(self, sentence: int, reach: int) -> Iterator[tuple[Referent, Seen]]:
        """Yield those that have a name."""
        yield from self._recent(self.named, sentence - reach)

    def recent_called(self, noun: str, sentence: int, reach: int) -> Iterator[tuple[Referent, Seen]]:
        """Yield the nameless ones called by this noun."""
        yield from self._recent(self.nouns.get(noun, {}), sentence - reach)

    def _recent(self, order: dict[int, Referent], since: int) -> Iterator[tuple[Referent, Seen]]:
        for key, referent in reversed(order.items()):
            if self.last[key].sentence < since:
                return
            yield referent, self.best[key]


def _rank(seen: Seen) -> int:
    return {"subject": 3, "object": 2, "possessor": 1}.get(seen.role, 0) + seen.speaks


def resolve(scene: Scene, named: Sequence[Referent]) -> list[Referent]:
    """Return the nameless referents; all mentions are written into the referents' places, in text order."""
    doc = scene.doc
    names: dict[int, tuple[Referent, Place]] = {}
    covered: set[int] = set()
    for referent in named:
        for span in referent.names:
            names[span.head] = (referent, Place(span.start, span.end, span.head, "name"))
            covered.update(range(span.start, span.end))
    memory = Memory(scene)
    headline = headlines(doc)
    nameless: list[Referent] = []
    for token in doc:
        if token.i in names:
            referent, place = names[token.i]
            _note(memory, referent, place)
            _pair(memory, token, names, nameless)
        elif token.i in covered or token.is_space or token.is_punct:
            continue
        elif token.pos_ == "PRON" or token.tag_ == "PRP$":
            antecedent = pronouns.antecedent(memory, token)
            if antecedent is not None:
                _note(memory, antecedent, Place(token.i, token.i + 1, token.i, "pronoun"))
                pronouns.learn(antecedent, token)
        elif not headline[token.i] and nouns.is_phrase(scene, token):
            phrase = nouns.phrase(scene, token)
            antecedent = nouns.antecedent(memory, phrase, names)
            if antecedent is None:
                antecedent = nouns.nameless(phrase)
                nameless.append(antecedent)
            _note(memory, antecedent, Place(phrase.start, token.i + 1, token.i, "noun"))
    return join_bearers(scene, named, nameless)


def _note(memory: Memory, referent: Referent, place: Place) -> None:
    referent.places.append(place)
    memory.meet(referent, memory.scene.doc[place.head])


def _pair(memory: Memory, token: Token, names: dict[int, tuple[Referent, Place]], nameless: list[Referent]) -> None:
    """After the last of coordinated names, remember them as one group that "they" may refer to."""
    if token.dep_ != "conj" or any(child.dep_ == "conj" for child in token.children):
        return
    heads = [token]
    while heads[-1].dep_ == "conj" and heads[-1].head.i in names:
        heads.append(heads[-1].head)
    members = tuple(dict.fromkeys(names[head.i][0] for head in reversed(heads)))
    if len(members) < 2 or any(member.kind not in {"person", "organisation", "group"} for member in members):
        return
    met = memory.recent_called("", memory.scene.sentence[token.i], REACH)
    known = next((group for group, _ in met if set(group.parts) == set(members)), None)
    group = known or Referent(plural=True, person=all(m.kind == "person" for m in members), parts=members)
    if known is None:
        nameless.append(group)
    place = Place(names[heads[-1].i][1].start, names[token.i][1].end, heads[-1].i, "name")
    group.places.append(place)
    memory.meet(group, heads[-1])
