"""How much speaks for each referent that a pronoun may mean: a few features, weighed as ``pronouns.toml`` says."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.read.names.referents import Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.read.names.reading import Memory, Seen

_PARENTHETIC = frozenset({"parataxis", "ccomp", "advcl"})
_SURE = 2  # what a first name or a title tells of the sex; a pronoun alone tells less


@functools.cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Load the weights of the features, by the pronoun's form; loaded once."""
    data: dict[str, dict[str, float]] = tomllib.loads(
        (files("ingest") / "lexicon" / "pronouns.toml").read_text("utf-8")
    )
    return data


def features(memory: Memory, token: Token, referent: Referent, seen: Seen) -> dict[str, float]:
    """Return what speaks for or against a referent, last met there, as the meaning of a pronoun."""
    scene = memory.scene
    distance = scene.sentence[token.i] - seen.sentence
    role, mine = seen.role, scene.role(token)
    quoted = seen.quotation and seen.quotation != scene.quotation[token.i]
    speaking = scene.speaks(token)
    found = {
        "sentences": float(distance),
        "same sentence": float(not distance),
        "words": 0.01 * (token.i - seen.head),
        role: 1.0,
        "both subjects": float(role == mine == "subject"),
        "both speak": float(seen.speaks and speaking),
        "spoke last": float(memory.voice == id(referent)),
        "above": float(seen.head == memory.governor),
        "in another's words": float(bool(quoted)),
        "in its own words": float(speaking and not distance and is_in_content(token, memory.scene.doc[seen.head])),
        "often": memory.often(referent),
        "named": float(bool(referent.names)),
        "owned": float(not referent.names and seen.owned),
        "indefinite": float(not referent.names and seen.indefinite),
        "other paragraph": float(scene.paragraph[token.i] != scene.paragraph[seen.head]),
        "first named": float(memory.first == id(referent)),
    }
    return {name: value for name, value in found.items() if value}


def is_in_content(token: Token, other: Token) -> bool:
    """Tell whether a word stands in what a pronoun's verb says: "a mechanic, she noted, had come"."""
    verb = token.head
    if other.i > token.i:
        return False
    aside = verb.dep_ in _PARENTHETIC and token.i > 0 and token.nbor(-1).text == ","
    above = other
    while above.head != above and above.head != verb:
        above = above.head
    if above.head == verb:
        return above.dep_ == "ccomp" and above != other
    return aside and above == verb.sent.root


def gender_fit(form: str, referent: Referent) -> str | None:
    """Return how a person's sex goes with "he" or "she"; None where it does not."""
    told = referent.traits.gender
    if told is None:
        return "sex untold"
    if told == form:
        return "sex told"
    return "sex guessed otherwise" if referent.traits.genders[told] < _SURE else None
