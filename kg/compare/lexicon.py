"""The words that comparators know, from the TOML files beside this module."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import snowballstemmer


@functools.cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("kg") / "compare" / name).read_text(encoding="utf-8"))


@functools.cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in _read("words.toml")["irregular"].items() for form in forms.split()}


@functools.lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """Return the form in which inflections of one word are equal: ``fell`` and ``falling`` are ``fall``."""
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("s'").replace("-", "")
    lower = _irregular().get(lower, lower)
    stem: str = _stemmer().stemWord(lower)
    return stem


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Stop words, negators and single-valued frames; opposites and exclusive kinds by root."""

    stop: frozenset[str]
    negators: frozenset[str]
    denying: frozenset[str]
    once: frozenset[str]
    single: tuple[frozenset[str], ...]
    partial: frozenset[str]
    beyond: tuple[str, ...]
    former: tuple[str, ...]
    pointing: frozenset[str]
    same: dict[str, str]
    opposites: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]


def _same(groups: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        roots = [root(word) for word in group.split()]
        found |= {word: found.get(roots[0], roots[0]) for word in roots if word not in found}
    return found


def _opposites(pairs: dict[str, list[str]], same: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in (line for lines in pairs.values() for line in lines):
        left, _, right = line.partition("/")
        for one in {same.get(root(w), root(w)) for w in left.split()}:
            for two in {same.get(root(w), root(w)) for w in right.split()}:
                found.setdefault(one, set()).add(two)
                found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _kinds(groups: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in groups.items():
        for word in words.split():
            found.setdefault(root(word.replace("_", "")), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@functools.cache
def lexicon() -> Lexicon:
    """Return the words, read once."""
    words, opposites = _read("words.toml"), _read("opposites.toml")
    same = _same(words["same"]["groups"])
    return Lexicon(
        stop=frozenset(words["stop"]["words"].split()),
        negators=frozenset(words["negators"]["words"].split()),
        denying=frozenset(root(w) for w in words["negators"]["denying"].split()),
        once=frozenset(same.get(root(w), root(w)) for w in words["events"]["once"].split()),
        single=tuple(frozenset(same.get(root(w), root(w)) for w in line.split()) for line in words["events"]["single"]),
        partial=frozenset(words["quantities"]["partial"]),
        former=tuple(f" {phrase}" for phrase in words["quantities"]["former"]),
        beyond=tuple(words["quantities"]["beyond"]),
        pointing=frozenset(words["denial"]["pointing"].split()),
        same=same,
        opposites=_opposites(opposites["pairs"], same),
        kinds=_kinds(opposites["kinds"]),
    )
