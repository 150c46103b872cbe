"""How attributions become the tags of word pieces that the tagger learns; ``ingest.read.tagger`` tells its heads."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.tagger.heads import ACTS, HEADS
from kg.records import Span

IGNORE = -100


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution in characters of its text; ``act`` is None where the source does not tell it."""

    cue: tuple[Span, ...]
    speaker: tuple[Span, ...]
    content: tuple[Span, ...]
    other: tuple[Span, ...] = ()
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its attributions; ``partial`` where others may stand in it unmarked."""

    id: str
    text: str
    golds: tuple[Gold, ...]
    partial: bool


def depth_of(gold: Gold, golds: tuple[Gold, ...]) -> int:
    """Return in how many other attributions' contents a cue stands."""
    start, end = gold.cue[0]
    return sum(
        any(s <= start and end <= e for s, e in other.content) and other.content != gold.content
        for other in golds
        if other is not gold
    )


def tags(example: Example, offsets: list[Span]) -> dict[str, list[int]]:
    """Return each head's class for every piece; ``IGNORE`` where nothing is known."""
    out = {head: [0] * len(offsets) for head in HEADS}
    out["act"] = [IGNORE] * len(offsets)
    if example.partial:
        _forget_outside(example, offsets, out)
    for gold in example.golds:
        depth = depth_of(gold, example.golds)
        first = gold.cue[0]
        _mark(out["cue"], offsets, gold.cue)
        for number, span in enumerate(offsets):
            if gold.act in ACTS and _overlaps(span, first):
                out["act"][number] = ACTS.index(gold.act)
        _mark_sided(out["speaker"], offsets, gold.speaker, first)
        if depth < 2:
            _mark_sided(out["inner" if depth else "content"], offsets, gold.content, first)
        _mark_sided(out["other"], offsets, gold.other, first)
    for head in HEADS:
        out[head] = [IGNORE if end == start else tag for tag, (start, end) in zip(out[head], offsets, strict=True)]
    return out


def _forget_outside(example: Example, offsets: list[Span], out: dict[str, list[int]]) -> None:
    hulls = []
    for gold in example.golds:
        every = [*gold.cue, *gold.speaker, *gold.content, *gold.other]
        hulls.append((min(s for s, _ in every), max(e for _, e in every)))
    for number, span in enumerate(offsets):
        inside = any(_overlaps(span, hull) for hull in hulls)
        for head in HEADS:
            if not inside or head in ("inner", "other"):
                out[head][number] = IGNORE


def _overlaps(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _mark(row: list[int], offsets: list[Span], spans: tuple[Span, ...]) -> None:
    for start, end in spans:
        begin = True
        for number, span in enumerate(offsets):
            if _overlaps(span, (start, end)):
                row[number] = 1 if begin else 2
                begin = False


def _mark_sided(row: list[int], offsets: list[Span], spans: tuple[Span, ...], cue: Span) -> None:
    for start, end in spans:
        begin = True
        side = 0 if cue[0] < start else 2  # the cue lies to the left (<) or to the right (>)
        for number, span in enumerate(offsets):
            if _overlaps(span, (start, end)) and not _overlaps(span, cue):
                row[number] = 1 + side + (0 if begin else 1)
                begin = False
