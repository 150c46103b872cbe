"""The nouns of onrecord: frozen records that know no database.

Every span is a half-open pair of character offsets into ``Article.text``; ``text`` beside spans is the printed
words, ``article.text[start:end]`` (several spans are joined by one blank). Times are ISO 8601 strings.
Ids are digests of content, made in ``kg.ids``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

Span = tuple[int, int]
Spans = tuple[Span, ...]

# A text that stands in JSON only where it is known: the formats are older than it.
IfKnown = Annotated[str | None, Field(exclude_if=lambda value: value is None)]

Act = Literal[
    "states",
    "alleges",
    "denies",
    "confirms",
    "doubts",
    "believes",
    "predicts",
    "intends",
    "demands",
    "asks",
    "declines_comment",
    "no_response",
    "corrects",
    "retracts",
    "reports",
]
Style = Literal["direct", "indirect", "mixed", "narration"]
Kind = Literal["person", "organisation", "place", "product", "work", "event", "group", "unnamed", "other"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "possible", "planned", "conditional", "demanded", "predicted", "questioned"]
EvidenceKind = Literal["document", "data", "official_record", "witness", "analysis", "media_report", "none_given"]
VerdictName = Literal["contradicts", "supports", "repeats", "updates", "compatible", "cannot_tell"]

ACTS: tuple[Act, ...] = Act.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. ``id`` is the host without ``www.``, or a slug of the name; ``unknown`` for a bare text."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One immutable text as it came in. ``modified_at`` is when its page says that it was last changed."""

    id: str
    url: str | None
    outlet: Outlet
    title: str | None
    authors: tuple[str, ...]
    published_at: str | None
    published_from: str | None
    fetched_at: str | None
    language: str
    sha256: str
    text: str
    modified_at: IfKnown = None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What is printed of a speaker without a name."""

    group: bool
    count: int | None
    closeness: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place ... by its canonical name; an unnamed source carries ``unnamed``."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    unnamed: Unnamed | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an entity; ``entity`` is its id."""

    id: str
    entity: str
    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Words:
    """Printed words and where they stand."""

    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a statement is attributed to. ``name`` is canonical; None for unnamed sources and where it is not clear."""

    spans: Spans
    text: str
    entity: str | None
    name: str | None
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Party:
    """An addressee or a medium."""

    spans: Spans
    text: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time, both ends included as ISO dates, with the words that say so."""

    from_: Annotated[str | None, Field(alias="from")]
    to: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a claim speaks of."""

    from_: Annotated[str | None, Field(alias="from")]
    to: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a speaker performs an act on a content. ``via`` holds the enclosing attributions, outermost first."""

    id: str
    act: Act
    style: Style
    confidence: float
    reader: str
    speaker: Speaker
    cue: Words
    content: Words
    addressee: Party | None = None
    medium: Party | None = None
    via: tuple[str, ...] = ()
    said_at: When | None = None
    claims: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval [low, high] of ``unit``, counting or measuring ``of``; open ends are None; currencies by ISO code."""

    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    approximate: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class About:
    """An entity that a claim is about, and its role: subject, object or other."""

    entity: str
    role: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the innermost attribution of a chain asserts.

    ``polarity`` is the speaker's stand: a denied affirmative and a stated negative are both ``negated``.
    ``full_text`` is ``text`` with pronouns, roles and short names replaced so that it can be read alone.
    """

    id: str
    text: str
    full_text: str
    polarity: Polarity
    modality: Modality
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    about: tuple[About, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a speaker offers for a claim, where it stands, and the entity it refers to."""

    id: str
    kind: EvidenceKind
    start: int
    end: int
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """All that was read from one article: pure, without store, clock or network."""

    input: str
    article: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a comparison sees of a claim, or of a sentence that somebody types.

    ``names`` are the canonical names it speaks of; ``said_at`` is an ISO date; ``speaker`` a canonical name or None.
    Spans of quantities and times refer to ``text``.
    """

    text: str
    full_text: str
    polarity: Polarity
    modality: Modality
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[str, ...] = ()
    said_at: str | None = None
    speaker: str | None = None
    act: Act = "states"
