"""Step 7: the names of an article beside the names of others; judgements, and the canonical entities they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.identity.canonical import canonical
from kg.identity.names import Judgement, acronym, bare, is_acronym, judge
from kg.ids import name_key
from kg.link.plan import Row, Step, ids_step, rows_step
from kg.records import ArticleGraph, Entity
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.store.bolt import Store


@dataclass(frozen=True, slots=True)
class Named:
    """The steps to write, and for each entity of the article its canonical one: (id, name).

    ``moved`` holds the same for entities, of this article or others, that had another canonical one before.
    """

    steps: list[Step]
    canonical: dict[str, tuple[str, str]]
    moved: dict[str, tuple[str, str]]


def judge_names(store: Store, graph: ArticleGraph) -> Named:
    """Return what the names of an article are judged to be, given all that was judged before."""
    entities = [entity for entity in graph.entities if entity.kind != "unnamed" and not entity.unnamed]
    if not entities:
        return Named([], {}, {})
    others = _others(store, entities)
    known = {entity.id: entity for entity in [*others, *entities]}
    new = {(j.a, j.b): j for entity in entities for other in known.values() if (j := judge(entity, other))}
    names = {id: entity.name for id, entity in known.items()}
    before = _before(store, sorted(known), names)
    merged = canonical(names, [*before, *new.values()])
    joined = {id: target for id, target in merged.items() if id != target}
    steps = [
        *rows_step(links.KEY_NAMES, [_keys(entity) for entity in entities]),
        *rows_step(links.JUDGE, [_row(j, graph) for j in new.values()]),
        *ids_step(links.FORGET_SAME, sorted(names)),
        *rows_step(links.SAME, [{"id": id, "canonical": target} for id, target in sorted(joined.items())]),
    ]
    was = {row["id"]: row["canonical"] for row in store.rows(links.CANONICAL, ids=sorted(names))}
    found = {id: (target, names[target]) for id, target in merged.items()}
    moved = {id: target for id, target in found.items() if was.get(id, id) != target[0]}
    return Named(steps, {entity.id: found[entity.id] for entity in entities}, moved)


def rejudge(store: Store, ids: Iterable[str]) -> None:
    """Recompute the canonical entities around these, as after a person's judgement was made or undone."""
    names: dict[str, str] = {row["id"]: row["name"] for row in store.rows(links.NAMES, ids=sorted(ids))}
    judgements = _before(store, sorted(names), names)
    merged = canonical(names, judgements)
    joined = [{"id": id, "canonical": target} for id, target in sorted(merged.items()) if id != target]
    store.change(*ids_step(links.FORGET_SAME, sorted(names)), *rows_step(links.SAME, joined))


def _keys(entity: Entity) -> Row:
    words = name_key(entity.name).split()
    surname = words[-1] if entity.kind == "person" and words else None
    initials = entity.name.replace(".", "").lower() if is_acronym(entity.name) else acronym(entity.name) or None
    return {"id": entity.id, "bare": bare(entity.name), "acronym": initials, "surname": surname}


def _others(store: Store, entities: list[Entity]) -> list[Entity]:
    """Return the entities of the graph whose name, initials or surname one of these shares."""
    keys = [_keys(entity) for entity in entities]
    aliases = {bare(alias) for entity in entities for alias in entity.aliases if " " in alias}
    found: dict[str, Entity] = {}
    for statement, wanted in (
        (links.BY_KEY, {key["bare"] for key in keys} | aliases),
        (links.BY_ACRONYM, {key["acronym"] for key in keys if key["acronym"]}),
        (links.BY_SURNAME, {key["surname"] for key in keys if key["surname"]}),
    ):
        for row in store.rows(statement, keys=sorted(wanted)) if wanted else ():
            found[row["id"]] = Entity(row["id"], row["kind"], row["name"], tuple(row["aliases"] or ()))
    return [entity for entity in found.values() if entity.id not in {e.id for e in entities}]


def _before(store: Store, ids: list[str], names: dict[str, str]) -> list[Judgement]:
    """Return all judgements that reach these entities, step by step; names of those met on the way are added."""
    found: dict[tuple[str, str, str], Judgement] = {}
    frontier = ids
    while frontier:
        rows = store.rows(links.JUDGEMENTS, ids=frontier)
        frontier = []
        for row in rows:
            found[row["a"], row["b"], row["by"]] = Judgement(
                row["a"], row["b"], row["decision"], row["score"] or 1.0, row["by"], ""
            )
            if row["decision"] != "same":
                continue
            for end in ("a", "b"):
                if row[end] not in names:
                    names[row[end]] = row[f"{end}_name"]
                    frontier.append(row[end])
    return [j for j in found.values() if j.a in names and j.b in names]


def _row(judgement: Judgement, graph: ArticleGraph) -> Row:
    return {
        "a": judgement.a,
        "b": judgement.b,
        "decision": judgement.decision,
        "score": judgement.score,
        "by": judgement.by,
        "at": graph.article.published_at,
        "reasons": [judgement.reason],
    }
