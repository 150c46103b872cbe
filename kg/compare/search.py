"""Words of a text as a query of a full-text index."""

from __future__ import annotations

import re

from kg.compare.lexicon import lexicon

WORDS = 12


def words_of(text: str, limit: int = WORDS) -> str:
    """Return the content words of a text, the longest first, without anything that an index reads as an operator."""
    lex = lexicon()
    found = [word for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 1 and word not in lex.stop]
    kept = sorted(dict.fromkeys(found), key=lambda word: (-len(word), word))[:limit]
    return " ".join(word for word in kept if word not in ("and", "or", "not", "to"))
