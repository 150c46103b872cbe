"""Entities: lists of them, one with what it says and what is said of it, and all spellings of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kg.errors import NotFound
from kg.ids import ID, check_id, entity_id, name_key
from kg.paging import LIMIT, Page, key_of, page_of, within
from kg.records import Kind, Unnamed
from kg.store.cypher import answers
from kg.verdicts import EntityHead
from kg.views import Row
from kg.words import any_word

if TYPE_CHECKING:
    from kg.store.bolt import Store


def family(store: Store, given: str) -> list[str]:
    """Return the ids of all entities that are judged the same as one, the canonical one first.

    ``given`` is an id or a name; nothing of that name gives an empty list.
    """
    if ID.fullmatch(given):
        return _family(store, given)
    # The name is in the id, so that the same name is found without looking for it.
    ids = [entity_id(kind, given) for kind in get_args(Kind)]
    named = [row["id"] for row in store.rows(answers.ENTITIES_THERE, ids=ids)] or _alike(store, given)
    return list(dict.fromkeys(id for start in named for id in _family(store, start)))


def _family(store: Store, id: str) -> list[str]:
    return [member for row in store.rows(answers.FAMILY, id=id) for member in (row["canonical"], *row["members"])]


def _alike(store: Store, name: str) -> list[str]:
    """Return the entities whose name or alias differs from this one in case, accents or dots only."""
    words = any_word(name)
    if not words:
        return []
    near = [row["id"] for row in store.rows(answers.ENTITIES_BY_WORDS, words=words, limit=50)]
    key = name_key(name)
    return [head.id for head in heads(store, near) if key in {name_key(n) for n in (head.name, *head.aliases)}]


def heads(store: Store, ids: list[str]) -> list[EntityHead]:
    """Return entities as they appear in lists, in the order of the ids."""
    found = {row["id"]: _head(row) for row in store.rows(answers.ENTITY_HEADS, ids=ids)} if ids else {}
    return [found[id] for id in ids if id in found]


def _head(row: Row) -> EntityHead:
    unnamed = None
    if row["group"] is not None:
        unnamed = Unnamed(row["group"], row["count"], row["closeness"], row["reason"])
    aliases = tuple(row["aliases"] or ())
    return EntityHead(row["id"], row["kind"], row["name"], aliases, unnamed, row["claims_by"], row["claims_about"])


def entities(
    store: Store, *, name: str | None = None, kind: str | None = None, cursor: str | None = None, limit: int = LIMIT
) -> Page[EntityHead]:
    """Return entities by name; with ``name`` those that share a word with it, the nearest first, on one page."""
    if name is not None:
        return Page(tuple(_named(store, name, kind, within(limit))))
    key = key_of("entities", cursor, 2)
    last, after = key or (None, None)
    rows = store.rows(answers.ENTITIES, kind=kind, name=last, after=after, limit=within(limit) + 1)
    page = page_of("entities", heads(store, [row["id"] for row in rows]), within(limit), lambda e: (e.name, e.id))
    return page


def _named(store: Store, name: str, kind: str | None, limit: int) -> list[EntityHead]:
    words = any_word(name)
    if not words:
        return []
    near = [row["id"] for row in store.rows(answers.ENTITIES_BY_WORDS, words=words, limit=limit * 4)]
    return [head for head in heads(store, near) if kind in (None, head.kind)][:limit]


def entity_head(store: Store, id: str) -> EntityHead:
    """Return one entity; raise ``NotFound`` or ``BadId``."""
    check_id(id, "en", "entity")
    for head in heads(store, [id]):
        return head
    raise NotFound(f"no entity {id!r}: nothing in the graph is about it; search for its name")
