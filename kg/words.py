"""Words that people type, made safe for a full-text index."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
MOST = 60


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, each once, at most 60: letters and digits, nothing that is syntax."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(text)))[:MOST]


def any_word(text: str) -> str:
    """Return a query for what holds any of the words, empty when there is none.

    Everything in it is letters, digits and blanks in lower case, so that no character of Lucene's syntax and none
    of its operators (``AND``, ``OR``, ``NOT``, ``TO``, written in capitals) is left.
    """
    return " ".join(words_of(text))
