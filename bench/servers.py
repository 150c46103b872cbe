"""The two servers, each with an empty store in a folder of its own, gone when done."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import kg

ROOT = Path(__file__).parent.parent
DATABASE = "bench"


@contextlib.contextmanager
def embedded(folder: Path, memory: str) -> Iterator[kg.Store]:
    """Yield a store on the embedded server with this much heap."""
    from kg.store import embedded as server

    with kg.open_store(data=folder / "embedded", idle=600, memory=memory) as store:
        try:
            yield store
        finally:
            server.stop(folder / "embedded")


@contextlib.contextmanager
def neo4j(folder: Path, memory: str) -> Iterator[kg.Store]:
    """Yield a store on a real Neo4j with this much heap, started from what ``tests/neo4j/fetch`` fetches."""
    lib = Path(os.environ.get("ONRECORD_NEO4J_LIB") or ROOT / ".cache" / "neo4j" / "lib")
    java = shutil.which("java")
    if java is None or not any(lib.glob("neo4j-harness-*.jar")):
        raise SystemExit(f"no Neo4j: java and the jars in {lib} are needed (run tests/neo4j/fetch)")
    source = ROOT / "tests" / "neo4j" / "Server.java"
    command = [java, f"-Xmx{memory}", "-cp", f"{lib}/*", str(source), str(folder / "neo4j"), DATABASE]
    with (
        open(folder / "neo4j.log", "wb") as log,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as server,
    ):
        try:
            with kg.open_store(_address(server), database=DATABASE) as store:
                yield store
        finally:
            server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    for line in server.stdout:
        if line.startswith("bolt://"):
            return line.strip().rstrip("/")
    raise SystemExit("Neo4j ended before it gave its address")
