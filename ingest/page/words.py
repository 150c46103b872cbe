"""The word lists of ``words.toml``, read once."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """English function words, names of languages by code, and what marks blocks that are not article text."""

    function_words: frozenset[str]
    languages: dict[str, str]
    other_starts: tuple[str, ...]
    other_marks: frozenset[str]


@functools.cache
def words() -> Words:
    """Return the lists of ``words.toml``."""
    data = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    other = data["not_article"]
    return Words(
        function_words=frozenset(data["english"]["function_words"].split()),
        languages=data["languages"],
        other_starts=tuple(other["starts"]),
        other_marks=frozenset(other["marks"].split()),
    )
