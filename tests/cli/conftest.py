"""The command line on a graph of its own that holds the demo corpus."""

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from filelock import FileLock

COMMAND = [sys.executable, "-m", "api.cli"]


class Loaded:
    """The process whose children run commands."""

    def __init__(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("zygote.py"))]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, command: dict) -> int:
        """Run one command; return its exit status."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def end(self) -> None:
        """End it."""
        self.process.communicate()


loaded = functools.cache(Loaded)


class Run:
    """``onrecord`` with its data in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.demo = ""
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "ONRECORD_"))}
        self.env = outside | {"ONRECORD_DATA": self.folder, "ONRECORD_IDLE_MINUTES": "2"}

    def __call__(self, *args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, in a process of its own that has the modules loaded."""
        with ExitStack() as stack:
            files = {name: stack.enter_context(NamedTemporaryFile()) for name in ("stdin", "stdout", "stderr")}
            files["stdin"].write(stdin)
            files["stdin"].flush()
            names = {name: file.name for name, file in files.items()}
            status = loaded().run({"args": args, "env": self.env | env, **names})
            out, told = (files[name].read().decode("utf-8", "replace") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess([*COMMAND, *args], status, out, told)

    def started(self, *args: str) -> subprocess.Popen[bytes]:
        """Start a command and return its process."""
        return subprocess.Popen([*COMMAND, *args], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def elsewhere(self, folder: Path) -> "Run":
        """Return the same on another folder."""
        return Run(folder)


@pytest.fixture(scope="session", autouse=True)
def _ending() -> Iterator[None]:
    yield
    if loaded.cache_info().currsize:
        loaded().end()


@pytest.fixture(scope="session")
def onrecord(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """``onrecord`` on a folder into which the demo has been read: once, and copied for each process of tests."""
    own = tmp_path_factory.mktemp("cli")
    first = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        first = first.parent
    run = Run(own / "data")
    with FileLock(first / "demo.lock"):
        if not (first / "demo.txt").exists():
            made = Run(first / "demo")
            done = made("demo")
            assert done.returncode == 0, done.stderr
            assert made("db", "stop").returncode == 0
            (first / "demo.txt").write_text(done.stdout, encoding="utf-8")
        shutil.copytree(first / "demo", own / "data")
    run.demo = (first / "demo.txt").read_text(encoding="utf-8")
    yield run
    run("db", "stop")


@pytest.fixture(scope="session")
def pages() -> list[str]:
    """The pages of the demo corpus."""
    from ingest.demo import demo_corpus

    return [str(path) for path in demo_corpus()]


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Run]:
    """``onrecord`` on an empty folder."""
    run = Run(tmp_path / "data")
    yield run
    run("db", "stop")


@pytest.fixture
def lines() -> Callable[[subprocess.CompletedProcess[str]], list[dict]]:
    """What a command printed, as JSON lines."""

    def read(done: subprocess.CompletedProcess[str]) -> list[dict]:
        assert "Traceback" not in done.stderr, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return read
