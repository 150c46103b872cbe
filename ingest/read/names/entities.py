"""Entities and mentions of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.names.names import Names
from kg import ids
from kg.records import Article, Entity, Kind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "EVENT": "event",
    "LAW": "work",
}


def find_names(doc: Doc, article: Article) -> Names:
    """Return the entities of a document and all mentions that can be told to refer to one of them."""
    entities: dict[str, Entity] = {}
    mentions: list[tuple[Mention, int]] = []
    for ent in doc.ents:
        if ent.label_ in _KINDS:
            kind = _KINDS[ent.label_]
            entity = Entity(ids.entity_id(kind, ent.text), kind, " ".join(ent.text.split()))
            entities.setdefault(entity.id, entity)
            start, end = ent.start_char, ent.end_char
            mention = Mention(ids.mention_id(article.id, start, end), entity.id, start, end, doc.text[start:end], kind)
            mentions.append((mention, ent.root.i))
    return Names.of(doc, entities.values(), mentions)
