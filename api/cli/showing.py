"""Answers as people read them in a terminal."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from kg.records import ArticleGraph, Attribution
    from kg.verdicts import (
        ArticleHead,
        ClaimView,
        EntityHead,
        Finding,
        Hit,
        Link,
        PropositionView,
        Provenance,
        RelationView,
        Verdict,
    )

COLOURS = {
    "denies": "red",
    "doubts": "red",
    "alleges": "yellow",
    "declines_comment": "bright_black",
    "no_response": "bright_black",
    "contradicts": "red",
    "supports": "green",
    "repeats": "green",
    "updates": "cyan",
    "compatible": "blue",
}


@functools.cache
def terminal() -> Console:
    """Return the console; without a terminal it prints plain lines of up to 110 characters."""
    import sys

    from rich import console

    return console.Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 110)


def say(text: str = "", style: str | None = None) -> None:
    """Print one paragraph, its brackets as they are."""
    from rich.text import Text

    terminal().print(Text(text, style=style or ""))


def step(link: Link) -> str:
    """Return one step of a chain in words: who, and what they do."""
    return f"{who(link)} {link.act.replace('_', ' ')}"


def who(link: Link) -> str:
    """Return whom a step of a chain names."""
    name = link.speaker or link.text or "somebody not named"
    return f"{name} (unnamed)" if link.unnamed else name


def chain_line(view: ClaimView) -> str:
    """Return a claim's chain in one line, from the outlet inwards."""
    return steps_line(view.article, view.chain)


def steps_line(article: ArticleHead, chain: Sequence[Link]) -> str:
    """Return an article's outlet and day, and after them the steps of a chain."""
    return " > ".join(
        [f"{article.outlet.name}, {(article.published_at or 'no date')[:10]}", *(step(link) for link in chain)]
    )


