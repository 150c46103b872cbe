"""Chains: which attribution stands inside which."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.lexicon import load_lexicon
from ingest.read.found import Found
from ingest.read.text import text_of
from kg.records import Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

STRETCH = 1000  # characters
THAT = re.compile(r"that\b", re.IGNORECASE)
AND_THAT = re.compile(r",?\s+(?:and|but)\s+that\s+(?=\w+)(?!is\b|was\b|it\b(?=[.,]))")


def nest(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, each with the one directly around it.

    That is the one with the smallest content that strictly holds its cue and content; where both have the same
    content ("the Courier said, citing two officials"), the one that cites is around the one that is cited.
    """
    citing = load_lexicon(doc.lang_ or "en").lists["relays"]["citing"]
    text = text_of(doc)
    found = [_parted(text, one, found) for one in found]
    cited = [text[slice(*f.anchor)].lower() in citing for f in found]
    near = _near(found)
    nested = []
    for number, inner in enumerate(found):
        around = [
            n
            for n in near.get(inner.anchor[0] // STRETCH, ())
            if n != number and (_holds(found[n], inner) or (cited[number] and not cited[n] and _same(found[n], inner)))
        ]
        smallest = min(around, key=lambda n: (_size(found[n].content), -n), default=None)
        nested.append(dataclasses.replace(inner, outer=smallest))
    return nested


def _parted(text: str, inner: Found, found: Sequence[Found]) -> Found:
    """Return an attribution whose content ends before "and that", where only the one around it begins with "that".

    "A clerk told us that lawyers warned the board off and that the chief insisted": the clerk tells both.
    """
    if len(inner.content) != 1:
        return inner
    start, end = inner.content[0]
    again = AND_THAT.search(text, start, end)
    if again is None or THAT.match(text, start):
        return inner
    outer = any(_inside(inner.cue, one.content) and THAT.match(text, one.content[0][0]) for one in found)
    return dataclasses.replace(inner, content=((start, again.start()),)) if outer else inner


def _near(found: Sequence[Found]) -> dict[int, list[int]]:
    """Return the attributions by the stretches of text that they reach into."""
    near: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        spans = (*one.cue, *one.content)
        first, last = min(s for s, _ in spans), max(e for _, e in spans)
        for stretch in range(first // STRETCH - 1, last // STRETCH + 2):
            near.setdefault(stretch, []).append(number)
    return near


def _same(outer: Found, inner: Found) -> bool:
    return bool(inner.content) and outer.content == inner.content


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
