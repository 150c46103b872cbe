"""Constraints, indexes and the schema's version: the one place that knows how the two servers differ."""

from __future__ import annotations

import base64
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.credits import agency_credited
from kg.errors import DiskFull, StoreError, StoreRefused, StoreTooNew, StoreUnavailable
from kg.passages import prints
from kg.records import Outlet
from kg.store.cypher import records, schema

if TYPE_CHECKING:
    from kg.store.bolt import Store

# The embedded server's other language, over HTTP: it alone makes full-text and vector indexes there.
Sql = Callable[[str], None]


def run_sql(address: str, auth: tuple[str, str], statement: str) -> None:
    """Run one statement of SQL on the embedded server; raise ``StoreError`` with what it says."""
    token = base64.b64encode(":".join(auth).encode()).decode()
    request = urllib.request.Request(
        f"{address}/api/v1/command/onrecord",
        json.dumps({"language": "sql", "command": statement}).encode(),
        {"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    # Loopback is reached directly, whatever proxy the environment names.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=120) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        said = error.read(500).decode(errors="replace")
        raise (DiskFull if "No space left" in said else StoreError)(f"{statement}: {said}") from error
    except OSError as error:
        raise StoreUnavailable(f"the embedded server at {address} went away: repeat the command") from error


Step = Callable[["Store", Sql | None], None]


def make(store: Store, sql: Sql | None) -> None:
    """Make all constraints and indexes, in an empty store or one that has some of them."""
    if sql is None:
        for statement in _neo4j():
            store.change((statement, {}))
        store.change((schema.NEO4J_READY, {}))
        return
    for statement in _types():
        sql(statement)
    store.change((schema.FIRST_UNNAMED, {}))
    for statement in _common():
        store.change((statement, {}))
    for statement in _embedded():
        sql(statement)


WAITS = (0.2, 0.5, 1.0, 2.0, 4.0)

TOGETHER = 200  # articles whose passages are written at once


def know_copies(store: Store, sql: Sql | None) -> None:
    """Make the index of passages; find the passages and credited agencies of the articles that are there."""
    if sql is not None:
        sql(schema.SQL_TYPE.format(label=schema.PASSAGE))
    for name, (label, property) in schema.PASSAGE_INDEXES.items():
        store.change((schema.INDEX.format(name=name, label=label, property=property), {}))
    if sql is None:
        store.change((schema.NEO4J_READY, {}))
    after = ""
    while found := store.rows(schema.WITHOUT_PASSAGES, after=after, limit=TOGETHER):
        after = found[-1]["id"]
        steps: list[tuple[str, dict[str, object]]] = []
        for row in found:
            steps.append((records.REMOVE_PASSAGES, {"article": row["id"]}))
            steps.append((records.PUT_PASSAGES, {"article": row["id"], "prints": list(prints(row["text"]))}))
            agency = agency_credited(row["text"], row["authors"] or (), Outlet(row["outlet"], row["outlet_name"]))
            steps.append((schema.CREDIT, {"id": row["id"], "agency": agency}))
        store.change(*steps)


# Each step brings the graph one version further; what is once released is never changed, only followed.
STEPS: tuple[Step, ...] = (make, know_copies)


def prepare(store: Store, sql: Sql | None, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring the schema to the newest version, from none or an older one; raise ``StoreTooNew`` for a newer."""
    for wait in (*WAITS, None):
        try:
            return _bring(store, sql, steps)
        except (StoreTooNew, StoreUnavailable, StoreRefused, DiskFull):
            raise
        except StoreError:
            # Two that make the schema at the same time get in one another's way; the second finds it made.
            if wait is None:
                raise
            time.sleep(wait)


def _bring(store: Store, sql: Sql | None, steps: tuple[Step, ...]) -> None:
    version = _version(store)
    if version > len(steps):
        raise StoreTooNew(
            f"the graph has schema {version} and this onrecord knows up to {len(steps)}: use the newer onrecord"
        )
    for number, step in enumerate(steps[version:], start=version + 1):
        step(store, sql)
        store.change((schema.SET_VERSION, {"version": number}))


def _version(store: Store) -> int:
    found = store.rows(schema.VERSION)
    return int(found[0]["version"]) if found else 0


def _common() -> Iterator[str]:
    for label in schema.LABELS:
        yield schema.UNIQUE.format(name=f"{label.lower()}_id", label=label)
    for name, (label, property) in schema.PLAIN.items():
        yield schema.INDEX.format(name=name, label=label, property=property)


def _neo4j() -> Iterator[str]:
    yield from _common()
    for name, (type, property) in schema.RELATIONS.items():
        yield schema.NEO4J_RELATION.format(name=name, type=type, property=property)
    for name, (label, properties) in schema.WORDS.items():
        listed = ", ".join(f"n.{property}" for property in properties)
        yield schema.NEO4J_WORDS.format(name=name, label=label, properties=listed)
    for name, (label, property, size) in schema.VECTORS.items():
        yield schema.NEO4J_VECTOR.format(name=name, label=label, property=property, size=size)


def _types() -> Iterator[str]:
    """Types are made here and not by the first to write one: two that do so at once break the engine's files."""
    for label in schema.LABELS:
        yield schema.SQL_TYPE.format(label=label)
    for type in schema.RELATIONSHIPS:
        yield schema.SQL_EDGE.format(type=type)


def _embedded() -> Iterator[str]:
    for name, (type, property) in schema.RELATIONS.items():
        yield schema.SQL_PROPERTY.format(label=type, property=property, kind="STRING")
        yield schema.SQL_RELATION.format(name=name, type=type, property=property)
    for name, (label, properties) in schema.WORDS.items():
        for property in properties:
            yield schema.SQL_PROPERTY.format(label=label, property=property, kind="STRING")
        listed = ", ".join(f"`{property}`" for property in properties)
        yield schema.SQL_WORDS.format(name=name, label=label, properties=listed)
    for name, (label, property, size) in schema.VECTORS.items():
        yield schema.SQL_PROPERTY.format(label=label, property=property, kind="ARRAY_OF_FLOATS")
        yield schema.SQL_VECTOR.format(name=name, label=label, property=property, size=size)
