"""Statements for tests: a sentence with its numbers and times pointed at."""

from __future__ import annotations

from typing import Any

from kg.records import Quantity, Statement, Time


def number(text: str, words: str, low: float | None, high: float | None = None, **more: Any) -> Quantity:
    """Return the quantity at these words; without ``high`` and ``open`` it is exact."""
    start = text.index(words)
    known = {"unit": None, "of": None, "approximate": False} | more
    top = high if high is not None or known.pop("open", False) else low
    return Quantity(low, top, known["unit"], known["of"], known["approximate"], words, start, start + len(words))


def time(text: str, words: str, first: str, last: str | None = None) -> Time:
    """Return the time at these words."""
    start = text.index(words)
    return Time(first, last or first, words, start, start + len(words))


def said(text: str, *numbers: Quantity, **more: Any) -> Statement:
    """Return a statement, affirmed and asserted unless told otherwise."""
    known: dict[str, Any] = {"polarity": "affirmed", "modality": "asserted", "full_text": text} | more
    return Statement(text=text, quantities=numbers, **known)
