"""Which language a text is in. Names do not count, and a text of a few words is taken for English."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any

from ingest.page.words import words
from kg.errors import BadInput

SAMPLE = 20_000
ENOUGH_WORDS = 12
SURELY_ENGLISH = 0.16
HARDLY_ENGLISH = 0.08
FOREIGN_LETTERS = 0.4


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language; ``en`` where too little is there to tell."""
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if sum(not _latin(c) for c in letters) > FOREIGN_LETTERS * max(len(letters), 1):
        return _guess(sample)
    # Capitalised words are names as often as not, and names of any country may stand in an English text.
    plain = re.findall(r"(?<!\w)[a-zà-öø-ÿœ]+(?!\w)", sample)
    if len(set(plain)) < ENOUGH_WORDS:
        return "en"
    share = sum(word in words().function_words for word in plain) / len(plain)
    if share >= SURELY_ENGLISH:
        return "en"
    guess = _guess(" ".join(plain))
    return guess if share < HARDLY_ENGLISH else "en"


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where the name is not known."""
    return words().languages.get(code, code)


def demand_english(language: str) -> None:
    """Raise ``BadInput`` when the language is another than English."""
    if language != "en":
        raise BadInput(
            "not_english",
            f"the text is in {language_name(language)}",
            f"the text looks like {language_name(language)} ({language}): only English is read so far",
        )


def _latin(letter: str) -> bool:
    return letter < "\u0250" or "LATIN" in unicodedata.name(letter, "")


def _guess(text: str) -> str:
    code, _ = _identifier().classify(text)
    return "und" if code == "zxx" else str(code)


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
