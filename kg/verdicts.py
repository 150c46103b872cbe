"""The shapes of the answers: one dataclass per JSON body of the formats that people rely on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records import Act, Outlet, Spans, VerdictName


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
