"""What a rule proposes, in tokens, before proposals are settled."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.attribute.view import Tokens
from kg.records import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal: the rule that made it, its cue's main token, and the tokens of its parts."""

    rule: str
    head: int
    cue: Tokens
    speaker: Tokens
    content: Tokens
    act: Act
