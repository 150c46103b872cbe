"""The chains of claims with all that provenance asks of them: who each speaker is, and what is offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.counting import reprints_of
from kg.origins import Reprint
from kg.records import Act
from kg.store.cypher import provenance as statements
from kg.verdicts import ClaimView, EvidenceView
from kg.views import Row, claim_view, link_of

if TYPE_CHECKING:
    from kg.store.bolt import Store


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in one step of a chain: the canonical entity where it is known, else the printed words.

    ``medium`` is the entity and name of the place where it was said ("told the Herald").
    """

    entity: str | None
    name: str | None
    unnamed: bool
    act: Act
    text: str
    reason: str | None
    medium: tuple[str | None, str] | None = None

    @property
    def label(self) -> str:
        """Return what to call the speaker."""
        return self.name or self.text or "somebody who is not said"

    @property
    def key(self) -> tuple[str, str]:
        """Return what is equal for two steps of the same speaker."""
        return ("entity", self.entity) if self.entity else ("words", self.label.casefold())


@dataclass(frozen=True, slots=True)
class Printed:
    """One claim as one article prints it: its chain (outermost first) and the evidence offered along it.

    ``credit`` is the agency that the article credits, ``reprints`` what it has from earlier articles, ``subjects`` the
    people and organisations it is about, ``notes`` those of the article as the store keeps them.
    """

    claim: ClaimView
    chain: tuple[Voice, ...]
    said_at: str | None
    evidence: tuple[EvidenceView, ...]
    reprints: tuple[Reprint, ...] = ()
    denied: bool = False
    subjects: tuple[str, ...] = ()
    credit: str | None = None
    fetched_at: str | None = None
    modified_at: str | None = None
    notes: str | None = None

    @property
    def page(self) -> str:
        """The page that prints it, which versions have in common."""
        return self.claim.article.url or self.claim.article.id


def printed(store: Store, claims: list[str]) -> list[Printed]:
    """Return the claims as their articles print them, first published first and those without a date last."""
    rows = store.rows(statements.PRINTED, ids=claims)
    paths = {row["id"]: (*(row["via"] or ()), row["attribution"]) for row in rows}
    steps = sorted({id for path in paths.values() for id in path})
    told = store.rows(statements.STEPS, ids=steps) if steps else []
    voices, links = {row["id"]: _voice(row) for row in told}, {row["id"]: link_of(row) for row in told}
    offered = _offered(store, [row["id"] for row in told if row["evidence"]])
    reprints = reprints_of(store, {row["article"] for row in rows if row["copies"]})
    found = [
        Printed(
            claim_view(row, links),
            tuple(voices[id] for id in paths[row["id"]] if id in voices),
            row["said_from"],
            tuple(dict.fromkeys(e for id in reversed(paths[row["id"]]) for e in offered.get(id, ()))),
            tuple(reprints.get(row["article"], ())),
            row["denied"],
            tuple(sorted(row["subjects"])),
            row["agency"],
            row["fetched_at"],
            row["modified_at"],
            row["notes"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda p: (p.claim.article.published_at or "~", p.claim.article.id, p.claim.spans))


def _voice(row: Row) -> Voice:
    unnamed = bool(row["speaker_unnamed"])
    name = None if unnamed else row["name"] or row["speaker_name"]
    medium = row["medium_name"] or row["medium_text"]
    place = (row["medium"], medium) if medium else None
    return Voice(row["entity"], name, unnamed, row["act"], row["speaker_text"] or "", row["reason"], place)


def _offered(store: Store, attributions: list[str]) -> dict[str, list[EvidenceView]]:
    offered: dict[str, list[EvidenceView]] = {}
    for row in store.rows(statements.EVIDENCE, ids=attributions) if attributions else ():
        view = EvidenceView(**{name: value for name, value in row.items() if name != "attribution"})
        offered.setdefault(row["attribution"], []).append(view)
    return offered
