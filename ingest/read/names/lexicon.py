"""The words that tell what a name names: titles, roles, nouns for bodies, names that everybody knows."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from kg.ids import name_key

Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lexicon of names. Words are lower case, names are keys of ``kg.ids.name_key``."""

    titles: Mapping[str, Gender | None]
    long_titles: Mapping[str, str]
    after_names: frozenset[str]
    courtesies: frozenset[str]
    persons: Mapping[str, Gender | None]
    kin: Mapping[str, frozenset[int]]
    shy: frozenset[str]
    firms: frozenset[str]
    public: frozenset[str]
    documents: frozenset[str]
    sorting: frozenset[str]
    outlet_words: frozenset[str]
    families: Mapping[str, frozenset[int]]
    common_bodies: frozenset[str]
    legal: frozenset[str]
    body_words: frozenset[str]
    outlets: frozenset[str]
    bodies: frozenset[str]
    products: frozenset[str]
    works: frozenset[str]
    place_nouns: frozenset[str]
    places: frozenset[str]
    demonyms: Mapping[str, str]
    same: Mapping[str, str]
    first_names: Mapping[str, Gender | None]
    speech: frozenset[str]

    def gender_of(self, noun: str) -> Gender | None:
        """Return the sex that a title or a noun for a person tells, if any."""
        return self.titles.get(noun) or self.persons.get(noun)


@functools.cache
def load_name_words() -> NameWords:
    """Load ``names.toml`` and the cues of speech; loaded once."""
    data = tomllib.loads((files("ingest") / "lexicon" / "names.toml").read_text("utf-8"))
    bodies = data["organisations"]
    return NameWords(
        titles=_by_gender(data["titles"]),
        long_titles=data["titles"]["long"],
        after_names=frozenset(data["titles"]["after"]),
        courtesies=frozenset(data["titles"]["courtesies"]),
        persons=_by_gender(data["persons"]),
        kin=_families(data["persons"]["kin"]),
        shy=frozenset(data["persons"]["shy"]),
        firms=frozenset(bodies["firms"]),
        public=frozenset(data["persons"]["public"]),
        documents=frozenset(data["works"]["documents"]),
        sorting=frozenset(bodies["sorting"]),
        outlet_words=frozenset(bodies["outlet_words"]),
        families=_families(bodies["families"]),
        common_bodies=frozenset(bodies["common"]),
        legal=frozenset(bodies["legal"]),
        body_words=frozenset(bodies["words"]),
        outlets=frozenset(map(name_key, bodies["outlets"])),
        bodies=frozenset(map(name_key, bodies["bodies"])),
        products=frozenset(data["products"]["nouns"]),
        works=frozenset(data["works"]["nouns"]),
        place_nouns=frozenset(data["places"]["nouns"]),
        places=frozenset(map(name_key, [*data["places"]["known"], *data["countries"]])),
        demonyms={word.casefold(): land for land, words in data["countries"].items() for word in words},
        same={name_key(other): name for name, others in data["same"].items() for other in (*others, name)},
        first_names=_by_gender(data["first_names"]),
        speech=_speech(),
    )


def _by_gender(section: dict[str, list[str]]) -> dict[str, Gender | None]:
    known: dict[str, Gender | None] = {}
    genders: tuple[Gender | Literal["any"], ...] = ("male", "female", "any")
    for gender in genders:
        for word in section.get(gender, ()):
            known[word] = None if gender == "any" or word in known else gender
    return known


def _families(groups: list[list[str]]) -> dict[str, frozenset[int]]:
    families: dict[str, frozenset[int]] = {}
    for number, nouns in enumerate(groups):
        for noun in nouns:
            families[noun] = families.get(noun, frozenset()) | {number}
    return families


def _speech() -> frozenset[str]:
    data: dict[str, Any] = tomllib.loads((files("ingest") / "lexicon" / "en.toml").read_text("utf-8"))
    return frozenset(
        cue
        for group in data["verbs"]
        if group["strength"] == 1.0 and "clause" in group["frames"]
        for cue in group["cues"]
        if " " not in cue
    )
