"""Whether two names of different articles stand for one: a judgement with a score and a sentence, never an edit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.ids import name_key
from kg.records import Entity

BY = "onrecord/names 1"

Decision = Literal["same", "different", "unsure"]

SUFFIXES = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag gmbh sa nv bv ab oy spa kg pty pte "
    "group holding holdings".split()
)
# Not counted in an acronym, though some count them: both ways are tried.
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "von", "und", "&"})
TITLES = frozenset("mr mrs ms miss dr prof professor sir dame lord lady president senator governor".split())
GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
# Kinds that a reader may take for one another where the name is the same.
CONFUSED = (frozenset({"organisation", "product"}), frozenset({"organisation", "work"}), frozenset({"product", "work"}))


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two entities are the same, are not, or may be: lower id first, with the sentence that says why."""

    a: str
    b: str
    decision: Decision
    score: float
    by: str
    reason: str


def bare(name: str) -> str:
    """Return a name's key without article and legal form: "The Acme Corp." and "Acme" are equal."""
    words = name_key(name).split()
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return " ".join(words)


def acronym(name: str) -> str:
    """Return the first letters of a name of two words or more, small words left out; else nothing."""
    words = [word for word in bare(name).split() if word not in SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def is_acronym(name: str) -> bool:
    """Whether a name is printed as an acronym."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", name.strip()))


def judge(a: Entity, b: Entity) -> Judgement | None:
    """Return what two names say of each other; None when they say nothing, and always for an unnamed source.

    A name without a capital ("the union") tells which one is meant in its own article only.
    """
    if a.id == b.id or "unnamed" in (a.kind, b.kind) or a.unnamed or b.unnamed:
        return None
    if not (_has_capital(a.name) and _has_capital(b.name)):
        return None
    a, b = sorted((a, b), key=lambda entity: entity.id)
    found = _same_kind(a, b) if a.kind == b.kind else _other_kind(a, b)
    if found is None:
        return None
    decision, score, reason = found
    return Judgement(a.id, b.id, decision, score, BY, reason)


def _has_capital(name: str) -> bool:
    return name != name.lower()


Found = tuple[Decision, float, str] | None


def _same_kind(a: Entity, b: Entity) -> Found:
    if a.kind == "person":
        return _persons(a, b)
    if bare(a.name) == bare(b.name):
        return "same", 0.97, f"{a.name!r} and {b.name!r} differ in article or legal form only"
    short, long = (a, b) if is_acronym(a.name) else (b, a)
    letters = short.name.replace(".", "").lower()
    if is_acronym(short.name) and letters in (acronym(long.name), _all_letters(long.name)):
        return _acronyms(short, long)
    if is_acronym(short.name) and name_key(short.name) in {name_key(alias) for alias in long.aliases}:
        return "same", 0.95, f"an article that names {long.name!r} calls it {short.name!r}"
    return _by_alias(a, b) or _by_alias(b, a)


def _acronyms(short: Entity, long: Entity) -> Found:
    if name_key(short.name) in {name_key(alias) for alias in long.aliases}:
        return "same", 0.97, f"an article that names {long.name!r} calls it {short.name!r}"
    if len(short.name.replace(".", "")) >= 3:
        return "same", 0.85, f"{short.name!r} are the first letters of {long.name!r}"
    return "unsure", 0.6, f"{short.name!r} are the first letters of {long.name!r}, but two letters are few"


def _all_letters(name: str) -> str:
    words = bare(name).split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _by_alias(a: Entity, b: Entity) -> Found:
    """An alias of two words or more is as good as a name; one word may be anybody's."""
    aliases = {bare(alias) for alias in b.aliases}
    if bare(a.name) not in aliases:
        return None
    if " " in bare(a.name):
        return "same", 0.9, f"an article that names {b.name!r} also calls it {a.name!r}"
    return "unsure", 0.6, f"an article that names {b.name!r} also calls it {a.name!r}, one word that others may share"


def _persons(a: Entity, b: Entity) -> Found:
    one, two = _person(a.name), _person(b.name)
    if one == two:
        return "same", 0.95, f"{a.name!r} and {b.name!r} differ in title only"
    short, long = sorted((one, two), key=len)
    if len(short) >= 2 and short[-1] == long[-1] and short[0] == long[0] and _initials(short[1:-1], long[1:-1]):
        return "same", 0.92, f"{a.name!r} and {b.name!r} differ in a middle name only"
    if len(short) == 1 and len(long) > 1 and short[0] == long[-1]:
        return "unsure", 0.55, f"{' '.join(short)!r} is the surname of {max(a.name, b.name, key=len)!r}"
    return None


def _person(name: str) -> list[str]:
    words = [word for word in name_key(name).split() if word not in GENERATIONS]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def _initials(short: list[str], long: list[str]) -> bool:
    """Whether middle names agree: none, or each the initial of the other."""
    return not short or (
        len(short) == len(long)
        and all(x[0] == y[0] and 1 in (len(x), len(y)) for x, y in zip(short, long, strict=True))
    )


def _other_kind(a: Entity, b: Entity) -> Found:
    if bare(a.name) != bare(b.name):
        return None
    kinds = frozenset({a.kind, b.kind})
    if "other" in kinds or kinds in CONFUSED:
        return "same", 0.8, f"the same name, read as {a.kind} and as {b.kind}"
    return "unsure", 0.5, f"the same name, but one is a {a.kind} and one a {b.kind}"
