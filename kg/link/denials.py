"""Which claims a denial denies: those it contradicts, and where it names no content, the accusations before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.compare.candidates import attributions_of
from kg.compare.lexicon import lexicon
from kg.ids import name_key
from kg.link.plan import Row
from kg.link.relating import Seen
from kg.records import ArticleGraph, Attribution, Claim, Statement

if TYPE_CHECKING:
    from kg.store.bolt import Store

METHOD = "onrecord/denials 1"
REACH = 3  # accusing attributions before an anaphoric denial that it can mean
ANAPHORIC = 0.7
ACCUSING = frozenset({"alleges", "states", "reports", "believes", "confirms", "doubts"})


def denial_rows(
    store: Store, graph: ArticleGraph, statements: Mapping[str, Statement], seen: Iterable[Seen]
) -> list[Row]:
    """Return which attribution denies which claim, with the reasons."""
    rows = [*_by_content(store, graph, seen), *_anaphoric(graph, statements)]
    best: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: row["score"]):
        best[row["attribution"], row["claim"]] = row
    return [best[key] for key in sorted(best)]


def _by_content(store: Store, graph: ArticleGraph, seen: Iterable[Seen]) -> Iterator[Row]:
    clashing = [one for one in seen if one.verdict == "contradicts" and one.status != "rejected"]
    claims = sorted({claim for one in clashing for claim in (one.a[1], one.b[1])})
    acts = attributions_of(store, claims)
    for one in clashing:
        for denying, denied in ((one.a[1], one.b[1]), (one.b[1], one.a[1])):
            attribution, act = acts.get(denying, ("", "states"))
            if act == "denies" and acts.get(denied, ("", "denies"))[1] != "denies":
                reasons = ["it denies what the claim says", *one.reasons]
                yield _row(attribution, denied, one.score, reasons)


def _anaphoric(graph: ArticleGraph, statements: Mapping[str, Statement]) -> Iterator[Row]:
    claims = {claim.id: claim for claim in graph.claims}
    ordered = sorted(graph.attributions, key=_place)
    for number, denial in enumerate(ordered):
        if denial.act == "denies" and points_back(denial.content.text):
            yield from _accusations(graph, denial, ordered[:number], claims, statements)


def points_back(content: str) -> bool:
    """Whether the content of a denial only points to what was said before: "the allegations", "it", nothing."""
    said = [word for word in re.findall(r"[^\W_]+", content.lower()) if word not in lexicon().stop]
    return all(word in lexicon().pointing for word in said)


def _accusations(
    graph: ArticleGraph,
    denial: Attribution,
    before: list[Attribution],
    claims: Mapping[str, Claim],
    statements: Mapping[str, Statement],
) -> Iterator[Row]:
    found = 0
    for accusing in reversed(before):
        if accusing.act not in ACCUSING or _same_speaker(accusing, denial) or accusing.id in denial.via:
            continue
        about = [id for id in accusing.claims if id in claims and _about(graph, denial, claims[id], statements.get(id))]
        for id in about:
            who = denial.speaker.name or denial.speaker.text
            reason = f"{denial.content.text or 'the denial'!r} points to what was said of {who} before it"
            yield _row(denial.id, id, ANAPHORIC - 0.05 * found, [reason])
        found += bool(about)
        if found == REACH:
            return


def _about(graph: ArticleGraph, denial: Attribution, claim: Claim, statement: Statement | None) -> bool:
    """Whether a claim speaks of the denier: by entity, by name, or by the organisation that a spokesman speaks for."""
    if denial.speaker.entity and any(about.entity == denial.speaker.entity for about in claim.about):
        return True
    text = f" {name_key(claim.full_text)} "
    if denial.speaker.name and f" {name_key(denial.speaker.name)} " in text:
        return True
    spoken_for = f" {name_key(denial.speaker.text)} "
    names = statement.names if statement else ()
    return any(f" {name_key(name)} " in spoken_for and f" {name_key(name)} " in text for name in names)


def _same_speaker(a: Attribution, b: Attribution) -> bool:
    return a.speaker.entity is not None and a.speaker.entity == b.speaker.entity


def _place(attribution: Attribution) -> tuple[int, str]:
    return min((start for start, _ in attribution.cue.spans), default=0), attribution.id


def _row(attribution: str, claim: str, score: float, reasons: list[str]) -> Row:
    return {"attribution": attribution, "claim": claim, "score": round(score, 4), "reasons": reasons, "method": METHOD}
