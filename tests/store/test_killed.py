"""Killed at any moment, repeated: the graph is the same as if nothing had happened."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import StoreUnavailable
from kg.store import embedded
from tests.builders import sample

NUMBER = 12
PUT = """
import sys, kg
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.builders import sample
with kg.open_store(data=Path(sys.argv[1]), idle=10) as store:
    print("open", flush=True)
    for number in range(int(sys.argv[3])):
        store.put(sample(number))
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def whole(embedded_store: kg.Store, everything: Callable[[kg.Store], list[str]]) -> list[str]:
    """Everything that is there when nobody was killed."""
    for number in range(NUMBER):
        embedded_store.put(sample(number))
    return everything(embedded_store)


@pytest.mark.slow
def test_a_writer_killed_at_random_moments(
    data: Path, whole: list[str], everything: Callable[[kg.Store], list[str]]
) -> None:
    chance = random.Random(7)
    with kg.open_store(data=data, idle=10) as store:
        for _ in range(4):
            command = [sys.executable, "-c", PUT, str(data), str(ROOT), str(NUMBER)]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
                assert writer.stdout
                assert writer.stdout.readline() == b"open\n"
                time.sleep(chance.uniform(0, 0.25))
                writer.kill()
            stored = [row["id"] for row in store.rows("MATCH (a:Article) RETURN a.id AS id")]
            assert all(store.article(id).claims for id in stored), "what is there is there whole"
        for number in range(NUMBER):
            store.put(sample(number))
        assert everything(store) == whole


def put_for_ever(store: kg.Store) -> None:
    for number in itertools.count():
        store.put(sample(number % NUMBER))


@pytest.mark.slow
def test_a_server_killed_at_random_moments(
    data: Path, whole: list[str], everything: Callable[[kg.Store], list[str]]
) -> None:
    chance = random.Random(11)
    with kg.open_store(data=data, idle=10) as store:
        for _ in range(2):
            store.rows("RETURN 1 AS one")
            server = embedded.status(data)
            assert server
            threading.Timer(chance.uniform(0, 0.3), os.kill, (server.pid, signal.SIGKILL)).start()
            with pytest.raises(StoreUnavailable):
                put_for_ever(store)
        for number in range(NUMBER):
            store.put(sample(number))
        assert everything(store) == whole
