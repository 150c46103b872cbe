"""The words of a language as typed data: cues with their acts and frames."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from kg.records import Act

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, with those that must follow it, by which an act is told; ``frames`` say where the content stands."""

    words: tuple[str, ...]
    act: Act
    strength: float
    frames: Words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of one language, and the word lists of the rules.

    ``verbs`` holds the cues by their first lemma, the longest first; ``lists`` the plain word lists by section.
    """

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Act]
    adjectives: Mapping[str, Act]
    adverbs: Mapping[str, Act]
    impersonal: Mapping[str, Act]
    passive: Mapping[str, Act]
    lemmas: Mapping[str, str]
    phrases: tuple[tuple[str, ...], ...]
    lists: Mapping[str, Mapping[str, Words]]
    confidence: Mapping[str, float]


@functools.cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Load the lexicon of a language; loaded once."""
    data = tomllib.loads((files("ingest") / "lexicon" / f"{language}.toml").read_text("utf-8"))
    sections = (
        "phrases",
        "nouns_with",
        "participles",
        "grammar",
        "relays",
        "refusals",
        "speakers",
        "titles",
        "pronouns",
        "media",
        "addressees",
    )
    return Lexicon(
        verbs=_verbs(data["verbs"]),
        nouns={cue: group["act"] for group in data["nouns"] for cue in group["cues"]},
        adjectives={cue: group["act"] for group in data["adjectives"] for cue in group["cues"]},
        adverbs=_by_act(data["adverbs"]),
        impersonal=_by_act(data["impersonal"]),
        passive=_by_act(data["passive"]),
        lemmas=data["lemmas"],
        phrases=tuple(tuple(phrase.split()) for phrase in data["phrases"]["before"]),
        lists={name: {key: frozenset(words) for key, words in data[name].items()} for name in sections},
        confidence=data["confidence"],
    )


def _verbs(groups: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    verbs: dict[str, list[Cue]] = {}
    for group in groups:
        for cue in group["cues"]:
            words = tuple(cue.split())
            verbs.setdefault(words[0], []).append(
                Cue(words, group["act"], group["strength"], frozenset(group["frames"]))
            )
    return {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for lemma, cues in verbs.items()}


def _by_act(section: dict[Act, list[str]]) -> dict[str, Act]:
    return {word: act for act, words in section.items() for word in words}
