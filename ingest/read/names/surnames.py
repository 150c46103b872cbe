"""Names that are told to be persons' by how the text shortens them: to the last word, or to initials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords
from ingest.read.names.referents import Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURE = 3.0  # votes for a place that the text's own short form does not outweigh


def tell_persons(doc: Doc, groups: Sequence[Referent], words: NameWords) -> None:
    """Vote for a person where a name of two or three words is later called by its last word alone.

    Bodies are called by their first word; teams and ships keep "the".
    """
    alone = {group.names[0].key: group for group in groups if " " not in group.names[0].key}
    for group in groups:
        parts = group.names[0].key.split()
        short = alone.get(parts[-1])
        if short is None or group.kind == "person" or not 2 <= len(parts) <= 3 or parts[0] in alone:
            continue
        if _is_known(parts, words) or _has_article(doc, group) or _has_article(doc, short):
            continue
        if short.names[0].start < group.names[0].start or group.traits.votes["place"] > _SURE:
            continue
        group.traits.votes["person"] = max(group.traits.votes.values(), default=0.0) + 1


def _is_known(parts: list[str], words: NameWords) -> bool:
    key = " ".join(parts)
    if {key, parts[-1]} & (words.places | words.outlets | words.bodies):
        return True
    return any(part in words.body_words or part in words.legal or part in {"of", "the", "and"} for part in parts)


def _has_article(doc: Doc, group: Referent) -> bool:
    return any(span.start and doc[span.start - 1].lower_ in {"the", "a", "an"} for span in group.names)


def initials_of(groups: Sequence[Referent], doc: Doc) -> dict[int, Referent]:
    """Return, by the id of each group that is a speaker's initials before a colon, the one person they fit."""
    owners: dict[int, Referent] = {}
    for group in groups:
        short = group.names[0].text.replace(".", "")
        marked = any(span.end < len(doc) and doc[span.end].text == ":" for span in group.names)
        if not (marked and short.isupper() and 2 <= len(short) <= 4):
            continue
        fit = [one for one in groups if one is not group and one.kind == "person" and _initials(one) == short]
        if len(fit) == 1:
            owners[id(group)] = fit[0]
            group.traits.votes.clear()
    return owners


def _initials(group: Referent) -> str:
    text = max((span.text for span in group.names), key=len)
    return "".join(part[0] for part in text.replace("-", " ").split() if part[0].isupper())
