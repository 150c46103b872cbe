"""Compare attributions read with attributions marked: who said what, the act, the chain, the name, the evidence.

Both sides are lists of ``Marked`` over one text. Spans are compared by the words they cover, so marks, commas and
blanks at an edge do not count. Pairs are found one to one, the best overlap of contents first.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Spans = Sequence[Sequence[int]]
WORD = re.compile(r"\w+")
ENOUGH_CONTENT, ENOUGH_PART = 0.5, 0.2
PRONOUNS = frozenset("i me we us he him she her they them it who himself herself themselves itself".split())
SILENT = frozenset({"declines_comment", "no_response"})


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as somebody marked it or a reader read it; ``outer`` is the place of the one around it."""

    act: str
    cue: Spans
    speaker: Spans
    content: Spans
    name: str | None = None
    unnamed: bool = False
    evidence: Sequence[tuple[str, Sequence[int]]] = ()
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right of those read and of those marked."""

    right: int
    read: int
    marked: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right, in per cent."""
        return 100 * self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was found, in per cent."""
        return 100 * self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 200 * self.right / (self.read + self.marked) if self.read + self.marked else 0.0


class Words:
    """The words of a text by their places."""

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.low = [match.group().casefold() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def of(self, spans: Spans) -> frozenset[int]:
        """Return the numbers of the words that the spans touch."""
        covered: set[int] = set()
        for start, end in spans:
            covered.update(range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end)))
        return frozenset(covered)


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Return how much two sets of words overlap, 0 to 1; two empty ones do wholly."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def pairs(text: str, marked: Sequence[Marked], read: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return (marked, read) of one another: half of the content's words; of silence without content, the cue."""
    words = Words(text)
    gold, found = [_body(words, one) for one in marked], [_body(words, one) for one in read]
    near = [(_likeness(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found)]
    order = sorted((pair for pair in near if pair[0][0] >= ENOUGH_CONTENT), key=lambda p: (-p[0][0], -p[0][1], *p[1:]))
    left, right, together = set(range(len(marked))), set(range(len(read))), []
    for _, i, j in order:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            together.append((i, j))
    return sorted(together)


def _body(words: Words, one: Marked) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    cue = words.of(one.cue)
    content = words.of(one.content)
    return (content | cue if one.act in SILENT else content or cue), words.of(one.speaker), cue


def _likeness(a: Sequence[frozenset[int]], b: Sequence[frozenset[int]]) -> tuple[float, float]:
    return (dice(a[0], b[0]) if a[0] & b[0] else 0.0), dice(a[1], b[1]) + dice(a[2], b[2])


def count(text: str, marked: Sequence[Marked], read: Sequence[Marked]) -> Counter[tuple[str, str]]:
    """Return (measure, "right" | "read" | "marked") counts of one text; sum them over texts, then ask ``scores``."""
    words = Words(text)
    counts: Counter[tuple[str, str]] = Counter()
    together = pairs(text, marked, read)
    for side, items in (("marked", marked), ("read", read)):
        for one in items:
            counts.update({(measure, side): 1 for measure in _measures(one)})
    for i, j in together:
        gold, found = marked[i], read[j]
        counts.update({("content", "right"): 1})
        if not _like(words, gold, found):
            continue
        counts.update({("triple", "right"): 1, ("nested", "right"): int(gold.outer is not None)})
        counts[("unnamed", "right")] += gold.unnamed and found.unnamed
        _count_matched(counts, (marked, i), (read, j), words)
    return counts


def right_of(text: str, marked: Sequence[Marked], read: Sequence[Marked]) -> set[int]:
    """Return which of those read are right: paired with a marked one by content, and near it in speaker and cue."""
    words = Words(text)
    return {j for i, j in pairs(text, marked, read) if _like(words, marked[i], read[j])}


def _like(words: Words, gold: Marked, found: Marked) -> bool:
    return all(_near(words.of(a), words.of(b)) for a, b in ((gold.speaker, found.speaker), (gold.cue, found.cue)))


def _near(a: frozenset[int], b: frozenset[int]) -> bool:
    return not (a or b) or dice(a, b) >= ENOUGH_PART


def _measures(one: Marked) -> Iterable[str]:
    yield from ("content", "triple")
    if one.outer is not None:
        yield "nested"
    if one.unnamed:
        yield "unnamed"


def _count_matched(
    counts: Counter[tuple[str, str]],
    gold: tuple[Sequence[Marked], int],
    read: tuple[Sequence[Marked], int],
    words: Words,
) -> None:
    """Count what is asked only of attributions that were found: act, chain, flag, name, evidence."""
    one, other = gold[0][gold[1]], read[0][read[1]]
    counts[f"act {one.act}", "marked"] += 1
    counts[f"act {other.act}", "read"] += 1
    counts[f"act {one.act}", "right"] += one.act == other.act
    if one.outer is not None:
        right = _chain(*gold, words) == _chain(*read, words) or _chains_meet(gold, read, words)
        counts.update({("chain", "marked"): 1, ("chain", "read"): 1, ("chain", "right"): int(right)})
    counts["flag", "marked"] += one.unnamed
    counts["flag", "read"] += other.unnamed
    counts["flag", "right"] += one.unnamed and other.unnamed
    if one.name:
        counts.update({("name", "marked"): 1, ("name", "right"): int(same_name(one.name, other.name))})
        counts["name", "read"] += other.name is not None
        part = f"name, {printed(one, words)}"
        counts.update({(part, "marked"): 1, (part, "right"): int(same_name(one.name, other.name))})
    _count_evidence(counts, one, other, words)


def printed(one: Marked, words: Words) -> str:
    """Return how a speaker is printed: by a pronoun, by words of its own, or not at all."""
    said = {words.low[number] for number in words.of(one.speaker)}
    if not said:
        return "none printed"
    return "pronoun" if said <= PRONOUNS else "own words"


def _count_evidence(counts: Counter[tuple[str, str]], one: Marked, other: Marked, words: Words) -> None:
    counts["evidence", "marked"] += len(one.evidence)
    counts["evidence", "read"] += len(other.evidence)
    left = list(other.evidence)
    for kind, span in one.evidence:
        hit = next((e for e in left if e[0] == kind and words.of([e[1]]) & words.of([span])), None)
        if hit is not None:
            left.remove(hit)
            counts["evidence", "right"] += 1


def _chain(items: Sequence[Marked], at: int, words: Words) -> list[frozenset[int]]:
    """Return the speakers' words of the attributions around one, from within."""
    around: list[frozenset[int]] = []
    outer = items[at].outer
    while outer is not None and len(around) < len(items):
        around.append(words.of(items[outer].speaker))
        outer = items[outer].outer
    return around


def _chains_meet(gold: tuple[Sequence[Marked], int], read: tuple[Sequence[Marked], int], words: Words) -> bool:
    a, b = _chain(*gold, words), _chain(*read, words)
    return len(a) == len(b) and all(x & y or not (x or y) for x, y in zip(a, b, strict=True))


def same_name(a: str, b: str | None) -> bool:
    """Say whether two names name one: the words of one contain the other's, or both end alike."""
    x, y = (WORD.findall(name.casefold()) for name in (a, b or ""))
    x, y = ([word for word in words if word != "the"] for words in (x, y))
    return bool(x and y) and (x[-1] == y[-1] or set(x) <= set(y) or set(y) <= set(x))


def scores(counts: Mapping[tuple[str, str], int]) -> dict[str, Score]:
    """Return each measure's score; "act" is the one over all acts, ``macro`` averages the acts."""
    measures = sorted({measure for measure, _ in counts})
    return {m: Score(*(counts.get((m, part), 0) for part in ("right", "read", "marked"))) for m in measures}


def macro_act(found: Mapping[str, Score]) -> float:
    """Return the mean F1 over the acts that are marked anywhere."""
    acts = [score.f1 for measure, score in found.items() if measure.startswith("act ") and score.marked]
    return sum(acts) / len(acts) if acts else 0.0


def marked_of_passage(passage: Mapping[str, Any]) -> list[Marked]:
    """Return the attributions of a passage that ``training.corpus.marks`` read, nested by what stands in what."""
    text = passage["text"]
    rows = passage["attributions"]
    outers = nesting(text, [row["content"] for row in rows], [[*row["cue"], *row["content"]] for row in rows])
    return [
        Marked(
            act=row["act"],
            cue=row["cue"],
            speaker=row["speaker"],
            content=row["content"],
            name=row.get("name"),
            unnamed=bool(row.get("unnamed")),
            evidence=[(piece["kind"], piece["span"]) for piece in row["evidence"]],
            outer=outer,
        )
        for row, outer in zip(rows, outers, strict=True)
    ]


def nesting(text: str, contents: Sequence[Spans], bodies: Sequence[Spans]) -> list[int | None]:
    """Return for each attribution the one whose content most closely holds its cue and content."""
    words = Words(text)
    holds, inside = [words.of(spans) for spans in contents], [words.of(spans) for spans in bodies]
    outers: list[int | None] = []
    for at, body in enumerate(inside):
        around = [n for n, held in enumerate(holds) if n != at and body and body <= held and held != holds[at]]
        outers.append(min(around, key=lambda n: len(holds[n]), default=None))
    return outers


def read_of_graph(graph: Mapping[str, Any]) -> list[Marked]:
    """Return the attributions of an ``ArticleGraph`` in its JSON form."""
    places = {one["id"]: n for n, one in enumerate(graph["attributions"])}
    evidence = {piece["id"]: (piece["kind"], (piece["start"], piece["end"])) for piece in graph["evidence"]}
    return [
        Marked(
            act=one["act"],
            cue=one["cue"]["spans"],
            speaker=one["speaker"]["spans"],
            content=one["content"]["spans"],
            name=one["speaker"]["name"],
            unnamed=one["speaker"]["unnamed"],
            evidence=[evidence[id] for id in one["evidence"]],
            outer=places[one["via"][-1]] if one["via"] else None,
        )
        for one in graph["attributions"]
    ]
