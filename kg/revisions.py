"""The versions of one page, and which claims came, went or changed wording from each to the next."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from kg.ids import name_key
from kg.records import ArticleGraph, Claim, IfKnown, Spans
from kg.store.cypher import records
from kg.verdicts import ArticleHead
from kg.versions import in_order

if TYPE_CHECKING:
    from kg.store.bolt import Store

ALIKE = 0.6  # of the words of two claims, in order, so that one is the other in new words


@dataclass(frozen=True, slots=True)
class ClaimSide:
    """A claim as one version prints it; the spans are those of the content in that version's text."""

    id: str
    speaker: str | None
    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that came, went or is worded otherwise; a side is None where the version lacks the claim."""

    kind: Literal["came", "went", "reworded"]
    before: ClaimSide | None
    after: ClaimSide | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a page, the version it revises, and how its claims differ from that one's, in text order."""

    article: ArticleHead
    fetched_at: str | None
    revises: str | None
    changes: tuple[ClaimChange, ...] = ()
    modified_at: IfKnown = None


def revisions(store: Store, id: str) -> tuple[Revision, ...]:
    """Return all versions of an article's page, the oldest first; raise ``NotFound``."""
    ids = _versions(store, store.article(id))
    found: list[Revision] = []
    before: ArticleGraph | None = None
    for version in ids:
        after = store.article(version)
        found.append(_revision(before, after))
        before = after
    return tuple(found)


def revision(store: Store, id: str) -> Revision | None:
    """Return one version beside the version that it revises; None where it revises none."""
    older = store.rows(records.REVISED, id=id)
    return _revision(store.article(older[0]["id"]), store.article(id)) if older else None


def claim_changes(before: ArticleGraph, after: ArticleGraph) -> tuple[ClaimChange, ...]:
    """Return how the claims of two versions differ; claims that say the same in the same words are left out."""
    old, new = _sides(before), _sides(after)
    for key in old.keys() & new.keys():
        shared = min(len(old[key]), len(new[key]))
        old[key], new[key] = old[key][shared:], new[key][shared:]
    went, came = _flat(old), _flat(new)
    pairs = _reworded(went, came)
    found = [ClaimChange("reworded", a, b) for a, b in pairs]
    found += [ClaimChange("went", one, None) for one in went if all(one is not a for a, _ in pairs)]
    found += [ClaimChange("came", None, one) for one in came if all(one is not b for _, b in pairs)]
    return tuple(sorted(found, key=_place))


def _versions(store: Store, graph: ArticleGraph) -> list[str]:
    article = graph.article
    rows = store.rows(records.SAME_ADDRESS, url=article.url) if article.url else []
    return in_order(rows) or [article.id]


def _revision(before: ArticleGraph | None, after: ArticleGraph) -> Revision:
    one = after.article
    head = ArticleHead(one.id, one.url, one.title, one.outlet, one.published_at)
    if before is None:
        return Revision(head, one.fetched_at, None, modified_at=one.modified_at)
    changes = claim_changes(before, after)
    return Revision(head, one.fetched_at, before.article.id, changes, one.modified_at)


def _sides(graph: ArticleGraph) -> dict[tuple[str, ...], list[ClaimSide]]:
    """Return the claims of a version by what they say: equal keys are the same claim in the same words."""
    claims = {claim.id: claim for claim in graph.claims}
    sides: dict[tuple[str, ...], list[ClaimSide]] = {}
    for attribution in graph.attributions:
        speaker = attribution.speaker.name or attribution.speaker.text or None
        for id in attribution.claims:
            side = ClaimSide(id, speaker, claims[id].text, attribution.content.spans)
            sides.setdefault(_said(side, claims[id]), []).append(side)
    return sides


def _said(side: ClaimSide, claim: Claim) -> tuple[str, ...]:
    return (name_key(side.speaker or ""), claim.polarity, claim.modality, *_words(side.text))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def _flat(sides: dict[tuple[str, ...], list[ClaimSide]]) -> list[ClaimSide]:
    return sorted((side for held in sides.values() for side in held), key=lambda side: (side.spans, side.id))


def _reworded(went: list[ClaimSide], came: list[ClaimSide]) -> list[tuple[ClaimSide, ClaimSide]]:
    """Pair claims that are alike, the most alike first, each claim at most once."""
    scored = [(_alike(a, b), i, j) for i, a in enumerate(went) for j, b in enumerate(came)]
    left, right = set(range(len(went))), set(range(len(came)))
    pairs = []
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1:])):
        if score >= ALIKE and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((went[i], came[j]))
    return pairs


def _alike(a: ClaimSide, b: ClaimSide) -> float:
    return SequenceMatcher(None, _words(a.text), _words(b.text), autojunk=False).ratio()


def _place(change: ClaimChange) -> tuple[Spans, str]:
    side = change.after or change.before
    return (side.spans, change.kind) if side else ((), change.kind)
