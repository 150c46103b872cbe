"""What people decided on pairs of claims: final, and followed wherever the machine would say otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records import VerdictName
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.store.bolt import Store


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on two claims."""

    a: str
    b: str
    verdict: VerdictName
    by: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions on claims of one article, and which proposition each other claim expresses."""

    pairs: dict[frozenset[str], Decision]
    expressed: dict[str, str]

    def on(self, a: str, b: str) -> Decision | None:
        """Return the decision on two claims."""
        return self.pairs.get(frozenset((a, b)))

    def together(self, claim: str, members: Collection[str], proposition: str | None) -> bool:
        """Whether somebody decided that a claim repeats one of a proposition."""
        return any(d.verdict == "repeats" for d in self._touching(claim, members, proposition))

    def apart(self, claim: str, members: Collection[str], proposition: str | None) -> bool:
        """Whether somebody decided that a claim does not say what one of a proposition says."""
        return any(d.verdict not in ("repeats", "supports") for d in self._touching(claim, members, proposition))

    def _touching(self, claim: str, members: Collection[str], proposition: str | None) -> Iterable[Decision]:
        for pair, decision in self.pairs.items():
            if claim in pair:
                other = next(iter(pair - {claim}), claim)
                if other in members or (proposition is not None and self.expressed.get(other) == proposition):
                    yield decision


def decisions_on(store: Store, claims: Iterable[str]) -> Decisions:
    """Return what people decided on these claims; of several decisions on a pair the latest holds."""
    rows = store.rows(links.DECIDED, ids=sorted(claims))
    pairs = {
        frozenset((row["a"], row["b"])): Decision(row["a"], row["b"], row["verdict"], row["by"], row["note"])
        for row in sorted(rows, key=lambda row: (row["at"] or "", row["verdict"], row["by"] or ""))
    }
    ids = sorted({id for pair in pairs for id in pair})
    expressed = {row["claim"]: row["proposition"] for row in store.rows(links.EXPRESSED, ids=ids)} if ids else {}
    return Decisions(pairs, expressed)
