"""The embedded server's life: started on demand, shared by later commands, ended by itself when idle.

What lies in the data folder: ``version`` (of this layout), ``password`` (mode 0600), ``server/`` (the database),
``server.json`` (where the running server is; written by its keeper), ``lock`` and ``server.log``.
"""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kg.errors import DiskFull, StoreBusy, StoreError, StoreTooNew, StoreUnavailable
from kg.store import keeper

DATA_VERSION = 1
USER = "root"
DATABASE = "onrecord"
ROOM = 4 * 2**20


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """A running embedded server: where it listens, its processes, and since when it runs (seconds since 1970)."""

    uri: str
    web: str
    pid: int
    keeper: int
    started_at: float
    idle: float


@dataclass(frozen=True, slots=True)
class Attached:
    """A running server and our mark on it: while ``mark`` is open, the server does not end by itself."""

    status: ServerStatus
    password: str
    mark: socket.socket


def ensure(data: Path, *, memory: str = "512m", idle: float = 300.0) -> Attached:
    """Attach to the server under this folder, after starting one when none runs."""
    data = data.absolute()
    with _named_errors(data):
        _prepare(data)
        for _ in range(3):
            state = keeper.read_state(data) or _start(data, memory, idle)
            mark = keeper.greet(state)
            if mark:
                return Attached(_status(state), (data / "password").read_text(encoding="ascii"), mark)
            _start(data, memory, idle)
    raise StoreUnavailable(f"the embedded server under {data} ends as soon as it starts: see {data / 'server.log'}")


def status(data: Path) -> ServerStatus | None:
    """Return the server that runs under this folder, or None."""
    state = keeper.read_state(data.absolute())
    mark = keeper.greet(state) if state else None
    if not state or not mark:
        return None
    mark.close()
    return _status(state)


def stop(data: Path) -> bool:
    """End the server under this folder, whoever uses it, and return when it is gone; False when none runs."""
    state = keeper.read_state(data.absolute())
    mark = keeper.greet(state, "stop") if state else None
    if not mark:
        return False
    with mark:
        mark.settimeout(keeper.STOP_SECONDS + 5)
        while mark.recv(64):
            pass
    return True


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Keep others out while the schema is made: the embedded engine does not bear two that do."""
    lock = FileLock(data / "schema.lock", timeout=300)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreBusy(f"another process has been making the schema under {data} for five minutes") from error
    try:
        yield
    finally:
        lock.release()


def is_full(data: Path) -> bool:
    """Return whether the disk under this folder has no room for another page or two."""
    return shutil.disk_usage(data).free < ROOM


def no_room(data: Path) -> DiskFull:
    """Return the error that says so."""
    return DiskFull(f"no room left for the data under {data}: free some, then repeat the command")


def _status(state: dict[str, Any]) -> ServerStatus:
    return ServerStatus(
        uri=f"bolt://{keeper.HOST}:{state['bolt']}",
        web=f"http://{keeper.HOST}:{state['http']}",
        pid=state["server"],
        keeper=state["keeper"],
        started_at=state["started_at"],
        idle=state["idle"],
    )


def _prepare(data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    version = data / "version"
    if version.exists():
        written = version.read_text(encoding="ascii").strip()
        if not written.isdigit() or int(written) > DATA_VERSION:
            raise StoreTooNew(
                f"{data} has layout {written!r} and this onrecord knows up to {DATA_VERSION}: "
                "use the newer onrecord, or another folder (ONRECORD_DATA)"
            )
        return
    keeper.write_private(version, f"{DATA_VERSION}\n")


def _start(data: Path, memory: str, idle: float) -> dict[str, Any]:
    script = [sys.executable, "-I", str(Path(keeper.__file__)), json.dumps(options(data, memory, idle))]
    told = subprocess.run(script, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    line = told.stdout.partition(b"\n")[0]
    answer: dict[str, Any] = json.loads(line) if line else {"error": told.stderr.decode(errors="replace")[-500:]}
    if "error" in answer:
        raise _failure(data, answer)
    return answer


def options(data: Path, memory: str, idle: float) -> dict[str, Any]:
    """Return what the keeper is told."""
    home = java_home()
    return {
        "java": str(home / "jre" / "bin" / "java"),
        "classpath": os.pathsep.join(_jars(home)),
        "data": str(data),
        "memory": memory,
        "idle": idle,
    }


# Doors that the server would open besides, and tools of its own.
_UNUSED = ("arcadedb-mcp", "arcadedb-postgresw", "arcadedb-redisw", "arcadedb-graphql", "arcadedb-console")


def _jars(home: Path) -> list[str]:
    return [str(jar) for jar in sorted((home / "jars").glob("*.jar")) if not jar.name.startswith(_UNUSED)]


def java_home() -> Path:
    """Return the folder of the package that carries the Java runtime and the server, without importing it."""
    found = importlib.util.find_spec("arcadedb_embedded")
    if found is None or found.origin is None:
        raise StoreUnavailable("the embedded server is not installed: pip install arcadedb-embedded, or set NEO4J_URI")
    return Path(found.origin).parent


def _failure(data: Path, answer: dict[str, Any]) -> StoreError:
    if answer.get("errno") in (errno.ENOSPC, errno.EDQUOT) or "No space left" in answer["error"]:
        return no_room(data)
    return StoreUnavailable(f"the embedded server under {data} did not start: {answer['error']}")


@contextmanager
def _named_errors(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise no_room(data) from error
        raise StoreUnavailable(f"the data folder {data} cannot be used: {os.strerror(error.errno or 0)}") from error
