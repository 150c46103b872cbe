"""What a document speaks of: a referent with its names, what is said of it, and where it is mentioned."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Literal

from ingest.read.names.lexicon import Gender
from ingest.read.names.spans import NameSpan
from kg.records import Kind

_LABELS = 1.4  # votes a mention that a label and a verb of speech give

How = Literal["name", "noun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Place:
    """A mention: tokens [start, end) and the head token."""

    start: int
    end: int
    head: int
    how: How


@dataclass(slots=True)
class Traits:
    """What the text says of a referent: votes for kinds, sex, nouns it is called by, and names it is tied to."""

    votes: defaultdict[Kind, float] = field(default_factory=lambda: defaultdict(float))
    genders: Counter[Gender] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    related: set[str] = field(default_factory=set)

    def add(self, other: Traits) -> None:
        """Take over what another look found."""
        for kind, weight in other.votes.items():
            self.votes[kind] += weight
        self.genders.update(other.genders)
        self.nouns |= other.nouns
        self.modifiers |= other.modifiers
        self.demonyms |= other.demonyms
        self.related |= other.related

    @property
    def gender(self) -> Gender | None:
        """The sex that most speaks for, if any."""
        most = self.genders.most_common(1)
        return most[0][0] if most else None


@dataclass(slots=True, eq=False)
class Referent:
    """One thing spoken of: with ``names``, or nameless and called by ``noun``; ``places`` are in text order."""

    names: list[NameSpan] = field(default_factory=list)
    traits: Traits = field(default_factory=Traits)
    places: list[Place] = field(default_factory=list)
    noun: str = ""
    plural: bool = False
    person: bool | None = None
    name: str | None = None
    parts: tuple[Referent, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind that most evidence speaks for."""
        if self.parts:
            return "group"
        votes = self.traits.votes
        return max(votes, key=lambda kind: votes[kind]) if votes else "other"

    @property
    def is_surely_person(self) -> bool:
        """Tell whether more than a tagger's label says that it is a person."""
        told = self.traits.genders or any(span.titles for span in self.names)
        return self.kind == "person" and (bool(told) or self.traits.votes["person"] > _LABELS * len(self.names))

    @property
    def keys(self) -> set[str]:
        """The keys of its names."""
        return {span.key for span in self.names}
