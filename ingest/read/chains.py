"""Chains: which attribution stands inside which."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.found import Found
from kg.records import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc


def nest(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, each with the one directly around it: the smallest content that holds its cue and content."""
    nested = []
    for number, inner in enumerate(found):
        around = [n for n, outer in enumerate(found) if n != number and _holds(outer, inner)]
        smallest = min(around, key=lambda n: _size(found[n].content), default=None)
        nested.append(dataclasses.replace(inner, outer=smallest))
    return nested


def _holds(outer: Found, inner: Found) -> bool:
    if not outer.content or not _inside(inner.cue, outer.content):
        return False
    if inner.content and _size(inner.content) >= _size(outer.content):
        return False
    return not inner.content or _inside(inner.content, outer.content)


def _inside(spans: Spans, others: Spans) -> bool:
    return all(any(start <= s and e <= end for start, end in others) for s, e in spans)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)
