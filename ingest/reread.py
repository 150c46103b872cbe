"""Stored articles read anew by the reader of today, and what it reads otherwise than the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ingest.pipeline import Reader
from kg.link import link
from kg.records import ArticleGraph, Attribution

if TYPE_CHECKING:
    from kg.embed import Embedder
    from kg.store.bolt import Store


@dataclass(frozen=True, slots=True)
class Change:
    """One attribution that came, went, or is read otherwise; ``what`` names the parts that changed."""

    kind: Literal["came", "went", "changed"]
    what: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading one article anew changes."""

    article: str
    title: str | None
    readers: tuple[str, ...]
    reader: str
    changes: tuple[Change, ...]


def reread_each(
    store: Store, ids: list[str], reader: Reader, embedder: Embedder, *, keep: bool = True
) -> Iterator[Reread]:
    """Read stored articles anew; with ``keep`` the new reading is stored and linked, decisions of people stay.

    Raises ``NotFound``.
    """
    for id in ids:
        old = store.article(id)
        new = reader(old.article, old.input)
        if keep:
            store.put(new)
            link(store, embedder, id)
        before = tuple(sorted({one.reader for one in old.attributions}))
        yield Reread(id, old.article.title, before, reader.name, tuple(changes(old, new)))


def changes(old: ArticleGraph, new: ArticleGraph) -> Iterator[Change]:
    """Yield how two readings of one text differ, in text order; attributions are the same by their cue's place."""
    before, after = _by_cue(old), _by_cue(new)
    for place in sorted({*before, *after}):
        a, b = before.get(place), after.get(place)
        if a is None or b is None:
            yield Change("came" if a is None else "went", (), _line(a) if a else None, _line(b) if b else None)
            continue
        what = tuple(name for name, part in _PARTS.items() if part(a, old) != part(b, new))
        if what:
            yield Change("changed", what, _line(a), _line(b))


_PARTS: dict[str, Callable[[Attribution, ArticleGraph], object]] = {
    "act": lambda one, _: one.act,
    "speaker": lambda one, _: one.speaker.spans,
    "name": lambda one, _: (one.speaker.name, one.speaker.unnamed),
    "content": lambda one, _: one.content.spans,
    "chain": lambda one, graph: [outer.cue.spans for outer in graph.attributions if outer.id in one.via],
    "evidence": lambda one, graph: [(e.kind, e.start, e.end) for e in graph.evidence if e.id in one.evidence],
}


def _by_cue(graph: ArticleGraph) -> dict[tuple[int, int], Attribution]:
    return {(one.cue.spans or one.content.spans)[0]: one for one in graph.attributions}


def _line(one: Attribution) -> str:
    who = one.speaker.name or one.speaker.text or "somebody"
    return f"{who} {one.act.replace('_', ' ')}: {one.content.text or one.cue.text}"
