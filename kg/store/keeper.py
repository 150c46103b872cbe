"""The keeper of the embedded server: a small process between the commands and the Java child.

It is run as a script (``python -I keeper.py OPTIONS``) with nothing but the standard library, starts the server, tells
where it listens, and ends it when no client has been connected for a while. Every open store holds one connection to
the keeper, so the kernel tells when a client is gone, however it ended. The keeper holds a lock on the data folder
and the server inherits it: while either of them lives nobody else starts one. When the keeper is killed, the kernel
ends the server too (Linux), and what a killed keeper leaves elsewhere is ended by the next one.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import fcntl
import http.client
import json
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

HOST = "127.0.0.1"
START_SECONDS = 60.0
STOP_SECONDS = 20.0
ORPHAN_SECONDS = 3.0
ATTEMPTS = 4
QUIET = """handlers = java.util.logging.ConsoleHandler
.level = WARNING
java.util.logging.ConsoleHandler.level = WARNING
java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
java.util.logging.SimpleFormatter.format = %1$tF %1$tT %4$s %2$s: %5$s%6$s%n
"""

# The optimising compiler takes more time than it saves a server that lives for minutes on two cores, but for arithmetic
# on vectors: without it the index of meanings takes five times as long to build, minutes in a large graph.
OPTIMISED = """[
  {"match": ["io/github/jbellis/jvector/*.*", "com/arcadedb/index/vector/*.*", "jdk/incubator/vector/*.*"],
   "c2": {"Exclude": false}},
  {"match": ["*.*"], "c2": {"Exclude": true}}
]
"""


class Failed(Exception):
    """The server could not be started; the text says why."""


def free_port() -> int:
    """Return a loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
    os.replace(fresh, path)


def command(options: dict[str, Any], data: Path, bolt: int, web: int) -> list[str]:
    """Return the command line of the server; nothing on it is secret."""
    settings = {
        "java.util.logging.config.file": data / "logging.properties",
        "arcadedb.server.rootPath": data / "server",
        "arcadedb.server.rootPasswordPath": data / "password",
        "arcadedb.server.defaultDatabases": "onrecord[]",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        # In its other mode the server does not say what went wrong.
        "arcadedb.server.mode": "development",
        "arcadedb.bolt.host": HOST,
        "arcadedb.bolt.port": bolt,
        "arcadedb.server.httpIncomingHost": HOST,
        "arcadedb.server.httpIncomingPort": web,
        "arcadedb.serverMetrics": "false",
        "arcadedb.backup.enabled": "false",
        "arcadedb.studio.enabled": "false",
        "arcadedb.polyglotEngineEnabled": "false",
    }
    flags = [f"-D{name}={value}" for name, value in settings.items()]
    return [
        options["java"],
        f"-Xmx{options['memory']}",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "-XX:+UseSerialGC",
        "-XX:+UnlockDiagnosticVMOptions",
        f"-XX:CompilerDirectivesFile={data / 'optimised.json'}",
        "-XX:CompileCommand=quiet",
        "-cp",
        options["classpath"],
        *flags,
        "com.arcadedb.server.ArcadeDBServer",
    ]


