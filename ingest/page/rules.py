"""The rules of ``rules.toml``, read once."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class TitleRules:
    """What titles weigh, and what inside a heading is no part of it."""

    weights: dict[str, float]
    alike: float
    strange: float
    aside: frozenset[str]
    kickers: frozenset[str]


@dataclass(frozen=True, slots=True)
class BylineRules:
    """What surrounds names in bylines, and what is no person's name."""

    leads: re.Pattern[str]
    ends: re.Pattern[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    not_names: frozenset[str]
    organisations: frozenset[str]
    agencies: frozenset[str]
    honorifics: frozenset[str]
    credentials: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    about: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimeRules:
    """What the signs of a time weigh, which meta tags and words are signs, and the zones that pages print."""

    earliest: int
    weights: dict[str, float]
    same_minute: float
    same_day: float
    modified: float
    metas: tuple[str, ...]
    metas_other: tuple[str, ...]
    modified_metas: tuple[str, ...]
    published_words: frozenset[str]
    modified_words: frozenset[str]
    time_words: frozenset[str]
    zones: dict[str, int | str]


@dataclass(frozen=True, slots=True)
class TextRules:
    """What marks elements and lines that are no part of an article's text, and what marks its standfirst."""

    parts: frozenset[str]
    pairs: frozenset[str]
    talk: frozenset[str]
    standfirst: frozenset[str]
    standfirst_parts: frozenset[str]
    lines: re.Pattern[str]
    link_notes: re.Pattern[str]
    caption_end: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KindRules:
    """What gives away a page that is no article."""

    few: int
    brief: int
    error_titles: re.Pattern[str]
    error_phrases: tuple[str, ...]
    consent_phrases: tuple[str, ...]
    gate_phrases: tuple[str, ...]
    prompt_phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, by what they are about."""

    title: TitleRules
    byline: BylineRules
    time: TimeRules
    text: TextRules
    kind: KindRules


@functools.cache
def rules() -> Rules:
    """Return the rules of ``rules.toml``."""
    data = tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text("utf-8"))
    return Rules(
        title=TitleRules(**{**data["title"], **_sets(data["title"], "aside", "kickers")}),
        byline=_byline(data["byline"]),
        time=_time(data["time"]),
        text=_text(data["text"]),
        kind=_kind(data["kind"]),
    )


def _byline(data: dict[str, Any]) -> BylineRules:
    sets = _sets(data, *(key for key in data if key not in ("leads", "ends", "verbs")))
    return BylineRules(
        leads=re.compile(rf"\s*(?:{_any(data['leads'])})(?![\w’'-])[\s:]*", re.I),
        ends=re.compile(rf"(?:^|[\s(,;|–—-])(?:{_any(data['ends'])})(?![\w’'-]).*", re.I | re.S),
        about=re.compile(rf"(.{{3,50}}?),?\s+(?:{_any(data['verbs'].split())})\s.*", re.S),
        **sets,
    )


def _time(data: dict[str, Any]) -> TimeRules:
    words = _sets(data, "published_words", "modified_words", "time_words")
    metas = {key: tuple(data[key]) for key in ("metas", "metas_other", "modified_metas")}
    return TimeRules(**{**data, **words, **metas})


def _text(data: dict[str, Any]) -> TextRules:
    return TextRules(
        lines=re.compile("|".join(f"(?:{line})" for line in data["lines"]), re.I | re.S),
        link_notes=re.compile(data["link_notes"], re.I),
        caption_end=re.compile(rf"(?:{data['caption_end']})\s*$", re.I),
        **_sets(data, "parts", "pairs", "talk", "standfirst", "standfirst_parts"),
    )


def _kind(data: dict[str, Any]) -> KindRules:
    phrases = {key: tuple(data[key]) for key in ("error_phrases", "consent_phrases", "gate_phrases", "prompt_phrases")}
    titles = re.compile("|".join(f"(?:{title})" for title in data["error_titles"]), re.I | re.S)
    return KindRules(few=data["few"], brief=data["brief"], error_titles=titles, **phrases)


def _sets(data: dict[str, Any], *keys: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(data[key].split() if isinstance(data[key], str) else data[key]) for key in keys}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
