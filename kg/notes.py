"""Corrections, updates and editor's notes that an article prints about itself, each in a paragraph of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Literal

NoteKind = Literal["correction", "clarification", "update", "editors_note", "retraction"]


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its kind, its half-open span in the article's text, and the words there."""

    kind: NoteKind
    start: int
    end: int
    text: str


# A paragraph is a note when it begins with one of these; of several kinds the first that fits.
_THIS = (
    r"(?:an earlier|a previous|the original|an original|earlier) versions? of this (?:article|story|report|piece|post)"
)
_PIECE = r"this (?:article|story|report|piece|post)"
_DAY = r"(?:,? (?:on |of )?[^:\n.]{1,40})?"
_LEAD = r"[\s*_(\[•-]*"
_BEGINNINGS: tuple[tuple[NoteKind, str], ...] = (
    ("retraction", rf"(?:retraction{_DAY}:|{_PIECE} has been (?:retracted|withdrawn|removed)\b)"),
    ("clarification", rf"(?:clarifications?{_DAY}:|{_PIECE} (?:has been|was) (?:clarified|amended to clarify)\b)"),
    ("correction", rf"(?:corrections?(?: and clarifications?)?{_DAY}:|corrected{_DAY}:|{_THIS}\b)"),
    ("correction", rf"{_PIECE} (?:has been|was) (?:corrected|amended)\b"),
    ("editors_note", rf"(?:editor[’']?s?[’']? note|note (?:to|for) readers|from the editors?){_DAY}:"),
    ("update", rf"(?:updated?{_DAY}:|{_PIECE} (?:has been|was) updated\b)"),
)
_KINDS = tuple((kind, re.compile(_LEAD + begins, re.I)) for kind, begins in _BEGINNINGS)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def notes_of(text: str) -> tuple[Note, ...]:
    """Return the notes of an article's text, in text order."""
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        words = paragraph[0]
        kind = next((kind for kind, begins in _KINDS if begins.match(words)), None)
        if kind is not None:
            start = paragraph.start() + len(words) - len(words.lstrip())
            end = paragraph.start() + len(words.rstrip())
            found.append(Note(kind, start, end, text[start:end]))
    return tuple(found)


def kept_form(notes: Iterable[Note]) -> str:
    """Return notes as the one string that the store keeps with their article."""
    return json.dumps([astuple(note) for note in notes], ensure_ascii=False)


def notes_kept(kept: str | None, text: str | None) -> tuple[Note, ...]:
    """Return the notes that the store keeps; those of the text where an older onrecord put the article without them."""
    return notes_of(text or "") if kept is None else tuple(Note(*fields) for fields in json.loads(kept))
