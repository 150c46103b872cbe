"""The word lists of this package, as data: one TOML file per subject and language."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any


@functools.cache
def words_of(subject: str, language: str = "en") -> dict[str, Any]:
    """Return the word list of a subject (measures, times, stance, evidence)."""
    path = Path(__file__).parent / language / f"{subject}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first; a blank stands for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
