"""Runs ``onrecord`` on a data folder, and makes the one folder that holds the demo."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

import pytest
from filelock import FileLock

from tests.cli import asking

COMMAND = [sys.executable, "-m", "api.cli"]
HERE = Path(__file__).parent


class Loaded:
    """The process whose children run commands."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory(prefix="onrecord-")
        self.address = f"{self.folder.name}/socket"
        command = [sys.executable, str(HERE / "zygote.py"), self.address]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout
        assert self.process.stdout.readline() == b"ready\n"

    def end(self) -> None:
        """End it."""
        self.process.communicate()
        self.folder.cleanup()


loaded = functools.cache(Loaded)


class Run:
    """``onrecord`` with its data in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.demo = ""
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "ONRECORD_"))}
        self.env = outside | {"ONRECORD_DATA": self.folder, "ONRECORD_IDLE_MINUTES": "2", "ONRECORD_WORKERS": "0"}

    def __call__(self, *args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, in a process of its own that has the modules loaded."""
        with TemporaryFile() as given, TemporaryFile() as printed, TemporaryFile() as told:
            given.write(stdin)
            given.seek(0)
            streams = [file.fileno() for file in (given, printed, told)]
            status = asking.ask(loaded().address, args, self.env | env, streams)
            out, err = (_whole(file.fileno()) for file in (printed, told))
        return subprocess.CompletedProcess([*COMMAND, *args], status, out, err)

    def started(self, *args: str) -> subprocess.Popen[bytes]:
        """Start a command and return its process."""
        return subprocess.Popen([*COMMAND, *args], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def elsewhere(self, folder: Path) -> "Run":
        """Return the same on another folder."""
        return Run(folder)

    def program(self, file: Path) -> None:
        """Write a program that does what ``onrecord`` does, for a shell to find."""
        words = (sys.executable, "-IS", str(HERE / "asking.py"), loaded().address)
        file.write_text(f'#!/bin/sh\nexec {" ".join(words)} "$@"\n', encoding="utf-8")
        file.chmod(0o755)


def _whole(file: int) -> str:
    return os.pread(file, os.fstat(file).st_size, 0).decode("utf-8", "replace")


def demo_in(folder: Path, temporary: pytest.TempPathFactory) -> Run:
    """Return a run on a fresh copy of the demo, which one process of the tests reads and all copy."""
    first = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        first = first.parent
    run = Run(folder)
    with FileLock(first / "demo.lock"):
        if not (first / "demo.txt").exists():
            made = Run(first / "demo")
            done = made("demo")
            assert done.returncode == 0, done.stderr
            assert made("db", "stop").returncode == 0
            (first / "demo.txt").write_text(done.stdout, encoding="utf-8")
    shutil.copytree(first / "demo", folder)
    run.demo = (first / "demo.txt").read_text(encoding="utf-8")
    return run
