"""Read a text as far as names and speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from ingest.read.annotate import annotate, load_language
from ingest.read.found import Found
from ingest.read.names import Names, find_names
from kg.records import Article, Outlet, Spans


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_language()


@pytest.fixture
def doc_of(nlp: Language) -> Callable[[str], Doc]:
    """Parse a text."""
    return lambda text: annotate(nlp, text)


@pytest.fixture
def names_of(nlp: Language) -> Callable[[str], Names]:
    """Find the names of a text."""

    def find(text: str) -> Names:
        article = Article("ar-0", None, Outlet("unknown", "unknown"), None, (), None, None, None, "en", "", text)
        return find_names(annotate(nlp, text), article)

    return find


@pytest.fixture
def called(names_of: Callable[[str], Names]) -> Callable[[str, str], str | None]:
    """Say by which name the last occurrence of some words is known, None where it cannot be told."""

    def name(text: str, words: str) -> str | None:
        start = text.rindex(words)
        entity = names_of(text).at((start, start + len(words)))
        return None if entity is None else entity.name

    return name


@pytest.fixture
def found_in() -> Callable[..., Found]:
    """Build an attribution from the words of its parts, each at its first place in the text."""

    def build(text: str, *, cue: str, speaker: str = "", content: str = "", outer: int | None = None) -> Found:
        def spans(words: str) -> Spans:
            start = text.index(words)
            return ((start, start + len(words)),) if words else ()

        style = "direct" if content[:1] in {"“", '"'} else "indirect"
        return Found(spans(cue), spans(speaker), spans(content), "states", style, 0.9, outer=outer)  # type: ignore[arg-type]

    return build
