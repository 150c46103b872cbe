"""The command line on a graph of its own that holds the demo corpus."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

COMMAND = [sys.executable, "-m", "api.cli"]


class Run:
    """``onrecord`` with its data in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.demo = ""
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "ONRECORD_"))}
        self.env = outside | {"ONRECORD_DATA": self.folder, "ONRECORD_IDLE_MINUTES": "2"}

    def __call__(self, *args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        done = subprocess.run(
            [*COMMAND, *args], input=stdin, capture_output=True, env=self.env | env, timeout=200, check=False
        )
        out, told = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, told)

    def started(self, *args: str) -> subprocess.Popen[bytes]:
        """Start a command and return its process."""
        return subprocess.Popen([*COMMAND, *args], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def elsewhere(self, folder: Path) -> "Run":
        """Return the same on another folder."""
        return Run(folder)


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
