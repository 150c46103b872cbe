"""Reading spread over processes gives the same in the same order; a process that is lost costs one input."""

import os
import resource
import signal
import threading
import time
from itertools import islice

import pytest

from ingest.apart import Apart
from ingest.batch import Problem, read_each, read_spread
from ingest.fetch import Client
from ingest.inputs import Broken, Input
from ingest.pipeline import load_reader
from ingest.sources import Intake
from ingest.sources.intake import Unparsed
from ingest.spread import AHEAD, MEMORY, MOST_BYTES, cores, processes
from kg.errors import BadInput
from tests.ingest.sites import page

SAID = 'The pump {} had failed twice, the engineer Mara Quint said on Tuesday. "We knew it," she told reporters.'


@pytest.fixture(scope="module")
def reader():
    return load_reader()


@pytest.fixture(scope="module")
def intake():
    with Apart() as apart:
        yield Intake(Client(), apart)


@pytest.fixture(scope="module")
def two():
    """Two processes, which have read before."""
    with processes(2, seconds=60) as hands:
        yield hands


def texts(n):
    return [Input(f"t{number}", SAID.format(number), False) for number in range(n)]


def test_what_processes_read_is_what_is_read_here(two, intake, reader):
    items = [
        *texts(3),
        Broken("gone", BadInput("no_such_file", "no such file", "there is none")),
        Unparsed(Input("page", page("Bridge stays closed"), True)),
        Unparsed(Input("menu", b"<html><body><a>menu</a></body></html>", True)),
        Input("surrogate", SAID.format("\ud800"), False),
        Input("blank", "  ", False),
        *texts(2),
    ]
    here = [intake.parsed(one, intake.apart) if isinstance(one, Unparsed) else one for one in items]
    assert list(read_spread(items, two, intake, reader)) == list(read_each(here, reader))


def test_what_is_known_is_not_read(two, intake, reader):
    (read,) = read_each(texts(1), reader)
    (known,) = read_spread(texts(1), two, intake, reader, lambda article: read.graph)
    assert known.known
    assert known.graph == read.graph


def lost(hands, intake, reader, items, act):
    """Read, and do something to a process once it reads the first item."""

    def acting():
        until = time.monotonic() + 20
        while time.monotonic() < until:
            for hand in hands.hands:
                if hand._process and hand._process is hand._loaded:
                    return act(hand._process.pid)
            time.sleep(0.01)

    thread = threading.Thread(target=acting)
    thread.start()
    reads = list(read_spread(items, hands, intake, reader))
    thread.join()
    return [read.graph for read in reads]


LONG = " ".join(SAID.format(number) for number in range(400))


def test_a_process_that_is_killed_costs_the_input_that_it_was_reading(intake, reader):
    with processes(1, seconds=60) as hands:
        graphs = lost(
            hands, intake, reader, [Input("long", LONG, False), *texts(3)], lambda pid: os.kill(pid, signal.SIGKILL)
        )
    failed, *rest = graphs
    assert isinstance(failed, Problem)
    assert failed.type == "reader_lost"
    assert "SIGKILL" in failed.detail
    assert [graph.input for graph in rest] == ["t0", "t1", "t2"]


def test_an_input_that_takes_too_long_costs_itself(intake, reader):
    with processes(1, seconds=0.7) as hands:
        failed, *rest = (
            read.graph for read in read_spread([Input("long", LONG * 5, False), *texts(2)], hands, intake, reader)
        )
    assert isinstance(failed, Problem)
    assert "more than 0.7 seconds" in failed.detail
    assert [graph.input for graph in rest] == ["t0", "t1"]


def test_an_input_that_takes_too_much_memory_costs_itself(intake, reader):
    def narrow(pid):
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.prlimit(pid, resource.RLIMIT_AS, (now + (8 << 20), now + (8 << 20)))

    with processes(1, seconds=60) as hands:
        failed, *rest = lost(hands, intake, reader, [Input("long", LONG * 3, False), *texts(2)], narrow)
    assert isinstance(failed, Problem)
    assert failed.type in ("too_large", "reader_failed", "reader_lost")
    assert [graph.input for graph in rest] == ["t0", "t1"]


def test_the_slow_one_does_not_keep_the_others_from_being_read(two):
    release, done = threading.Event(), []

    def step(item, hand):
        if item == 0:
            release.wait(20)
        else:
            done.append(item)
            if len(done) == 2 * AHEAD - 1:
                release.set()
        return item

    assert list(two.each(iter(range(100)), step, lambda item: 0)) == list(range(100))
    assert release.is_set()


def test_no_more_is_asked_for_than_may_wait(two):
    asked = []

    def items():
        for number in range(10_000):
            asked.append(number)
            yield number

    reads = two.each(items(), lambda item, hand: item, lambda item: 0)
    assert list(islice(reads, 5)) == [0, 1, 2, 3, 4]
    time.sleep(0.3)
    assert len(asked) <= 5 + 2 * AHEAD + 2
    reads.close()

    asked.clear()
    reads = two.each(items(), lambda item, hand: item, lambda item: MOST_BYTES // 2)
    assert next(reads) == 0
    time.sleep(0.3)
    assert len(asked) <= 5
    reads.close()


def test_an_error_of_the_inputs_or_of_a_step_comes_through(two):
    def items():
        yield 1
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        list(two.each(items(), lambda item, hand: item, lambda item: 0))
    with pytest.raises(ZeroDivisionError):
        list(two.each([1, 0], lambda item, hand: 1 / item, lambda item: 0))


def test_closing_ends_the_processes_at_once(intake, reader):
    hands = processes(2, seconds=60)
    reads = read_spread([*texts(1), *(Input(f"long{n}", LONG * 5, False) for n in range(4))], hands, intake, reader)
    next(reads)
    running = [hand._process for hand in hands.hands if hand._process]
    began = time.monotonic()
    hands.close()
    assert time.monotonic() - began < 3
    assert running
    assert all(process.poll() is not None for process in running)


def test_as_many_processes_as_this_one_may_use_cores():
    assert 1 <= cores() <= (os.cpu_count() or 1)
    assert MEMORY > 1 << 30
