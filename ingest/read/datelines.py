"""Datelines: "PORT ANSEL, March 4 (Northline) -" is no part of the sentence after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_DATELINE = 24
DASHES = frozenset({"—", "–", "--", "-", "―"})
_DATELINE = re.compile(
    r"""
    (?: [A-Z][A-Z.'’]+ (?:[ -][A-Z.'’]+)*                      # a place in capitals
        (?:,\ [A-Z][\w.]+){0,2} (?:,\ \w+\.?\ \d+|,\ \d+\ \w+)?  # a country, a date
        (?:\ ?[(\[][^()\[\]]{2,40}[)\]])?                        # an agency
    |   [A-Z][\w.'’-]+ (?:\ [A-Z][\w.'’-]+){0,3} (?:,\ [A-Z]\w+)? (?:,\ \w+\.?\ \d+|,\ \d+\ \w+)?
        \ ?[(\[][^()\[\]]{2,40}[)\]]                           # or in small letters, with an agency
    )
    \ ?(?:—|–|--|-|―)\ ?
    """,
    re.VERBOSE,
)


def dateline_length(words: Sequence[str], spaces: Sequence[bool]) -> int:
    """Return how many of a paragraph's first words are its dateline, the dash included; 0 where it has none."""
    ends, text = [], ""
    for word, space in zip(words[:LONGEST_DATELINE], spaces, strict=False):
        text += word
        ends.append(len(text))
        text += " " * space
        if word in DASHES and _DATELINE.fullmatch(text) and sum(c.isupper() for c in text) > 1:
            return len(ends) if len(ends) < len(words) else 0
    return 0
