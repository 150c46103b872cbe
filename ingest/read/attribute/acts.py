"""Which act a saying is by what is said: "There is no truth in it," he told us, is a denial."""

from __future__ import annotations

import dataclasses
import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from ingest.read.found import Found
from kg.records import Act, Spans

WORD = re.compile(r"\S+")
ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of ``lexicon/acts.toml``; its fields are told there."""

    act: Act
    before: frozenset[str]
    cue: frozenset[str]
    also: frozenset[str]
    content: re.Pattern[str]
    unless: re.Pattern[str] | None
    within: int
    after: frozenset[str]

    def holds(self, act: Act, cue: frozenset[str], content: str, earlier: Iterable[Act]) -> bool:
        """Whether the rule fits an act, its cue's words, its content, and the acts before it in the text."""
        if act not in self.before or (self.cue and not self.cue & cue):
            return False
        if self.also and self.also.isdisjoint(cue):
            return False
        if self.after and self.after.isdisjoint(earlier):
            return False
        if self.unless and self.unless.search(content):
            return False
        return bool(self.content.search(_first(content, self.within)))


@functools.cache
def load_rules() -> tuple[Rule, ...]:
    """Load the rules; loaded once."""
    data = tomllib.loads((files("ingest") / "lexicon" / "acts.toml").read_text("utf-8"))
    return tuple(
        Rule(
            act=rule["act"],
            before=frozenset(rule["from"]),
            cue=frozenset(rule.get("cue", ())),
            also=frozenset(rule.get("also", ())),
            content=re.compile(rule["content"], re.IGNORECASE) if "content" in rule else ANY,
            unless=re.compile(rule["unless"], re.IGNORECASE) if "unless" in rule else None,
            within=rule.get("within", 0),
            after=frozenset(rule.get("after", ())),
        )
        for rule in data["rules"]
    )


def by_content(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, given in text order, with the acts that their contents tell."""
    earlier: set[Act] = set()
    told = []
    for one in found:
        cue = frozenset(_words(text, one.cue).lower().split())
        content = _words(text, one.content)
        act = next((rule.act for rule in load_rules() if rule.holds(one.act, cue, content, earlier)), one.act)
        earlier.add(act)
        told.append(one if act == one.act else dataclasses.replace(one, act=act))
    return told


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _first(content: str, words: int) -> str:
    if not words:
        return content
    ends = [match.end() for _, match in zip(range(words), WORD.finditer(content), strict=False)]
    return content[: ends[-1]] if ends else content
