"""Bodies by a part of their name: "Calderwick" for Calderwick Systems, "the Ledger" for the Ansel Ledger."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.read.names.lexicon import NameWords
from ingest.read.names.referents import Referent

_SOME = 2.0  # votes for a place at which a word may still begin a body's name


def core(parts: list[str], words: NameWords) -> tuple[str, ...]:
    """Return a body's name without legal suffix, country before and "of PLACE" behind."""
    kept = [part for part in parts if part != "the"]
    while len(kept) > 1 and kept[-1] in words.legal:
        kept.pop()
    for length in (2, 1):
        first = " ".join(kept[:length])
        if len(kept) > length and (
            first in words.demonyms or first in words.places or first in {"us", "u s", "uk", "u k", "eu"}
        ):
            kept = kept[length:]
            break
    if len(kept) > 3 and kept[-2] == "of" and kept[-1] in words.places and " ".join(kept[:-2]) in words.outlets:
        kept = kept[:-2]
    return tuple(kept)


def owners_of_parts(groups: Sequence[Referent], words: NameWords) -> dict[int, Referent]:
    """Return, by the id of each group whose name is the beginning or the end of one body's name, that body.

    Persons told by a title, known places and known bodies keep their own; so does a name that fits two bodies. The
    group's votes for a kind are given up: the full name tells it better.
    """
    bodies = [(group, core(_fullest(group), words)) for group in groups if group.kind == "organisation"]
    owners: dict[int, Referent] = {}
    for group in groups:
        if not _may_be_part(group, words):
            continue
        parts = tuple(_fullest(group))
        fit = [
            body
            for body, name in bodies
            if body is not group and (_is_part(parts, name, words) or _is_first_word(group, body, name, words))
        ]
        if len(fit) == 1 or (fit and parts[-1] in words.body_words):
            owners[id(group)] = _nearest(group, fit)
            group.traits.votes.clear()
    return owners


def _fullest(group: Referent) -> list[str]:
    return max((span.key.split() for span in group.names), key=len) or [""]


def _may_be_part(group: Referent, words: NameWords) -> bool:
    key = group.names[0].key
    known = key in words.places or key in words.bodies or key in words.outlets or key in words.same
    titled = any(span.titles for span in group.names)
    return not (known or titled or group.traits.genders or group.kind in {"group", "event"})


def _is_part(parts: tuple[str, ...], name: tuple[str, ...], words: NameWords) -> bool:
    """Tell whether a name is how a body's own begins, with only its sort left out, or the last word of its own.

    A paper is called by its last word: the Lindhaven Courier is never Lindhaven.
    """
    if len(parts) >= len(name):
        return False
    if name[: len(parts)] == parts and name[-1] not in words.outlet_words:
        return any(word in words.body_words or word in words.legal or word in words.families for word in name)
    return len(parts) == 1 and parts[0] in words.body_words and name[-1] == parts[0]


def _is_first_word(group: Referent, body: Referent, name: tuple[str, ...], words: NameWords) -> bool:
    """Tell whether a word that stands alone begins the name of a body named before it: "Vantor" for Vantor Bay."""
    key = group.names[0].key
    sorts = key in words.body_words or key in words.families or key in words.first_names
    begun = len(name) > 1 and name[0] == key and min(span.start for span in body.names) < group.names[0].start
    return begun and not sorts and group.traits.votes["place"] <= _SOME


def _nearest(group: Referent, bodies: Sequence[Referent]) -> Referent:
    """Return the body named last before the group's first mention."""
    first = min(span.start for span in group.names)
    before = [(span.start, n) for n, body in enumerate(bodies) for span in body.names if span.start < first]
    return bodies[max(before)[1]] if before else bodies[0]
