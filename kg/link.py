"""What one stored article means beside the others: names, copies, denials, propositions and relations, derived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.embed import Embedder
    from kg.store.bolt import Store

LINKER = "onrecord/link 1"


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking an article did: its claims, how many joined others, and what was found between them and others."""

    article: str
    claims: int = 0
    joined: int = 0
    relations: int = 0
    copies: int = 0
    denials: int = 0
    done: bool = True


def link(store: Store, embedder: Embedder, article_id: str) -> Linked:
    """Derive everything of one stored article in one transaction; ``done`` is False when it had been done before."""
    raise NotImplementedError


def relink(store: Store, embedder: Embedder, progress: Callable[[int, int], None] | None = None) -> None:
    """Derive everything anew in a canonical order, so that the order in which articles came does not count."""
    raise NotImplementedError
