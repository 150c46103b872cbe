"""The embedded server's life: started on demand, shared, ended when idle, and started anew whoever was killed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.errors import DiskFull, StoreTooNew, StoreUnavailable
from kg.store import embedded, keeper
from tests.builders import sample

ONE = "RETURN 1 AS one"
OPEN = """
import sys, kg
from pathlib import Path
with kg.open_store(data=Path(sys.argv[1]), idle=1) as store:
    print(store.rows("RETURN 1 AS one"), store.address)
"""


def alive(pid: int) -> bool:
    """Return whether a process is there and no zombie."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(shown.strip()) and not shown.startswith("Z")


def gone(pid: int, seconds: float = 30) -> bool:
    """Return whether a process ends within this time."""
    until = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(pid)


def running(data: Path) -> embedded.ServerStatus:
    found = embedded.status(data)
    assert found
    return found


def test_commands_that_start_at_once_share_one_server_which_ends_when_they_are_gone(data: Path) -> None:
    script = [sys.executable, "-c", OPEN, str(data)]
    commands = [subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [command.communicate() for command in commands]
    assert {out.partition("]")[0] for out, _ in said} == {"[{'one': 1}"}, said
    assert len({out for out, _ in said}) == 1
    left = embedded.status(data)
    assert left is None or (gone(left.pid) and gone(left.keeper))
    assert embedded.status(data) is None
    assert not (data / "server.json").exists()


def test_whoever_is_killed_the_next_statement_or_command_goes_on(data: Path) -> None:
    with kg.open_store(data=data, idle=1) as store:
        store.put(sample())
        first = running(data)
        os.kill(first.pid, signal.SIGKILL)
        with pytest.raises(StoreUnavailable, match="repeat the command"):
            store.rows(ONE)
        assert store.article(sample().article.id) == sample()
        second = running(data)
        assert gone(first.keeper)
        os.kill(second.keeper, signal.SIGKILL)
        assert gone(second.pid), "a server must not outlive its keeper"
        assert (data / "server.json").exists(), "what the killed keeper left is stale"
        with kg.open_store(data=data, idle=1) as another:
            assert another.article(sample().article.id) == sample()
    last = embedded.status(data)
    assert last is None or gone(last.pid)


@pytest.mark.slow
def test_a_killed_client_does_not_keep_the_server(data: Path) -> None:
    script = [sys.executable, "-c", f"{OPEN}\n    print('open', flush=True); sys.stdin.read()", str(data)]
    with subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
        assert client.stdout
        assert client.stdout.readline().startswith("[{")
        server = running(data)
        time.sleep(2.5)
        assert alive(server.pid), "an open store keeps it, however idle"
        client.kill()
    assert gone(server.pid)


@pytest.mark.slow
def test_another_program_on_a_stale_port_is_not_taken_for_the_keeper(data: Path) -> None:
    data.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        keeper.write_private(data / "server.json", f'{{"port": {port}, "token": "t", "bolt": {port}, "server": 1}}')
        assert keeper.greet({"port": port, "token": "t"}, patience=0.2) is None
    assert embedded.status(data) is None
    assert not embedded.stop(data)
    with kg.open_store(data=data, idle=1) as store:
        assert store.rows(ONE) == [{"one": 1}]
        assert (data / "password").stat().st_mode & 0o777 == 0o600
        secret = (data / "password").read_text(encoding="ascii")
        shown = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        assert secret not in shown
        assert embedded.stop(data)
        assert embedded.status(data) is None


@pytest.mark.slow
def test_ports_that_somebody_took_are_changed_for_others(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data.mkdir()
    free = keeper.free_port
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        # Bolt's is taken at the first attempt, that for HTTP at the second.
        ports = iter([port, free(), free(), port])
        monkeypatch.setattr(keeper, "free_port", lambda: next(ports, None) or free())
        lock = keeper.take_lock(data)
        assert isinstance(lock, int)
        keeper.lay_out(data)
        server, bolt, web = keeper.start(embedded.options(data, "256m", 1), data, lock)
        assert next(ports, None) is None
        assert port not in (bolt, web)
        keeper.end(server)
        os.close(lock)


@pytest.mark.slow
def test_a_full_disk_is_told_and_repeating_works_when_there_is_room(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kg.open_store(data=data, idle=1) as store:
        monkeypatch.setattr(embedded, "ROOM", 2**62)
        for _ in range(2):
            with pytest.raises(DiskFull, match="no room left"):
                store.rows("this fails, for whatever reason")
        monkeypatch.setattr(embedded, "ROOM", 0)
        assert store.put(sample())


def test_a_folder_of_a_newer_version_is_refused(data: Path) -> None:
    data.mkdir()
    (data / "version").write_text("99\n")
    with pytest.raises(StoreTooNew, match="layout '99'"):
        kg.open_store(data=data)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here is no folder")
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        kg.open_store(data=tmp_path / "file")


def test_a_server_that_cannot_start_says_why(data: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"(?i)heap"):
        kg.open_store(data=data, memory="1m")
    assert embedded.status(data) is None


# The compiler's level, and the method that it compiled.
COMPILED = re.compile(r"^ *\d+ +\d+ [ %sbn!]+ ([0-4]) +(\S+)::", re.MULTILINE)


def test_only_arithmetic_on_vectors_is_optimised(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soon = "-XX:Tier4InvocationThreshold=300 -XX:Tier4MinInvocationThreshold=100 -XX:Tier4CompileThreshold=600"
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", f"-XX:+PrintCompilation {soon}")
    rows = [{"id": f"pr-{n}", "embedding": [float((n * k) % 397) for k in range(1, 385)]} for n in range(300)]
    with kg.open_store(data=data, idle=1) as store:
        store.change(("UNWIND $rows AS row CREATE (p:Proposition) SET p = row", {"rows": rows}))
        asked = "CALL db.index.vector.queryNodes('proposition_embedding', 3, $vector) YIELD node RETURN node.id AS id"
        assert store.rows(asked, vector=rows[7]["embedding"])[0]["id"] == "pr-7"
    embedded.stop(data)
    optimised = {m for level, m in COMPILED.findall((data / "server.log").read_text()) if level == "4"}
    assert any("jvector" in method for method in optimised)
    assert not [m for m in optimised if not re.search(r"jvector|index\.vector|incubator\.vector", m)]
