"""Which agency a text credits with what it prints: in its dateline, in a line of credit, in its byline."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.ids import name_key
from kg.records import Outlet

MOST_WORDS = 40  # of a line that gives credit, but for what it says of reporters
EDGE = 3  # paragraphs at either end of a text where credit is given

_NAME = r"[A-Z][\w&.’'-]*(?: (?:of |the )?[A-Z][\w&.’'-]*){0,4}|dpa"
_DATELINE = re.compile(rf"^(?:[A-Z][\w.'’-]*,?\s+|\d+,?\s+){{1,6}}\((?P<name>{_NAME})\)\s*(?:—|–|--|-|―)\s")
_REPORTING = re.compile(rf"\b(?i:report(?:ing|ed) by) [^;()\n]*? for (?P<name>(?:[Tt]he )?{_NAME})")


@dataclass(frozen=True, slots=True)
class _Rules:
    agencies: dict[str, str]
    ends: tuple[str, ...]
    before: re.Pattern[str]


def agency_credited(text: str, authors: Sequence[str], outlet: Outlet) -> str | None:
    """Return the name of the agency whose text an article prints by its own words; None where it credits none.

    An agency known by several names has one here, so that two papers that write "AP" and "Associated Press" agree.
    """
    host = outlet.id.split(".")[0].replace("-", " ")
    own = {bare_name(name) for name in (outlet.name, initials(outlet.name), host) if name}
    for name in (found.rstrip(".,’'-") for found in _names(text, authors)):
        if bare_name(name) not in own and bare_name(_usual(name)) not in own:
            return _usual(name)
    return None


def initials(name: str) -> str | None:
    """Return the letters by which a name of three or more words is known, None for a shorter one."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper() and word != "The")
    return letters if len(letters) > 2 else None


def _names(text: str, authors: Sequence[str]) -> Iterator[str]:
    """Yield the agencies that an article names, the surest first."""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    for line in paragraphs[:EDGE]:
        if match := _DATELINE.match(line):
            yield match["name"]
    for line in (*paragraphs[-EDGE:][::-1], *paragraphs[:EDGE]):
        if len(line.split()) <= MOST_WORDS:
            yield from _credited(line)
    yield from (author for author in authors if is_agency(author))


def _credited(line: str) -> Iterator[str]:
    yield from (match["name"] for match in _REPORTING.finditer(line))
    for match in _rules().before.finditer(line):
        if is_agency(match["name"].rstrip(".,")):
            yield match["name"]


def is_agency(name: str) -> bool:
    """Return whether a name is that of an agency: a known one, or one that says so."""
    rules = _rules()
    return bare_name(name) in rules.agencies or name.endswith(tuple(f" {end}" for end in rules.ends))


def _usual(name: str) -> str:
    return _rules().agencies.get(bare_name(name), name.strip().removeprefix("the ").removeprefix("The "))


def bare_name(name: str) -> str:
    """Return the key of an outlet's or agency's name, without its article."""
    return name_key(name).removeprefix("the ")


@functools.cache
def _rules() -> _Rules:
    data = tomllib.loads(Path(__file__).with_name("credits.toml").read_text(encoding="utf-8"))
    agencies = {bare_name(name): row[0] for row in data["agencies"] for name in row}
    before = "|".join(map(re.escape, sorted(data["before"], key=len, reverse=True)))
    ends = tuple(data["ends"])
    return _Rules(agencies, ends, re.compile(rf"(?i:(?<!\w)(?:{before})) (?P<name>(?:[Tt]he )?(?:{_NAME}))"))
