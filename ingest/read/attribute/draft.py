"""What a rule proposes, in tokens, before proposals are settled."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.attribute.view import Tokens
from kg.records import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal: the rule that made it, its cue's main token, and the tokens of its parts.

    ``support`` is how sure the tagger is, 0 to 1, that its cue is one; None where no tagger was asked.
    """

    rule: str
    head: int
    cue: Tokens
    speaker: Tokens
    content: Tokens
    act: Act
    support: float | None = None
