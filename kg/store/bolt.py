"""The one store: a graph database behind Bolt, be it Neo4j or the embedded server."""

from __future__ import annotations

import logging
import random
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, LiteralString, Self, TypedDict, TypeVar, Unpack, cast

import neo4j

from kg.records import ArticleGraph
from kg.store import embedded, putting, schema
from kg.store.failures import FOREIGN, is_transient, translated
from kg.store.rows import rows_of

T = TypeVar("T")
Row = dict[str, Any]

# Seconds before the next try of a transaction that met another one, each drawn anew between half and the whole.
WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)

# What a server has to say on statements (deprecations, labels that are not there yet) is no word to a user.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


class Embedding(TypedDict, total=False):
    """How the embedded server is run: its data folder, its heap ("512m"), seconds until it ends when idle."""

    data: Path | None
    memory: str
    idle: float


class Store:
    """A graph of articles, with every statement in a transaction of its own."""

    def __init__(self, driver: neo4j.Driver, database: str | None, *, flavour: str, address: str) -> None:
        self._driver, self._database, self.address = driver, database, address
        self.flavour = flavour
        self._mark: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; an embedded server that nobody uses any more ends after a while."""
        self._driver.close()
        if self._mark:
            self._mark.close()

    def rows(self, statement: str, /, **parameters: Any) -> list[Row]:
        """Return the rows of one reading statement."""
        return self._transaction(lambda run: run(statement, **parameters), neo4j.READ_ACCESS)

    def change(self, *steps: tuple[str, dict[str, Any]]) -> list[list[Row]]:
        """Run statements in one transaction, tried again as a whole when it met another; return the rows of each."""
        return self._transaction(lambda run: [run(statement, **given) for statement, given in steps])

    def put(self, graph: ArticleGraph) -> bool:
        """Store a graph in the place of an older reading; False when an equal one is there, which is left alone."""
        rows = rows_of(graph)
        return self._transaction(lambda run: putting.put(run, rows))

    def delete(self, article_id: str) -> None:
        """Remove an article and everything that only it holds up; raise ``NotFound``."""
        self._transaction(lambda run: putting.delete(run, article_id))

    def article(self, article_id: str) -> ArticleGraph:
        """Return the graph that was put; raise ``NotFound``."""
        return self._transaction(lambda run: putting.article(run, article_id), neo4j.READ_ACCESS)

    def _transaction(self, work: Callable[[putting.Run], T], access: str = neo4j.WRITE_ACCESS) -> T:
        for wait in WAITS:
            try:
                return self._once(work, access)
            except FOREIGN as error:
                if not is_transient(error):
                    raise translated(error, self.address) from error
                time.sleep(wait * random.uniform(0.5, 1.0))
        try:
            return self._once(work, access)
        except FOREIGN as error:
            raise translated(error, self.address) from error

    def _once(self, work: Callable[[putting.Run], T], access: str) -> T:
        with self._driver.session(database=self._database, default_access_mode=access) as session:
            with session.begin_transaction() as transaction:

                def run(statement: str, /, **parameters: Any) -> list[Row]:
                    return transaction.run(cast(LiteralString, statement), parameters).data()

                result = work(run)
                transaction.commit()
                return result


def open_store(
    uri: str | None = None,
    *,
    username: str = "neo4j",
    password: str = "",
    database: str | None = None,
    **embedding: Unpack[Embedding],
) -> Store:
    """Open the graph at a Bolt address, or the embedded one when there is none; schema and indexes are made or migrated.

    Raises ``StoreUnavailable``, ``StoreRefused``, ``StoreTooNew`` or ``DiskFull``.
    """
    if uri is None:
        return _open_embedded(embedding.get("data") or Path("onrecord-data"), embedding)
    store = _connect(uri, (username, password), database=database, flavour="neo4j")
    try:
        schema.prepare(store, None)
    except BaseException:
        store.close()
        raise
    return store


def _open_embedded(data: Path, embedding: Embedding) -> Store:
    attached = embedded.ensure(data, memory=embedding.get("memory", "512m"), idle=embedding.get("idle", 300.0))
    where, user = attached.status, embedded.USER
    store = _connect(where.uri, (user, attached.password), database=embedded.DATABASE, flavour="embedded")
    store._mark = attached.mark
    try:
        schema.prepare(store, schema.Sql(where.web, user, attached.password))
    except BaseException:
        store.close()
        raise
    return store


def _connect(uri: str, auth: tuple[str, str], *, database: str | None, flavour: str) -> Store:
    try:
        driver = neo4j.GraphDatabase.driver(uri, auth=auth if auth[1] else None, connection_timeout=10)
    except (*FOREIGN, ValueError) as error:
        raise translated(error, uri) from error
    return Store(driver, database, flavour=flavour, address=uri)
