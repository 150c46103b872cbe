"""Is memory flat however long a batch is: ``python -m bench.soak [--pages N] [--workers N] [--seconds N]``.

Generated pages are taken apart and read by processes, as ``onrecord extract --workers`` does. It prints the resident
memory of this process and of each worker, in MB, and fails when either grows from the second quarter to the last.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.invent import Press
from ingest.apart import Apart
from ingest.batch import Problem, read_spread
from ingest.fetch import Client
from ingest.inputs import Input
from ingest.pipeline import load_reader
from ingest.sources import Intake
from ingest.sources.intake import Unparsed
from ingest.spread import Hands, cores, processes

CLAIMS = 4  # in a page
GROWTH = 40.0  # MB that the last quarter may hold more than the second


def main() -> int:
    """Print as it goes; the status is 1 when memory grows or a page fails."""
    given = _arguments()
    until = time.monotonic() + given.seconds
    done = failed = 0
    parents: list[float] = []
    workers: list[float] = []
    with processes(given.workers) as hands, Apart() as apart:
        began = time.monotonic()
        for read in read_spread(_pages(given.pages, until), hands, Intake(Client(), apart), load_reader()):
            done += 1
            failed += isinstance(read.graph, Problem)
            if done % given.every == 0:
                parent, each = _resident("self"), _residents(hands)
                parents.append(parent)
                workers.append(max(each, default=0.0))
                rate = done / (time.monotonic() - began)
                told = " ".join(f"{one:.0f}" for one in each)
                print(f"{done:>7} pages  {rate:5.1f}/s  parent {parent:.0f} MB  workers {told} MB", flush=True)
    grown = [_growth(parents), _growth(workers)]
    print(f"{done} pages, {failed} failed; grown by {grown[0]:.0f} MB here and {grown[1]:.0f} MB in a worker")
    return int(failed > 0 or done == 0 or max(grown) > GROWTH)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description="Read generated pages; watch memory.")
    parser.add_argument("--pages", type=int, default=2_000, help="20000 for the whole soak")
    parser.add_argument("--workers", type=int, default=cores())
    parser.add_argument("--every", type=int, default=100, help="pages between two lines")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="give no more pages after so long")
    return parser.parse_args()


def _pages(count: int, until: float) -> Iterator[Unparsed]:
    for number, graph in enumerate(Press(CLAIMS * count).articles(count, CLAIMS * count)):
        if time.monotonic() > until:
            return
        title = escape(graph.article.title or "")
        told = "".join(f"<p>{escape(part)}</p>" for part in graph.article.text.split("\n\n"))
        html = f"<!doctype html><html><head><title>{title}</title></head><body><article>{told}</article></body></html>"
        yield Unparsed(Input(f"page-{number}", html.encode(), True))


def _residents(hands: Hands[Apart]) -> list[float]:
    return [_resident(str(hand.process)) for hand in hands.hands if hand.process is not None]


def _resident(process: str) -> float:
    """Return the resident memory of a process in MB, 0 when it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def _growth(measured: list[float]) -> float:
    """Return how much more the last quarter holds than the second: models are loaded, and caches fill, before."""
    quarter = max(1, len(measured) // 4)
    if len(measured) < 4:
        return 0.0
    return statistics.median(measured[-quarter:]) - statistics.median(measured[quarter : 2 * quarter])


if __name__ == "__main__":
    sys.exit(main())
