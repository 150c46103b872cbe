"""Entities and mentions of one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.read.names.aliases import referents
from ingest.read.names.lexicon import load_name_words
from ingest.read.names.names import Names
from ingest.read.names.reading import resolve
from ingest.read.names.referents import Place, Referent
from ingest.read.names.scene import Scene
from ingest.read.names.spans import name_spans
from kg import ids
from kg.records import Article, Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_names(doc: Doc, article: Article) -> Names:
    """Return the entities of a document and all mentions that can be told to refer to one of them.

    Nameless referents ("a spokesman ... he") are kept apart, for ``speakers`` to make entities of where they speak.
    """
    words = load_name_words()
    named = referents(doc, name_spans(doc, words), words)
    nameless = resolve(Scene.of(doc, words), named)
    entities: dict[str, Entity] = {}
    mentions: list[tuple[Mention, int]] = []
    for referent in named:
        entity = entity_of(referent)
        known = entities.get(entity.id)
        entities[entity.id] = entity if known is None else _joined(known, entity)
        mentions.extend(mentions_of(doc, referent.places, entities[entity.id], article.id))
    return Names.of(doc, entities.values(), mentions, nameless=tuple(nameless), article=article)


def entity_of(referent: Referent) -> Entity:
    """Return a named referent as an entity; its other printed names are aliases, in text order."""
    name = referent.name or referent.names[0].text
    printed = dict.fromkeys(span.text for span in referent.names)
    aliases = tuple(text for text in printed if text != name)
    return Entity(ids.entity_id(referent.kind, name), referent.kind, name, aliases)


def _joined(a: Entity, b: Entity) -> Entity:
    aliases = tuple(dict.fromkeys(text for text in (*a.aliases, b.name, *b.aliases) if text != a.name))
    return Entity(a.id, a.kind, a.name, aliases)


def mentions_of(doc: Doc, places: Sequence[Place], entity: Entity, article_id: str) -> Iterator[tuple[Mention, int]]:
    """Yield a referent's places as mentions of its entity, each with its head token."""
    for place in places:
        start = doc[place.start].idx
        end = doc[place.end - 1].idx + len(doc[place.end - 1])
        id = ids.mention_id(article_id, start, end)
        yield Mention(id, entity.id, start, end, doc[place.start : place.end].text, entity.kind), place.head