def dying_with(keeper: int) -> Callable[[], None]:
    """Return what makes a fresh child end when the keeper does: the kernel sees to it (Linux)."""
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def before_exec() -> None:
        if libc is not None:
            libc.prctl(1, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != keeper:
            os._exit(1)

    return before_exec


def lay_out(data: Path) -> None:
    """Make what the server needs beside its data; only the holder of the lock may."""
    (data / "logging.properties").write_text(QUIET, encoding="ascii")
    (data / "optimised.json").write_text(OPTIMISED, encoding="ascii")
    if not (data / "password").exists():
        write_private(data / "password", secrets.token_urlsafe(24))
        # Users of an older password: the server makes its own anew.
        (data / "server" / "config" / "server-users.jsonl").unlink(missing_ok=True)


def launch(options: dict[str, Any], data: Path, lock: int, bolt: int, web: int) -> subprocess.Popen[bytes]:
    """Start the server; it inherits the lock."""
    with (data / "server.log").open("wb") as log:
        return subprocess.Popen(
            command(options, data, bolt, web),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=data,
            pass_fds=(lock,),
            preexec_fn=dying_with(os.getpid()),
        )


def answers(data: Path, bolt: int, web: int) -> bool:
    """Return whether the server serves the database over HTTP, to our password, and listens for Bolt."""
    password = (data / "password").read_text(encoding="ascii")
    token = base64.b64encode(f"root:{password}".encode()).decode()
    try:
        connection = http.client.HTTPConnection(HOST, web, timeout=5)
        connection.request("GET", "/api/v1/exists/onrecord", headers={"Authorization": f"Basic {token}"})
        there = b'"result":true' in connection.getresponse().read().replace(b" ", b"")
        connection.close()
        socket.create_connection((HOST, bolt), timeout=5).close()
    except (OSError, http.client.HTTPException):
        return False
    return there


def tail(data: Path) -> str:
    """Return the end of the server's log, where it says what went wrong."""
    with contextlib.suppress(OSError):
        lines = (data / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return " ".join(line.strip() for line in lines if not line.lstrip().startswith("at "))[-1500:]
    return ""


def port_taken(data: Path) -> bool:
    """Return whether the server says that somebody else listens on its port; it may live on without."""
    said = (data / "server.log").read_text(encoding="utf-8", errors="replace")
    return any(words in said for words in ("Unable to listen", "already in use", "busy, trying"))


def start(options: dict[str, Any], data: Path, lock: int) -> tuple[subprocess.Popen[bytes], int, int]:
    """Start the server on free ports, with other ones when somebody took them in between."""
    until = time.monotonic() + START_SECONDS
    for _ in range(ATTEMPTS):
        bolt, web = free_port(), free_port()
        server = launch(options, data, lock, bolt, web)
        try:
            while server.poll() is None and time.monotonic() < until and not port_taken(data):
                if answers(data, bolt, web):
                    return server, bolt, web
                time.sleep(0.05)
        except BaseException:
            end(server)
            raise
        end(server)
        if not port_taken(data):
            break
    raise Failed(tail(data) or f"no answer within {START_SECONDS:.0f} s")


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server: politely, so that it closes its files, then by force."""
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def child_ended() -> int:
    """Return a descriptor that can be read from when a child ended."""
    ours, signals = os.pipe()
    os.set_blocking(signals, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(signals)
    return ours


class Keeper:
    """Counts the clients, and says when it is time to go."""

    def __init__(self, server: subprocess.Popen[bytes], listener: socket.socket, token: str, idle: float) -> None:
        self.server, self.listener, self.idle = server, listener, idle
        self.greetings = {b"hello " + token.encode() + b"\n": False, b"stop " + token.encode() + b"\n": True}
        self.clients: set[socket.socket] = set()
        self.selector = selectors.DefaultSelector()
        self.selector.register(listener, selectors.EVENT_READ)
        self.selector.register(child_ended(), selectors.EVENT_READ)
        self.stopping = False

    def keep(self) -> None:
        """Return when the server died, a client said stop, or no client was there for ``idle`` seconds."""
        last = time.monotonic()
        while not self.stopping and self.server.poll() is None:
            for key, _ in self.selector.select(timeout=min(1.0, self.idle)):
                if isinstance(key.fileobj, socket.socket):
                    self._serve(key.fileobj)
            if self.clients:
                last = time.monotonic()
            elif time.monotonic() - last >= self.idle:
                return

    def _serve(self, ready: socket.socket) -> None:
        if ready is self.listener:
            client, _ = self.listener.accept()
            client.setblocking(False)
            self.selector.register(client, selectors.EVENT_READ)
            return
        with contextlib.suppress(OSError):
            said = ready.recv(256)
            if said in self.greetings:
                ready.sendall(b"ready\n")
                self.clients.add(ready)
                self.stopping |= self.greetings[said]
                return
        self.selector.unregister(ready)
        self.clients.discard(ready)
        ready.close()


def detach() -> None:
    """Become a process of its own, so that neither a terminal nor a parent ends or awaits it."""
    os.setsid()
    if os.fork():
        os._exit(0)


def tell(line: dict[str, Any]) -> None:
    """Tell the command that waits, if it still does."""
    with contextlib.suppress(BrokenPipeError):
        os.write(1, json.dumps(line).encode() + b"\n")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)


def greet(state: dict[str, Any], word: str = "hello", patience: float = 5.0) -> socket.socket | None:
    """Return a connection to the keeper of this state, or None when no such keeper answers."""
    try:
        connection = socket.create_connection((HOST, state["port"]), timeout=patience)
    except (OSError, KeyError, TypeError, ValueError):
        return None
    with contextlib.suppress(OSError):
        connection.sendall(f"{word} {state.get('token')}\n".encode())
        if connection.recv(64) == b"ready\n":
            return connection
    connection.close()
    return None


def read_state(data: Path) -> dict[str, Any] | None:
    """Return what the last keeper wrote, whether it still lives or not."""
    try:
        state = json.loads((data / "server.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state if isinstance(state, dict) else None


def take_lock(data: Path) -> int | dict[str, Any]:
    """Return the lock's descriptor, or the state of a server that another keeper has started in the meantime."""
    lock = os.open(data / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    began = time.monotonic()
    while (waited := time.monotonic() - began) < START_SECONDS + STOP_SECONDS:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return lock
        state = read_state(data)
        connection = greet(state) if state else None
        if state and connection:
            connection.close()
            return state
        if state and waited > ORPHAN_SECONDS:
            end_orphan(data, state, signal.SIGKILL if waited > STOP_SECONDS else signal.SIGTERM)
        time.sleep(0.1)
    raise Failed(f"another process holds {data / 'lock'} and does not answer")


def end_orphan(data: Path, state: dict[str, Any], how: signal.Signals) -> None:
    """End a server whose keeper was killed, where the kernel did not; only if the process still is that server."""
    with contextlib.suppress(OSError, KeyError, subprocess.TimeoutExpired):
        asked = ["ps", "-o", "command=", "-p", str(int(state["server"]))]
        shown = subprocess.run(asked, capture_output=True, timeout=5, check=False, text=True).stdout
        if str(data / "server") in shown and "ArcadeDBServer" in shown:
            os.kill(state["server"], how)


def run(options: dict[str, Any], data: Path) -> None:
    """Start the server unless one runs, tell where it is, and keep it."""
    lock = take_lock(data)
    if isinstance(lock, dict):
        return tell(lock)
    (data / "server.json").unlink(missing_ok=True)
    lay_out(data)
    server, bolt, web = start(options, data, lock)
    token = secrets.token_urlsafe(24)
    try:
        with socket.create_server((HOST, 0), backlog=128) as listener:
            state = {"port": listener.getsockname()[1], "token": token, "keeper": os.getpid(), "server": server.pid}
            state |= {"bolt": bolt, "http": web, "started_at": time.time(), "idle": options["idle"]}
            write_private(data / "server.json", json.dumps(state))
            tell(state)
            Keeper(server, listener, token, options["idle"]).keep()
    finally:
        # First, so that who comes now waits for the lock instead of greeting one that goes.
        (data / "server.json").unlink(missing_ok=True)
        end(server)


def main() -> NoReturn:
    """Run as a process of its own; the one argument holds the options as JSON."""
    options = json.loads(sys.argv[1])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    detach()
    try:
        run(options, Path(options["data"]))
    except (Failed, OSError) as error:
        tell({"error": str(error), "errno": getattr(error, "errno", None)})
        sys.exit(1)
    sys.exit(0)


if __name__ == "__main__":
    main()
