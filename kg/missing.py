"""What the record does not show for a claim, as sentences that a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.chains import Printed
from kg.verdicts import RootView

_SHOWN = ("document", "data", "official_record")


def missing(chains: Sequence[Printed], groups: Sequence[RootView], unheard: Sequence[str]) -> Iterator[str]:
    """Yield what is missing; ``unheard`` are those the claim is about who say nothing in these articles."""
    yield from _evidence(chains)
    yield from _roots(chains, groups)
    if unheard:
        yield from (
            f"No reply: {name}, whom this is about, is not heard in {_these(chains)}, nor said to have been asked."
            for name in unheard
        )
    yield from _dates(chains)


def _evidence(chains: Sequence[Printed]) -> Iterator[str]:
    offered = {e.kind: e for p in chains for e in p.evidence if e.kind != "none_given"}
    if any(kind in offered for kind in _SHOWN):
        return
    if not offered:
        yield "No evidence: nobody along these chains offers a document, data, a record or a witness."
        return
    kinds = ", ".join(f"{kind.replace('_', ' ')} (“{e.text}”)" for kind, e in sorted(offered.items()))
    yield f"No document, data or official record is shown; what is offered is {kinds}."


def _roots(chains: Sequence[Printed], groups: Sequence[RootView]) -> Iterator[str]:
    articles = len({p.page for p in chains})
    if len(groups) == 1 and articles > 1:
        yield f"Only one root: all {articles} articles go back to {groups[0].speaker or 'a speaker who is not named'}."
    elif len(groups) == 1:
        yield "Only one root: one article prints it, and nobody else is on record with it."
    for printed in chains:
        if not printed.chain:
            yield f"No speaker: {printed.claim.article.outlet.name} prints it without saying who says so."
    yield from dict.fromkeys(_unnamed(chains))
    yield from dict.fromkeys(_unsaid(chains))


def _unnamed(chains: Sequence[Printed]) -> Iterator[str]:
    for voice in (p.chain[-1] for p in chains if p.chain):
        if voice.unnamed:
            why = f"the reason printed is “{voice.reason}”" if voice.reason else "no reason for anonymity is printed"
            yield f"Unnamed root: “{voice.label}” has no name here, and {why}."


def _unsaid(chains: Sequence[Printed]) -> Iterator[str]:
    for printed in chains:
        if printed.chain and not (printed.chain[-1].name or printed.chain[-1].text):
            yield f"No speaker: {printed.claim.article.outlet.name} does not say who says so."


def _dates(chains: Sequence[Printed]) -> Iterator[str]:
    undated = [p.claim.article for p in chains if p.claim.article.published_at is None]
    for article in dict.fromkeys(undated):
        yield f"No date: it is not known when {article.outlet.name} published {article.title or 'its article'!r}."
    if chains and len(undated) < len(chains) and not any(p.said_at for p in chains):
        yield "No date of saying: the articles have dates, but none says when it was said."


def _these(chains: Sequence[Printed]) -> str:
    articles = len({p.page for p in chains})
    return "the article" if articles == 1 else f"these {articles} articles"
