"""The two servers that the contract of the store is tested on, and graphs to put."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from tests.cli.running import Run, demo_in, loaded

NEO4J = Path(__file__).parent / "neo4j"
DATABASE = "records"
START_SECONDS = 90

# The many short-lived servers of the tests are compiled quickly rather than well.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


def missing(part: str, reason: str) -> None:
    """Skip with the reason, or fail where the part is required."""
    if part in os.environ.get("ONRECORD_REQUIRE", "").split(","):
        pytest.fail(f"{part} is required here: {reason}")
    pytest.skip(reason)


def _empty(store: kg.Store) -> kg.Store:
    store.change(("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", {}))
    return store


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes long, save where it is required."""
    if "slow" in os.environ.get("ONRECORD_REQUIRE", "").split(","):
        return
    skip = pytest.mark.skip(reason="takes long: run with ONRECORD_REQUIRE=slow")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def embedded_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the embedded server that ``embedded_store`` empties."""
    return tmp_path_factory.mktemp("embedded")


@pytest.fixture(scope="session")
def _embedded(embedded_data: Path) -> Iterator[kg.Store]:
    from kg.store import embedded

    with kg.open_store(data=embedded_data, idle=30) as store:
        yield store
    embedded.stop(embedded_data)


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> Iterator[None]:
    yield
    if loaded.cache_info().currsize:
        loaded().end()


@pytest.fixture(scope="session")
def onrecord(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """``onrecord`` on a graph that holds the demo, which tests leave as it is."""
    from kg.store import embedded

    run = demo_in(tmp_path_factory.mktemp("demo") / "data", tmp_path_factory)
    yield run
    embedded.stop(Path(run.folder))


@pytest.fixture(scope="session")
def demo_store(onrecord: Run) -> Iterator[kg.Store]:
    """The store of that graph."""
    with kg.open_store(data=Path(onrecord.folder), idle=30) as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Neo4j whose database has another name than usual."""
    lib = Path(os.environ.get("ONRECORD_NEO4J_LIB") or NEO4J.parent.parent / ".cache" / "neo4j" / "lib")
    if not any(lib.glob("neo4j-harness-*.jar")):
        missing("neo4j", f"no Neo4j in {lib}: tests/neo4j/fetch fetches it")
    java = shutil.which("java")
    if java is None:
        missing("neo4j", "no java to run Neo4j with")
    folder = tmp_path_factory.mktemp("neo4j")
    with (folder / "log").open("wb") as log:
        quick = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        command = [str(java), *quick, "-cp", f"{lib}/*", str(NEO4J / "Server.java"), str(folder / "data"), DATABASE]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        with server:
            yield _address(server, folder / "log")
            server.terminate()


def _address(server: subprocess.Popen[str], log: Path) -> str:
    assert server.stdout
    while select.select([server.stdout], [], [], START_SECONDS)[0]:
        line = server.stdout.readline().strip()
        if line.startswith("bolt://"):
            return line.rstrip("/")
        if not line and server.poll() is not None:
            break
    server.kill()
    pytest.fail(f"Neo4j did not start: {log.read_text(errors='replace')[-800:]}")


@pytest.fixture(scope="session")
def _neo4j(neo4j_address: str) -> Iterator[kg.Store]:
    with kg.open_store(neo4j_address, database=DATABASE) as store:
        yield store


@pytest.fixture
def embedded_store(_embedded: kg.Store) -> kg.Store:
    """An empty store on the embedded server."""
    return _empty(_embedded)


@pytest.fixture
def neo4j_store(_neo4j: kg.Store) -> kg.Store:
    """An empty store on a real Neo4j."""
    return _empty(_neo4j)


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> kg.Store:
    """An empty store, once on each server."""
    given: kg.Store = request.getfixturevalue(f"{request.param}_store")
    return given
