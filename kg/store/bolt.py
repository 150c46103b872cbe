"""The one store: a graph database behind Bolt, be it Neo4j or the embedded server."""

from __future__ import annotations

import logging
import random
import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, Self, TypedDict, TypeVar, Unpack

import neo4j

from kg.errors import DiskFull, StoreError, StoreUnavailable
from kg.records import ArticleGraph
from kg.store import embedded, putting, schema
from kg.store.embedded import Attached
from kg.store.failures import FOREIGN, gone, is_transient, is_unexplained, translated
from kg.store.plain import rows_of_records
from kg.store.rows import rows_of
from kg.store.undisturbed import undisturbed

T = TypeVar("T")
Flavour = Literal["neo4j", "embedded"]
Row = dict[str, Any]

# How often a dying embedded server is waited for, a tenth of a second each.
RENEWALS = 100

# Seconds before the next try of a transaction that met another one, each drawn anew between half and the whole.
WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
UNEXPLAINED = 3  # of these after a failure that nothing is told of

ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://\S")

# What the server says on statements and the driver on connections is no word to a user: what matters is raised.
for name in ("neo4j.notifications", "neo4j.io", "neo4j.pool"):
    logging.getLogger(name).setLevel(logging.CRITICAL)


class Embedding(TypedDict, total=False):
    """How the embedded server is run: its data folder, its heap ("512m"), seconds until it ends when idle."""

    data: Path | None
    memory: str
    idle: float


@dataclass(frozen=True, slots=True)
class Held:
    """A connected driver, and the mark that keeps an embedded server from ending."""

    driver: neo4j.Driver
    address: str
    mark: socket.socket | None = None
    data: Path | None = None

    def let_go(self) -> None:
        """Close both."""
        self.driver.close()
        if self.mark:
            self.mark.close()


class Store:
    """A graph of articles, with every statement in a transaction of its own. Threads may share it."""

    def __init__(self, connect: Callable[[], Held], database: str | None, *, flavour: Flavour) -> None:
        self._connect, self._database = connect, database
        self.flavour = flavour
        self._held = connect()
        self._lost = False
        self._renewing = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Where the database listens."""
        return self._held.address

    def close(self) -> None:
        """Let go of the database; an embedded server that nobody uses any more ends after a while."""
        self._held.let_go()

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
        self._renew()
        for wait in (*WAITS, None):
            try:
                return self._once(work, access)
            except FOREIGN as error:
                again = is_transient(error) or (is_unexplained(error) and wait in WAITS[:UNEXPLAINED])
                if wait is None or not again:
                    raise self._told(error) from error
                time.sleep(wait * random.uniform(0.5, 1.0))
        raise AssertionError("the last try returns or raises")

    def _once(self, work: Callable[[putting.Run], T], access: str) -> T:
        with (
            undisturbed(),
            self._held.driver.session(database=self._database, default_access_mode=access) as session,
            session.begin_transaction() as transaction,
        ):

            def run(statement: str, /, **parameters: Any) -> list[Row]:
                result = transaction.run(statement, parameters)
                return rows_of_records(result.keys(), result)

            done = work(run)
            # What is to read is undone: the embedded server lets it write.
            (transaction.commit if access == neo4j.WRITE_ACCESS else transaction.rollback)()
            return done

    def _told(self, error: Exception) -> StoreError:
        said = translated(error, self.address)
        data = self._held.data
        if data is None:
            return said
        if isinstance(error, neo4j.exceptions.AuthError):
            said = gone(self.address)  # the password is ours: while it ends, the server refuses everybody
        if embedded.is_full(data):
            # The engine does not say so, and reads its pages back from its log only when it starts anew.
            embedded.stop(data)
            said = embedded.no_room(data)
        self._lost |= isinstance(said, StoreUnavailable | DiskFull)
        return said

    def _renew(self) -> None:
        """Start or find the embedded server anew when it was gone at the last attempt."""
        if not self._lost:
            return
        with self._renewing:
            if self._lost:
                old = self._held
                if old.data and embedded.is_full(old.data):
                    raise embedded.no_room(old.data)
                self._held = self._connect()
                self._lost = False
                old.let_go()


def open_store(
    uri: str | None = None,
    *,
    username: str = "neo4j",
    password: str = "",
    database: str | None = None,
    **embedding: Unpack[Embedding],
) -> Store:
    """Open the graph at a Bolt address, or the embedded one when there is none; its schema is made or migrated.

    Raises ``StoreUnavailable``, ``StoreRefused``, ``StoreTooNew`` or ``DiskFull``.
    """
    if uri is None:
        return _open_embedded(embedding.get("data") or Path("onrecord-data"), embedding)
    held = _driver(uri, (username, password) if password else None)
    return _prepared(Store(lambda: held, database, flavour="neo4j"), None)


def _open_embedded(data: Path, embedding: Embedding) -> Store:
    def attach() -> Attached:
        return embedded.ensure(data, memory=embedding.get("memory", "512m"), idle=embedding.get("idle", 300.0))

    def connect() -> Held:
        for _ in range(RENEWALS):
            attached = attach()
            driver = _driver(attached.status.uri, (embedded.USER, attached.password)).driver
            held = Held(driver, attached.status.uri, attached.mark, data)
            try:
                driver.verify_connectivity()
                return held
            except FOREIGN as error:
                held.let_go()
                said = translated(error, held.address)
                if not isinstance(said, StoreUnavailable):
                    raise said from error
            # The server was killed just now, and its keeper is about to see it.
            time.sleep(0.1)
        raise StoreUnavailable(f"the embedded server under {data} does not answer: onrecord db stop, then try again")

    store = Store(connect, embedded.DATABASE, flavour="embedded")
    with embedded.alone(data):
        return _prepared(store, partial(_sql, attach, data))


def _sql(attach: Callable[[], Attached], data: Path, statement: str) -> None:
    attached = attach()
    try:
        with attached.mark:
            schema.run_sql(attached.status.web, (embedded.USER, attached.password), statement)
    except StoreError as error:
        if not isinstance(error, DiskFull) and not embedded.is_full(data):
            raise
        embedded.stop(data)
        raise embedded.no_room(data) from error


def _prepared(store: Store, sql: schema.Sql | None) -> Store:
    try:
        schema.prepare(store, sql)
    except BaseException:
        store.close()
        raise
    return store


def _driver(uri: str, auth: tuple[str, str] | None) -> Held:
    if not ADDRESS.match(uri):
        raise StoreUnavailable(f"{uri!r} is no address of a database: one begins with bolt:// or neo4j://")
    try:
        return Held(neo4j.GraphDatabase.driver(uri, auth=auth, connection_timeout=10), uri)
    except (*FOREIGN, ValueError) as error:
        raise translated(error, uri) from error
