"""Who stands behind each attribution: speakers, addressees and media as entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.found import Found
from ingest.read.names import Names
from kg.records import Entity, Party, Spans, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Voice:
    """The parties of one attribution."""

    speaker: Speaker
    addressee: Party | None
    medium: Party | None


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of the attributions, in their order, and the names with unnamed sources, groups and "I" added."""

    voices: tuple[Voice, ...]
    names: Names


def speakers(doc: Doc, found: Sequence[Found], names: Names) -> Voices:
    """Return who speaks in each attribution, to whom and through which medium."""
    voices = tuple(
        Voice(_speaker(one.speaker, names), _party(one.addressee, names), _party(one.medium, names)) for one in found
    )
    return Voices(voices, names)


def _id(entity: Entity | None) -> str | None:
    return None if entity is None else entity.id


def _text(names: Names, spans: Spans) -> str:
    return " ".join(names.doc.text[start:end] for start, end in spans)


def _speaker(spans: Spans, names: Names) -> Speaker:
    entity = names.at(spans[0]) if spans else None
    return Speaker(spans, _text(names, spans), _id(entity), entity.name if entity else None, unnamed=False)


def _party(spans: Spans, names: Names) -> Party | None:
    if not spans:
        return None
    entity = names.at(spans[0])
    return Party(spans, _text(names, spans), _id(entity))