def clipped(text: str, length: int = 200) -> str:
    """Return a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " ..."


def show_claim(view: ClaimView) -> None:
    """Print a claim: its id, words and chain."""
    say(f"{view.id}  {clipped(view.text)}")
    say(f"    {chain_line(view)}", COLOURS.get(view.chain[-1].act if view.chain else "", "bright_black"))


def show_relation(view: RelationView) -> None:
    """Print a relation: its verdict with reasons, and the two claims under it."""
    say(f"{view.verdict} ({view.kind}, {view.score:.2f}, {view.status})  {view.id}", COLOURS.get(view.verdict))
    for reason in view.reasons:
        say(f"  because {reason}")
    for name, side in (("A", view.a), ("B", view.b)):
        say(f"  {name} {clipped(side.text)}")
        say(f"    {chain_line(side)}  {side.id}", "bright_black")
    say()


def show_verdict(verdict: Verdict, statements: Sequence[str]) -> None:
    """Print what a comparison of two typed statements says."""
    p = verdict.probabilities
    say(f"{verdict.verdict} ({verdict.kind})", COLOURS.get(verdict.verdict))
    for reason in verdict.reasons:
        say(f"  because {reason}")
    for name, text, spans in zip("AB", statements, (verdict.spans.a, verdict.spans.b), strict=True):
        say(f"  {name}: " + (" ... ".join(text[start:end] for start, end in spans) or clipped(text)))
    say(f"  contradicts {p.contradicts:.2f}, supports {p.supports:.2f}, neither {p.neutral:.2f}", "bright_black")


def show_findings(text: str, findings: Sequence[Finding]) -> None:
    """Print what the graph holds on a statement."""
    say(clipped(text), "bold")
    if not findings:
        say("  nothing in the graph bears on it")
    for finding in findings:
        roots = "1 root" if finding.roots == 1 else f"{finding.roots} roots"
        say(f"  {finding.verdict} ({finding.kind}, {finding.score:.2f}, {roots})", COLOURS.get(finding.verdict))
        for reason in finding.reasons:
            say(f"    because {reason}")
        say(f"    {clipped(finding.claim.text)}")
        say(f"    {chain_line(finding.claim)}  {finding.claim.id}", "bright_black")
    say()


def show_provenance(answer: Provenance) -> None:
    """Print where a claim comes from: the tree of its chains, roots, denials, and what is missing."""
    from kg.provenance import draw

    roots = "1 root" if answer.roots == 1 else f"{answer.roots} independent roots"
    articles = "1 article" if answer.articles == 1 else f"{answer.articles} articles"
    say(clipped(answer.text, 400), "bold")
    say(f"{articles}, {roots}")
    say()
    say(draw(answer.tree))
    _show_evidence(answer)
    if answer.denials:
        say("\nDenied by", "bold")
    for denial in answer.denials:
        say(f"{denial.id}  {clipped(denial.text)}")
        say(f"    {steps_line(denial.article, denial.chain)}", "red")
        for reason in denial.reasons:
            say(f"    because {reason}")
    if answer.notes:
        say("\nNotes of the articles", "bold")
    for note in answer.notes:
        say(f"{note.article}  {note.kind.replace('_', ' ')}: {clipped(note.text)}")
    if answer.contradictions:
        say("\nContradicted", "bold")
    for relation in answer.contradictions:
        show_relation(relation)
    if answer.missing:
        say("\nMissing", "bold")
    for sentence in answer.missing:
        say(f"  - {sentence}")


def _show_evidence(answer: Provenance) -> None:
    pieces = {piece.id: piece for group in answer.groups for one in group.assertions for piece in one.evidence}
    if pieces:
        say("\nEvidence offered", "bold")
    for piece in pieces.values():
        say(f"  {piece.kind.replace('_', ' ')}: {clipped(piece.text)}" + (f" ({piece.name})" if piece.name else ""))


def show_proposition(view: PropositionView) -> None:
    """Print a proposition with its counts."""
    roots = "1 root" if view.roots == 1 else f"{view.roots} roots"
    say(f"{view.id}  {view.articles} articles, {roots}  {clipped(view.text)}")


def show_entity(head: EntityHead) -> None:
    """Print an entity in one line."""
    also = f" (also {', '.join(head.aliases)})" if head.aliases else ""
    say(f"{head.id}  {head.kind:<12}  {head.name}{clipped(also, 80)}  {head.claims_by} by, {head.claims_about} about")


def show_article(head: ArticleHead) -> None:
    """Print an article in one line."""
    say(f"{head.id}  {(head.published_at or 'no date')[:10]}  {head.outlet.name}: {head.title or '(no title)'}")


def show_hit(hit: Hit) -> None:
    """Print what a search found."""
    say(f"{hit.id}  {hit.kind:<7}  {hit.score:.2f}  {clipped(hit.label)}")
    say(f"    {chain_line(hit.claim) + '; ' if hit.claim else ''}{hit.why}", "bright_black")


def show_page(name: str, row: dict[str, Any]) -> None:
    """Print what a page is."""
    say(f"{name}: {row['title'] or '(no title)'}", "bold")
    say(
        f"{row['outlet']['name']}; {', '.join(row['authors']) or 'no author'}; {row['published_at'] or 'no date'}",
        "bright_black",
    )
    say(row["text"] + "\n")


def show_graph(graph: ArticleGraph) -> None:
    """Print an article's attributions, each inner one under the one around it."""
    article = graph.article
    say(f"{graph.input}: {article.title or clipped(article.text, 80)}", "bold")
    say(
        f"{article.outlet.name}; {(article.published_at or 'no date')[:10]}; {len(graph.attributions)} attributions",
        "bright_black",
    )
    claims = {claim.id: claim for claim in graph.claims}
    for one in _outer_first(graph):
        indent = "  " * (len(one.via) + 1)
        say(f"{indent}{_speaker(one)}: {one.act.replace('_', ' ')}", COLOURS.get(one.act, "green"))
        for id in one.claims:
            say(f"{indent}  {clipped(claims[id].full_text)}")
    say()


def _outer_first(graph: ArticleGraph) -> list[Attribution]:
    """Return the attributions in text order, each followed by those inside it."""
    inside: dict[str | None, list[Attribution]] = {}
    for one in graph.attributions:
        inside.setdefault(one.via[-1] if one.via else None, []).append(one)
    ordered: list[Attribution] = []
    waiting = inside.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += inside.get(ordered[-1].id, [])[::-1]
    return ordered


def _speaker(one: Attribution) -> str:
    name = one.speaker.name or one.speaker.text or "somebody not named"
    return f"{name} (unnamed)" if one.speaker.unnamed else name
