"""The same reading on a Ray cluster: one here of two workers, of which one is killed in the middle."""

import os
import signal
import sys
import threading
import time

import pytest

from ingest.batch import Problem, read_each, read_spread
from ingest.cluster import on_cluster
from ingest.inputs import Broken, Input
from ingest.pipeline import load_reader
from kg.errors import BadInput
from tests.conftest import missing

SAID = 'The pump {} had failed twice, the engineer Mara Quint said on Tuesday. "We knew it," she told reporters. '


@pytest.fixture(scope="module")
def cluster():
    if not _installed():
        missing("cluster", "Ray is not installed: pip install 'onrecord[cluster]'")
    with on_cluster("local", 2, seconds=60) as hands:
        yield hands


def _installed():
    from importlib.util import find_spec

    return find_spec("ray") is not None


def seats(cluster, count):
    """Return the processes of the workers, once there are so many."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = [hand.seat for hand in cluster.hands if hand.seat is not None]
        if len(found) == count:
            return cluster._ray.get([seat.process.remote() for seat in found])
        time.sleep(0.05)
    return pytest.fail("no worker starts")


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing(cluster):
    items = [Input(f"t{number}", SAID.format(number) * 20, False) for number in range(24)]
    items.insert(3, Broken("gone", BadInput("no_such_file", "no such file", "there is none")))
    killed = []

    def killing():
        (first, _) = seats(cluster, 2)
        killed.append(first)
        os.kill(first, signal.SIGKILL)

    reader, got = load_reader(), []
    thread = threading.Thread(target=killing)
    for read in read_spread(items, cluster, None, reader):
        got.append(read)
        if len(got) == 2:
            thread.start()
    thread.join()
    assert killed
    assert killed[0] not in seats(cluster, 2)
    assert got == list(read_each(items, reader))


@pytest.mark.slow
def test_an_input_that_is_too_slow_costs_itself(cluster):
    for hand in cluster.hands:
        hand._kill()
        hand._seconds = 1.0
    (failed,) = (read.graph for read in read_spread([Input("long", SAID * 2500, False)], cluster, None, load_reader()))
    assert isinstance(failed, Problem)
    assert (failed.type, "more than 1 seconds" in failed.detail) == ("reader_lost", True)
    for hand in cluster.hands:
        hand._seconds = 120.0  # of which a reader that has to start takes some
    (read,) = (read.graph for read in read_spread([Input("short", SAID, False)], cluster, None, load_reader()))
    assert read.input == "short"


def test_without_ray_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BadInput, match=r"onrecord\[cluster\]"):
        on_cluster("local", 1, seconds=1)


def test_nothing_imports_ray_before_it_is_wanted():
    assert "ray" not in vars(sys.modules["ingest.cluster"])
