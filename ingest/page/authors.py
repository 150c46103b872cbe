"""Bylines to lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LEAD = re.compile(r"^\s*(?:(?:written|reported|reporting|words|story|text|posted)\s+)?(?:by|from)\b[\s:]+", re.I)
_NOISE = re.compile(r"\S+@\S+|https?://\S+|(?<!\w)@\w+|\([^)]*\)|\|.*$")
_PLACE = re.compile(r"\s+(?:in|at|for)\s+[A-Z][\w.'’ -]*$")
_SPLIT = re.compile(r"\s*(?:;|\||•|·|/|\n|(?:,\s*)?\band\b|(?:,\s*)?\bwith\b|&(?!\w))\s*|\s*,\s+(?!Jr\b|Sr\b|II\b)")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|columnist|analyst|producer|bureau|chief|desk|agencies|contributor"
    r"|newsroom|journalist|admin|team|updated|published)\b",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){0,5}")


def authors_of(bylines: Iterable[str], *, outlet: str | None = None) -> tuple[str, ...]:
    """Return the names in bylines ("By A and B, Technology Editor"), each once, without the outlet's own name."""
    names: dict[str, str] = {}
    for byline in bylines:
        for part in _SPLIT.split(_NOISE.sub(" ", _LEAD.sub("", byline))):
            name = _PLACE.sub("", " ".join((part or "").split())).strip(" ,.-–—:")
            if _is_name(name) and name.casefold() != (outlet or "").casefold():
                names.setdefault(name.casefold(), _cased(name))
    return tuple(names.values())


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not _ROLE.search(name)


def _cased(name: str) -> str:
    """Return a name that is printed all in capitals as names are written."""
    return name.title() if name.isupper() and " " in name else name
