"""From the tagger's logits to attributions: stretches by head, each speaker and content tied to the cue on its side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ingest.read.tagger.heads import ACTS, HEADS
from kg.records import Act, Span

Rows = NDArray[np.float32]
LEFT, RIGHT = 0, 1
_HALF = 0.5


@dataclass(slots=True)
class Tagged:
    """One attribution as tagged: character spans, the act and how sure it is, how sure it is that the cue is one."""

    cue: Span
    act: Act
    act_sure: float
    sure: float
    depth: int = 0
    speaker: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    other: list[Span] = field(default_factory=list)
    parts: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Adjoining words of one head's tags: characters, on which side the cue lies, how sure."""

    start: int
    end: int
    side: int
    sure: float


def probabilities(logits: Rows) -> dict[str, Rows]:
    """Return each head's probabilities [pieces, classes] of one window's logits [pieces, all heads' classes]."""
    out, at = {}, 0
    for head, classes in HEADS.items():
        part = logits[:, at : at + classes]
        part = np.exp(part - part.max(axis=1, keepdims=True))
        out[head] = part / part.sum(axis=1, keepdims=True)
        at += classes
    return out


def decode(heads: Mapping[str, Rows], words: Sequence[Span], *, least: float) -> list[Tagged]:
    """Return the attributions of a window: each head's probabilities [words, classes], the words' characters.

    A word is a cue's where the tagger is at least ``least`` (0 to 1) sure of it.
    """
    cues = list(_cues(heads, words, least))
    outer = list(_stretches(heads["content"], words))
    for cue in cues:
        cue.depth = int(any(p.start <= cue.cue[0] and cue.cue[1] <= p.end for p in outer))
    _tie(outer, [cue for cue in cues if not cue.depth], "content")
    _tie(list(_stretches(heads["inner"], words)), [cue for cue in cues if cue.depth], "content")
    _tie(list(_stretches(heads["speaker"], words)), cues, "speaker")
    _tie(list(_stretches(heads["other"], words)), cues, "other")
    return cues


def _cues(heads: Mapping[str, Rows], words: Sequence[Span], least: float) -> Iterator[Tagged]:
    rows = heads["cue"]
    inside = 1 - rows[:, 0]
    for start, end in _runs(inside >= least, rows[:, 1] > rows[:, 2]):
        act = heads["act"][start]
        best = int(act.argmax())
        yield Tagged(
            cue=(words[start][0], words[end - 1][1]),
            act=ACTS[best],
            act_sure=float(act[best]),
            sure=float(inside[start:end].mean()),
        )


def _stretches(rows: Rows, words: Sequence[Span]) -> Iterator[Stretch]:
    """Yield the stretches of a sided head: O B< I< B> I>."""
    inside = 1 - rows[:, 0]
    sides = np.stack([rows[:, 1] + rows[:, 2], rows[:, 3] + rows[:, 4]], axis=1)
    for start, end in _runs(inside >= _HALF, rows[:, 1] + rows[:, 3] > rows[:, 2] + rows[:, 4]):
        side = int(sides[start:end].sum(axis=0).argmax())
        yield Stretch(words[start][0], words[end - 1][1], side, float(inside[start:end].mean()))


def _runs(inside: NDArray[np.bool_], begins: NDArray[np.bool_]) -> Iterator[Span]:
    """Yield [start, end) of the runs of words inside, a new one where a word begins one."""
    start = None
    for n in range(len(inside) + 1):
        on = n < len(inside) and bool(inside[n])
        if start is not None and (not on or begins[n]):
            yield start, n
            start = None
        if on and start is None:
            start = n


def _tie(stretches: Sequence[Stretch], cues: Sequence[Tagged], part: str) -> None:
    for one in stretches:
        if one.side == LEFT:
            cue = max((c for c in cues if c.cue[0] < one.start), key=lambda c: c.cue[0], default=None)
        else:
            cue = min((c for c in cues if c.cue[0] >= one.start), key=lambda c: c.cue[0], default=None)
        if cue is not None:
            getattr(cue, part).append((one.start, one.end))
            cue.parts.append(one.sure)
