"""The shapes of the answers: one dataclass per JSON body of the formats that people rely on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.notes import NoteKind
from kg.records import Act, EvidenceKind, Kind, Outlet, Spans, Unnamed, VerdictName


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: canonical name (else the printed words, else None), act, and the speaker's printed words."""

    speaker: str | None
    unnamed: bool
    act: Act
    text: str


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article as it appears beside a claim."""

    id: str
    url: str | None
    title: str | None
    outlet: Outlet
    published_at: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """CLAIM of the formats: a claim with its article and its chain, outermost speaker first."""

    id: str
    text: str
    spans: Spans
    article: ArticleHead
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PairSpans:
    """The characters of each side that a verdict rests on."""

    a: Spans
    b: Spans


@dataclass(frozen=True, slots=True)
class Probabilities:
    """How likely each relation is; they sum to 1."""

    contradicts: float
    supports: float
    neutral: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison of two statements says, and why. ``spans`` refer to the two ``Statement.text``."""

    verdict: VerdictName
    kind: str
    probabilities: Probabilities
    reasons: tuple[str, ...]
    method: str
    spans: PairSpans

    @property
    def score(self) -> float:
        """The probability of the side the verdict is on."""
        p = self.probabilities
        return {"contradicts": p.contradicts, "supports": p.supports, "repeats": p.supports}.get(
            self.verdict, p.neutral
        )


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation between two propositions, shown on the two claims it was seen on."""

    id: str
    verdict: VerdictName
    kind: str
    score: float
    reasons: tuple[str, ...]
    method: str
    status: Literal["open", "confirmed", "rejected"]
    a: ClaimView
    b: ClaimView


@dataclass(frozen=True, slots=True)
class PropositionView:
    """All claims that say the same thing, and how many articles and independent roots hold it."""

    id: str
    text: str
    articles: int
    roots: int
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one proposition of the graph has to say on a statement, shown on the claim that was compared."""

    verdict: VerdictName
    kind: str
    score: float
    reasons: tuple[str, ...]
    proposition: str
    roots: int
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence that an article offers, with the name of what it refers to."""

    id: str
    kind: EvidenceKind
    text: str
    start: int
    end: int
    article: str
    entity: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Assertion:
    """One chain in which a proposition is asserted, and what became of it when roots were counted.

    ``why`` says in a sentence why it is an echo or stands in a copy, None where it is counted as it stands.
    """

    claim: ClaimView
    said_at: str | None
    evidence: tuple[EvidenceView, ...]
    standing: Literal["root", "echo", "copy"]
    why: str | None


@dataclass(frozen=True, slots=True)
class RootView:
    """One independent root and every chain that goes back to it, first published first."""

    speaker: str | None
    entity: str | None
    unnamed: bool
    articles: int
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """That somebody denies what the claim says: the denying words with their chain, and why they are held to answer it.

    ``id`` is the denying attribution's, ``claims`` are the ids of what it asserts in turn, often none.
    """

    id: str
    text: str
    spans: Spans
    article: ArticleHead
    chain: tuple[Link, ...]
    claims: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainTree:
    """A tree to draw: a claim, under it who said so, under each who passed it on, the articles as leaves.

    ``id`` is that of the proposition, entity or article that the node stands for, where there is one.
    """

    kind: Literal["claim", "speaker", "article"]
    label: str
    id: str | None = None
    act: Act | None = None
    unnamed: bool = False
    note: str | None = None
    children: tuple[ChainTree, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """A correction or note that an article prints about itself; start and end are offsets into its text."""

    article: str
    kind: NoteKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that a fact-checker needs to show where a claim comes from.

    ``missing`` are sentences on what the record does not show; ``contradictions`` are the relations that stand
    against the proposition, the most certain first. ``left_out`` chains are not shown, where there are very many.
    ``notes`` are the corrections and editor's notes that the articles of the chains print.
    """

    claim: ClaimView
    proposition: str | None
    text: str
    articles: int
    roots: int
    groups: tuple[RootView, ...]
    denials: tuple[Denial, ...]
    contradictions: tuple[RelationView, ...]
    missing: tuple[str, ...]
    tree: ChainTree
    left_out: int = 0
    notes: tuple[ArticleNote, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityHead:
    """An entity in a list, under its canonical name, with how many claims it makes and is spoken of in."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    unnamed: Unnamed | None
    claims_by: int
    claims_about: int


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity: the others judged to be the same, and the first of the claims it makes and is spoken of in."""

    entity: EntityHead
    same: tuple[EntityHead, ...]
    by: tuple[ClaimView, ...]
    about: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet with how many articles it published and how many claims stand in them."""

    id: str
    name: str
    articles: int
    claims: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything the graph holds."""

    articles: int
    outlets: int
    entities: int
    unnamed: int
    attributions: int
    claims: int
    propositions: int
    contradicts: int
    supports: int
    updates: int
    compatible: int


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: the id and words of a claim, article or entity, how near it is and why it is shown.

    Of ``claim``, ``article`` and ``entity`` the one of its kind is set.
    """

    kind: Literal["claim", "article", "entity"]
    id: str
    label: str
    score: float
    why: str
    claim: ClaimView | None = None
    article: ArticleHead | None = None
    entity: EntityHead | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the stored graph that does not add up: in which article, at which record, and what."""

    article: str | None
    id: str
    what: str
