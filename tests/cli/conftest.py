"""The command line, on a graph that holds the demo corpus and on an empty one."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg
from tests.cli.running import Run


@pytest.fixture(scope="session")
def pages() -> list[str]:
    """The pages of the demo corpus."""
    from ingest.demo import demo_corpus

    return [str(path) for path in demo_corpus()]


@pytest.fixture
def bare(embedded_store: kg.Store, embedded_data: Path) -> Run:
    """``onrecord`` on an empty graph."""
    return Run(embedded_data)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Run]:
    """``onrecord`` on an empty folder, with a server that nobody else uses."""
    run = Run(tmp_path / "data")
    yield run
    run("db", "stop")


@pytest.fixture(scope="session")
def lines() -> Callable[[subprocess.CompletedProcess[str]], list[dict]]:
    """What a command printed, as JSON lines."""

    def read(done: subprocess.CompletedProcess[str]) -> list[dict]:
        assert "Traceback" not in done.stderr, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return read
