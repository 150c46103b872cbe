"""The printed words of a claim: an attribution's content without what encloses it."""

from __future__ import annotations

import re

from kg.records import Span, Spans

_OPENING = "\"“‘'«„`"
_CLOSING = "\"”’'»"
_LEADING = re.compile(r"(?:[\s,:;—–-]+|\.\s+|that\b(?!['’])\s+(?=\S)|\.\.\.\s*|…\s*)", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,:;—–-]+$")


def trimmed(text: str, spans: Spans) -> Spans:
    """Return the spans without enclosing quotation marks, a leading "that" and loose punctuation; empty ones go."""
    kept = tuple(span for span in (_trim(text, span, n == 0) for n, span in enumerate(spans)) if span[0] < span[1])
    if not kept:
        return ()
    return (*kept[:-1], _without_trailing(text, kept[-1]))


def _trim(text: str, span: Span, first: bool) -> Span:
    start, end = span
    for _ in range(4):
        before = (start, end)
        lead = _LEADING.match(text, start, end)
        # "that" opens a clause only where something follows; "that bridge" within a quotation stays.
        if lead and (first or not lead.group().lower().startswith("that")) and not _quoted(text, start, lead.group()):
            start = lead.end()
        while end > start and text[end - 1].isspace():
            end -= 1
        start, end = _unquoted(text, start, end)
        if (start, end) == before:
            break
    return start, end


def _quoted(text: str, start: int, lead: str) -> bool:
    return lead.lower().startswith("that") and start > 0 and text[start - 1] in '"“‘'


def _unquoted(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    if len(inner) < 2:
        return (end, end) if inner and inner in _OPENING + _CLOSING else (start, end)
    opens, closes = inner[0] in _OPENING, inner[-1] in _CLOSING
    within = inner[1:-1]
    if opens and closes and not any(c in within for c in '"“”'):
        return start + 1, end - 1
    if opens and not closes and not any(c in inner[1:] for c in '"”’»'):
        return start + 1, end
    if closes and inner[-1] in '"”' and not opens and not any(c in inner[:-1] for c in '"“'):
        return start, end - 1
    return start, end


def _without_trailing(text: str, span: Span) -> Span:
    start, end = span
    loose = _TRAILING.search(text[start:end])
    return (start, start + loose.start()) if loose and loose.start() else span


def words_of_spans(text: str, spans: Spans) -> str:
    """Return the printed words of several spans, joined by a blank."""
    return " ".join(text[start:end] for start, end in spans)
