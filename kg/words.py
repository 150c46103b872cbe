"""Words that people type, made safe for a full-text index."""

from __future__ import annotations

import functools
import re
from typing import Any

_WORD = re.compile(r"[^\W_]+")
MOST = 60
# Shorter beginnings are shared by words of other meanings.
SHORTEST = 4


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, each once, at most 60: letters and digits, nothing that is syntax."""
    return list(dict.fromkeys(_WORD.findall(text.lower())))[:MOST]


def any_word(text: str) -> str:
    """Return a query for what holds any of the words or another form of one, empty when there is none.

    Words that stand in every text ("the", "with") count only where there are no others. Everything in it is letters,
    digits, blanks and a ``*`` after a stem, in lower case, so that no other character of Lucene's syntax and none of
    its operators (``AND``, ``OR``, ``NOT``, ``TO``, written in capitals) is left.
    """
    return " ".join(form for word in _telling(text) for form in (word, *_stem(word)))


def queries(text: str) -> tuple[str, ...]:
    """Return queries from the narrowest to the widest: all words, any word, any form of one; none without words.

    The wider ones cost the more: an index goes through everything that holds one of the words.
    """
    words = _telling(text)
    every = (" ".join(f"+{word}" for word in words),) if len(words) > 1 else ()
    return tuple(dict.fromkeys((*every, " ".join(words), any_word(text)))) if words else ()


def _telling(text: str) -> list[str]:
    words = words_of(text)
    return [word for word in words if word not in _stop()] or words


def _stop() -> frozenset[str]:
    from kg.compare.lexicon import lexicon

    return frozenset(lexicon().stop)


def stem(word: str) -> str:
    """Return the beginning that the forms of an English word share."""
    return str(_stemmer().stemWord(word))


def _stem(word: str) -> tuple[str, ...]:
    beginning = stem(word)
    return (f"{beginning}*",) if len(beginning) >= SHORTEST and word.isalpha() and word.startswith(beginning) else ()


@functools.cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
