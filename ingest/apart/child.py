"""The process apart: reads requests, limits itself, and answers; it holds no secret and is killed when it is slow."""

from __future__ import annotations

import json
import logging
import os
import resource
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO

from ingest.apart.frames import LENGTHS, frame
from ingest.apart.tasks import TASKS, Told
from kg.errors import BadInput
from kg.forms import as_data


def main() -> None:
    """Answer requests until there are no more."""
    logging.disable(logging.CRITICAL)
    # Ctrl-C goes to all processes of a terminal; the parent is the one to answer it, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    _limit(int(sys.argv[1]))
    while (head := given.read(LENGTHS.size)) and len(head) == LENGTHS.size:
        line, data = LENGTHS.unpack(head)
        about = json.loads(given.read(line))
        _answer(answers, TASKS[about.pop("task")](given.read(data), about))


def _answer(answers: BinaryIO, told: Iterator[Told]) -> None:
    spent = False
    for one in _safely(told):
        if isinstance(one, BadInput):
            head, data = {"error": [one.type, one.title, one.detail]}, b""
            spent = spent or isinstance(one, _Unforeseen)
        else:
            head, data = {"record": as_data(one[0])}, one[1]
        answers.write(frame(head, data))
        answers.flush()
    answers.write(frame({"end": True, "spent": spent}))
    answers.flush()


class _Unforeseen(BadInput):
    """What a library did not expect: memory may be short, and this process is not to be trusted with another input."""


def _safely(told: Iterator[Told]) -> Iterator[Told]:
    try:
        yield from told
    except BadInput as error:
        yield error
    except MemoryError:
        yield _Unforeseen("too_large", "too large", "it takes more memory than one input may")
    except (
        RecursionError,
        RuntimeError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        AssertionError,
        OSError,
    ) as error:
        kind = type(error).__name__
        yield _Unforeseen(
            "reader_failed", "the reader failed", f"{kind}: {str(error)[:200]}; please report it with the input"
        )


def _limit(memory: int) -> None:
    """Take away what a parser does not need: memory without end, files to write, many descriptors, a core to dump."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
