"""What goes wrong at the database is told in our words, and none of the driver's exceptions gets out."""

from __future__ import annotations

import contextlib
import inspect
import socket
from collections.abc import Iterator

import neo4j
import pytest
from neo4j import exceptions

import kg
from kg.errors import DiskFull, StoreBusy, StoreError, StoreRefused, StoreUnavailable
from kg.store import bolt
from kg.store.failures import FOREIGN, is_transient, translated


def server_error(code: str, message: str) -> exceptions.Neo4jError:
    return exceptions.Neo4jError._hydrate_neo4j(code=code, message=message)


@pytest.mark.parametrize(
    ("code", "message", "error"),
    [
        ("Neo.ClientError.Security.Unauthorized", "no", StoreRefused),
        ("Neo.ClientError.Database.DatabaseNotFound", "no", StoreRefused),
        ("Neo.TransientError.Transaction.DeadlockDetected", "locked", StoreBusy),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", "there", StoreBusy),
        ("Neo.DatabaseError.General.UnknownError", "ConcurrentModificationException: page", StoreBusy),
        ("Neo.DatabaseError.General.UnknownError", "java.io.IOException: No space left on device", DiskFull),
        ("Neo.TransientError.General.DatabaseUnavailable", "No space left on device", DiskFull),
        ("Neo.ClientError.Statement.SyntaxError", "what is this", StoreError),
    ],
)
def test_what_a_server_says_is_translated(code: str, message: str, error: type[StoreError]) -> None:
    assert type(translated(server_error(code, message), "bolt://here")) is error


def test_no_exception_of_the_driver_is_forgotten() -> None:
    own = [
        kind for _, kind in inspect.getmembers(exceptions, inspect.isclass) if kind.__module__ == exceptions.__name__
    ]
    raised = [kind for kind in own if issubclass(kind, Exception) and not issubclass(kind, Warning)]
    assert len(raised) > 20
    assert [kind for kind in raised if not issubclass(kind, FOREIGN) and kind is not exceptions.GqlError] == []


def test_what_fails_without_a_cause_is_tried_again(embedded_store: kg.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = []
    once = embedded_store._once

    def meets_another(work, access):
        if len(failed) < 2:
            failed.append(work)
            raise server_error("Neo.ClientError.Statement.SemanticError", "Error executing Cypher command: CREATE (n)")
        return once(work, access)

    monkeypatch.setattr(embedded_store, "_once", meets_another)
    assert embedded_store.rows("RETURN 1 AS one") == [{"one": 1}]
    assert len(failed) == 2


def test_a_wrong_statement_is_told_and_not_tried_again(store: kg.Store) -> None:
    with pytest.raises(StoreError, match="this") as told:
        store.rows("this is no statement")
    assert type(told.value) is StoreError


def test_a_missing_parameter_is_told(store: kg.Store) -> None:
    with pytest.raises(StoreError, match="name"):
        store.rows("RETURN $name AS name")


def test_what_reads_does_not_write(store: kg.Store) -> None:
    with contextlib.suppress(StoreError):
        store.rows("CREATE (c:Claim {id: 'cl-1'}) RETURN c.id AS id")
    assert store.rows("MATCH (c:Claim) RETURN c.id AS id") == []


def test_several_steps_are_one(store: kg.Store) -> None:
    with pytest.raises(StoreError):
        store.change(("CREATE (:Claim {id: 'cl-1'})", {}), ("this is no statement", {}))
    assert store.rows("MATCH (c:Claim) RETURN c.id AS id") == []


def test_what_met_another_writer_is_tried_again_whole(store: kg.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    deadlock, tries = server_error("Neo.TransientError.Transaction.DeadlockDetected", "locked"), []
    commit = neo4j.Transaction.commit

    def fails_twice(transaction: neo4j.Transaction) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise deadlock
        commit(transaction)

    monkeypatch.setattr(neo4j.Transaction, "commit", fails_twice)
    store.change(("CREATE (:Claim {id: 'cl-1'})", {}))
    assert len(tries) == 3
    assert store.rows("MATCH (c:Claim) RETURN count(c) AS n") == [{"n": 1}]


def test_what_fails_for_ever_is_given_up(store: kg.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt, "WAITS", (0.0, 0.0))
    store.change(("CREATE (:Claim {id: 'cl-1'})", {}))
    with pytest.raises(StoreBusy, match="however often"):
        store.change(("CREATE (:Claim {id: 'cl-1'})", {}))


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where nobody answers."""
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        yield f"bolt://127.0.0.1:{unheard.getsockname()[1]}"


def test_a_server_that_does_not_answer_is_told(nobody: str) -> None:
    with pytest.raises(StoreUnavailable, match=nobody):
        kg.open_store(nobody)


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:1", "bolt://"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(StoreUnavailable):
        kg.open_store(address)


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_told(neo4j_address: str) -> None:
    with pytest.raises(StoreRefused, match="NEO4J_DATABASE"):
        kg.open_store(neo4j_address, database="nowhere")


def test_an_embedded_server_that_ends_in_the_middle_went_away(
    embedded_store: kg.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(work, access):
        raise server_error("Neo.ClientError.Security.Unauthorized", "User/Password not valid")

    with monkeypatch.context() as ending:
        ending.setattr(embedded_store, "_once", refuses)
        with pytest.raises(StoreUnavailable, match="went away"):
            embedded_store.rows("RETURN 1 AS n")
    assert embedded_store.rows("RETURN 1 AS n") == [{"n": 1}]


def test_a_wrong_password_is_told(embedded_store: kg.Store) -> None:
    with pytest.raises(StoreRefused, match="NEO4J_PASSWORD"):
        kg.open_store(embedded_store.address, username="root", password="not this one")


def test_a_full_disk_is_not_tried_again() -> None:
    assert not is_transient(server_error("Neo.TransientError.General.DatabaseUnavailable", "No space left on device"))
