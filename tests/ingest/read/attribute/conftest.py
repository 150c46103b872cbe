"""One parser for all tests of attribution, and attributions printed so that a table can hold them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ingest.lexicon import load_lexicon
from ingest.read.annotate import annotate, load_language
from ingest.read.attribute import attribute
from ingest.read.chains import nest
from kg.records import Spans


@dataclass(frozen=True)
class Said:
    """One attribution in words; ``via`` are the speakers around it, outermost first."""

    act: str
    speaker: str
    cue: str
    content: str
    style: str
    addressee: str
    medium: str
    when: str
    via: tuple[str, ...]


Reader = Callable[[str], list[Said]]


@pytest.fixture(scope="session")
def said() -> Reader:
    nlp, lexicon = load_language(None), load_lexicon()

    def read(text: str) -> list[Said]:
        doc = annotate(nlp, text)
        found = nest(doc, attribute(doc, lexicon))

        def words(spans: Spans) -> str:
            return " … ".join(text[start:end] for start, end in spans)

        def via(outer: int | None) -> tuple[str, ...]:
            return () if outer is None else (*via(found[outer].outer), words(found[outer].speaker))

        return [
            Said(
                f.act,
                words(f.speaker),
                words(f.cue),
                words(f.content),
                f.style,
                words(f.addressee),
                words(f.medium),
                "" if f.said_at is None else words((f.said_at,)),
                via(f.outer),
            )
            for f in found
        ]

    return read
