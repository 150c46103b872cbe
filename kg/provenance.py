"""Where a claim comes from: every chain it is printed with, its roots, what is shown for it and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.chains import Printed, Voice, printed
from kg.contradictions import relations_of
from kg.errors import NotFound
from kg.ids import check_id
from kg.missing import missing
from kg.notes import notes_kept
from kg.origins import by_page, copied_from, originals
from kg.roots import Standing, Step, Voiced, standings
from kg.store.cypher import answers, links
from kg.store.cypher import provenance as statements
from kg.tree import draw, tree_of
from kg.verdicts import ArticleNote, Assertion, Denial, Link, Provenance, RootView
from kg.views import Row, head_of, link_of, spans_of

if TYPE_CHECKING:
    from kg.store.bolt import Store

__all__ = ["draw", "provenance"]

# More chains than anybody reads; what is left out is counted.
MOST = 200


def provenance(store: Store, claim_id: str) -> Provenance:
    """Return all chains in which what a claim says is asserted, by root; raise ``NotFound`` or ``BadId``."""
    check_id(claim_id, "cl", "claim")
    siblings = store.rows(statements.SIBLINGS, id=claim_id, most=MOST + 1)
    held = [row["claim"] for row in siblings]
    chains = printed(store, [claim_id, *(id for id in held if id != claim_id)][:MOST])
    mine = next((p.claim for p in chains if p.claim.id == claim_id), None)
    if mine is None:
        raise NotFound(f"no claim {claim_id!r}: its article was removed, or a newer reading does not hold it any more")
    whole = store.rows(answers.PROPOSITION_OF_CLAIM, id=claim_id) if len(held) > MOST else []
    proposition, text = (siblings[0]["proposition"], siblings[0]["text"]) if siblings else (None, mine.text)
    weighed = _standings(chains)
    groups = _groups(chains, weighed)
    denials = _denials(store, [p.claim.id for p in chains if p.denied])
    return Provenance(
        claim=mine,
        proposition=proposition,
        text=text,
        articles=whole[0]["articles"] if whole else len({p.page for p in chains}),
        roots=whole[0]["roots"] if whole else len(groups),
        groups=groups,
        denials=denials,
        contradictions=relations_of(store, proposition, "contradicts") if proposition else (),
        missing=tuple(missing(chains, groups, () if denials else _unheard(store, chains))),
        tree=tree_of(text, proposition, chains, {s.claim: s.why for s in weighed.values() if s.why}),
        left_out=whole[0]["claims"] - len(chains) if whole else 0,
        notes=_notes(store, chains),
    )


def _notes(store: Store, chains: Sequence[Printed]) -> tuple[ArticleNote, ...]:
    """Return the corrections and notes of the articles that print a claim, in their order."""
    kept = {p.claim.article.id: p.notes for p in chains}
    without = [id for id, notes in kept.items() if notes is None]
    texts = {row["id"]: row["text"] for row in store.rows(links.TEXTS, ids=without)} if without else {}
    return tuple(
        ArticleNote(id, note.kind, note.start, note.end, note.text)
        for id, notes in kept.items()
        for note in notes_kept(notes, texts.get(id))
    )


def _standings(chains: Sequence[Printed]) -> dict[str, Standing]:
    pages = {p.claim.article.id: p.page for p in chains}
    copies = originals(by_page(pages, {p.claim.article.id: p.reprints for p in chains}))
    return {s.claim: s for s in standings([_voiced(p) for p in chains], copies)}


def _voiced(printed: Printed) -> Voiced:
    claim = printed.claim
    article = claim.article
    inner = printed.chain[-1].medium if printed.chain else None
    return Voiced(
        claim=claim.id,
        article=article.id,
        outlet=article.outlet.id,
        published_at=article.published_at,
        chain=tuple(Step(voice.entity, voice.label, voice.unnamed, voice.act) for voice in printed.chain),
        text=claim.text,
        outlet_name=article.outlet.name,
        medium=Step(inner[0], inner[1], False, "reports") if inner else None,
        credit=printed.credit,
        page=printed.page,
        copied_from=copied_from(claim.spans, printed.reprints),
        fetched_at=printed.fetched_at,
        modified_at=printed.modified_at,
    )


def _groups(chains: Sequence[Printed], weighed: dict[str, Standing]) -> tuple[RootView, ...]:
    """Return the chains by root, in the order in which the roots were first published."""
    held: dict[int, list[Printed]] = {}
    for one in chains:
        held.setdefault(weighed[one.claim.id].root, []).append(one)
    return tuple(_group(members, weighed) for _, members in sorted(held.items()))


def _group(members: Sequence[Printed], weighed: dict[str, Standing]) -> RootView:
    first = next((m for m in members if weighed[m.claim.id].standing == "root"), members[0])
    voice: Voice | None = first.chain[-1] if first.chain else None
    return RootView(
        speaker=voice.label if voice else None,
        entity=voice.entity if voice else None,
        unnamed=voice.unnamed if voice else False,
        articles=len({m.page for m in members}),
        assertions=tuple(
            Assertion(m.claim, m.said_at, m.evidence, weighed[m.claim.id].standing, weighed[m.claim.id].why)
            for m in members
        ),
    )


def _denials(store: Store, claims: list[str]) -> tuple[Denial, ...]:
    told = store.rows(statements.DENIALS, ids=claims) if claims else []
    rows = {row["attribution"]: row for row in reversed(told)}
    relays = sorted({id for row in rows.values() for id in row["via"] or ()})
    outer = {row["id"]: link_of(row) for row in store.rows(answers.LINKS_BY_ID, ids=relays)} if relays else {}
    found = [_denial(row, outer) for row in rows.values()]
    return tuple(sorted(found, key=lambda denial: (-denial.score, denial.id)))


def _denial(row: Row, outer: dict[str, Link]) -> Denial:
    chain = (*(outer[id] for id in row["via"] or () if id in outer), link_of(row))
    return Denial(
        id=row["attribution"],
        text=row["text"] or "",
        spans=spans_of(row["spans"]),
        article=head_of(row),
        chain=chain,
        claims=tuple(row["claims"] or ()),
        score=row["score"] if row["score"] is not None else 1.0,
        reasons=tuple(row["reasons"] or ()),
    )


def _unheard(store: Store, chains: Sequence[Printed]) -> tuple[str, ...]:
    """Return the names of those whom the claim is about and who are not heard where it is printed."""
    speakers = {voice.entity for p in chains for voice in p.chain}
    accused = sorted({id for p in chains for id in p.subjects} - speakers)
    if not accused:
        return ()
    articles = sorted({p.claim.article.id for p in chains})
    rows = store.rows(statements.HEARD, articles=articles, ids=accused)
    return tuple(row["name"] for row in rows if not row["heard"] and row["id"] not in speakers)
