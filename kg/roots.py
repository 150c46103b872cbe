"""Independent roots: where a claim enters the record, after copies and echoes are collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Standing = Literal["root", "echo", "copy"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One step of a chain: the canonical entity (None when unresolved), its kind, and whether it has a name."""

    entity: str | None
    name: str | None
    kind: str | None
    unnamed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A claim as the counting of roots sees it; ``chain`` holds its speakers, outermost first.

    ``medium`` is the canonical entity of the medium named for the innermost attribution ("told the Herald").
    ``outlet_entity`` is the canonical entity with the name of the article's own outlet, where there is one.
    """

    claim: str
    article: str
    outlet: str
    outlet_name: str
    published_at: str | None
    chain: tuple[Voice, ...]
    medium: Voice | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim and the root it goes back to; ``why`` says in a sentence why it is an echo or stands in a copy."""

    claim: str
    article: str
    standing: Standing
    why: str | None


@dataclass(frozen=True, slots=True)
class Root:
    """One independent root: its key, its speaker's name (None when unnamed), and the claims that go back to it."""

    key: str
    speaker: str | None
    entity: str | None
    unnamed: bool
    claims: tuple[Traced, ...]


def trace_roots(origins: Iterable[Origin], copies: Mapping[str, str]) -> tuple[Root, ...]:
    """Return the independent roots of claims; ``copies`` leads from the id of a copy to that of its original.

    Roots are in the order of their first publication; so are the claims of each.
    """
    raise NotImplementedError


def count_roots(origins: Iterable[Origin], copies: Mapping[str, str]) -> int:
    """Return how many independent roots claims have."""
    return len(trace_roots(origins, copies))
