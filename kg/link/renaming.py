"""Propositions whose lowest claim changes take another id, and their relations go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.ids import relation_id
from kg.link.plan import Row, Step, ids_step, rows_step
from kg.store.cypher import links

if TYPE_CHECKING:
    from kg.store.bolt import Store

VERDICTS = {"CONTRADICTS": "contradicts", "SUPPORTS": "supports", "UPDATES": "updates", "COMPATIBLE": "compatible"}


def renaming_steps(
    store: Store, renamed: list[Row], gone: Iterable[str] = (), without: Iterable[str] = ()
) -> list[Step]:
    """Return the steps that rename propositions (rows: old, id, text, embedding) and remove those that are gone.

    Relations go along, spelt anew; one that was seen on a claim in ``without`` is left behind.
    """
    lost = sorted(gone)
    touched = [*(row["old"] for row in renamed), *lost]
    if not touched:
        return []
    names = {row["old"]: row["id"] for row in renamed}
    kept = store.rows(links.RELATIONS, ids=touched)
    dropped = set(without)
    rows = [row for row in kept if not {row["a"], row["b"]} & set(lost) and not set(row["claims"]) & dropped]
    steps = [*ids_step(links.FORGET_RELATIONS, touched), *ids_step(links.REMOVE, lost)]
    return [*steps, *rows_step(links.RENAME, renamed), *relation_steps(_respelt(rows, names))]


def relation_steps(rows: Mapping[str, list[Row]]) -> list[Step]:
    """Return the steps that write relations, by verdict; one that is there stays as it is."""
    return [step for verdict, found in rows.items() for step in rows_step(links.RELATE[verdict], found)]


def _respelt(rows: list[Row], names: Mapping[str, str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        verdict = VERDICTS[row["type"]]
        a, b = names.get(row["a"], row["a"]), names.get(row["b"], row["b"])
        claims = list(row["claims"])
        if verdict != "updates" and b < a:
            a, b, claims = b, a, claims[::-1]
        kept = {name: row[name] for name in ("kind", "score", "reasons", "method", "status")}
        found.setdefault(verdict, []).append(
            {"id": relation_id(verdict, a, b), "a": a, "b": b, "claims": claims, **kept}
        )
    return found
