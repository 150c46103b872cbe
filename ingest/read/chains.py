"""Chains: which attribution stands inside which."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.lexicon import load_lexicon
from ingest.read.found import Found
from kg.records import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc


def nest(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, each with the one directly around it.

    That is the one with the smallest content that strictly holds its cue and content; where both have the same
    content ("the Courier said, citing two officials"), the one that cites is around the one that is cited.
    """
    citing = load_lexicon(doc.lang_ or "en").lists["relays"]["citing"]
    cited = [doc.text[f.cue[0][0] : f.cue[0][1]].lower() in citing for f in found]
    nested = []
    for number, inner in enumerate(found):
        around = [
            n
            for n, outer in enumerate(found)
            if n != number
            and (_holds(outer, inner) or (cited[number] and not cited[n] and outer.content == inner.content))
        ]
        smallest = min(around, key=lambda n: (_size(found[n].content), -n), default=None)
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
