"""The news agency that an article credits with its text, by its own words at the head or the foot, or its byline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.ids import name_key

# Agencies by the short names that papers print; longer names tell by their last word.
KNOWN = frozenset(
    {"ap", "afp", "reuters", "pa", "pa media", "dpa", "ansa", "efe", "upi", "aap", "tass", "xinhua", "kyodo"}
)
KNOWN |= {"associated press", "agence france-presse", "bloomberg", "press association", "press trust of india", "pti"}
ENDINGS = ("wire", "wires", "newswire", "wire service", "news agency", "news service", "press agency", "newsfeed")

_NAME = r"(?:the )?(?P<name>[A-Z][\w&'’.-]*(?: (?:of |for )?[A-Z][\w&'’.-]*){0,4})"
# "ORLO (Northern Wire) -": capitals, perhaps a region and a day, and the agency in brackets, before the first sentence.
_DATELINE = re.compile(rf"^\s*[A-Z][^\n()]{{0,60}}\({_NAME}\)\s*[-–—:]", re.M)
_BYLINE = re.compile(rf"^\s*(?:By|By [^\n,]{{1,60}}(?:, | for )|[^\n,]{{1,60}}, ){_NAME}\s*$", re.M)
_CREDITS = (
    re.compile(rf"\b[Rr]eporting by [^\n]{{1,120}}? (?:for|of) {_NAME}"),
    re.compile(
        r"\b(?:[Ww]ith|[Cc]ontains|[Ii]ncludes|[Uu]sing) (?:additional |some )?"
        rf"(?:material|reporting|copy|text) (?:from|by) {_NAME}"
    ),
    re.compile(rf"\b(?:[Ss]ource|[Cc]opyright|©)(?::| \d{{4}})? {_NAME}\s*\.?\s*$", re.M),
    re.compile(rf"^\s*[(\[—–-]+\s*{_NAME}\s*[)\]]?\.?\s*$", re.M),
)


def agency_of(head: str | None, foot: str | None, authors: Iterable[str] = (), outlet: str | None = None) -> str | None:
    """Return the agency credited at an article's ``head``, in its byline or at its ``foot``; None where none is.

    An outlet that is itself an agency credits itself, so that its own article and those that print it have one root.
    """
    names = [match["name"] for pattern in (_DATELINE, _BYLINE) for match in pattern.finditer(head or "")]
    names += [part for author in authors for part in re.split(r", | for |/", author)]
    names += [match["name"] for pattern in _CREDITS for match in pattern.finditer(foot or "")]
    names += [outlet] if outlet else []
    return next((bare for name in names if is_agency(bare := name.strip(" .").removeprefix("The "))), None)


def is_agency(name: str) -> bool:
    """Return whether a name is that of a news agency."""
    key = name_key(name).removeprefix("the ")
    return key in KNOWN or any(key.endswith(f" {ending}") for ending in ENDINGS)
