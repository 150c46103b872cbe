"""How fast articles are read, how much memory one takes, and how fast the command answers."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_MEMORY = """
import resource, sys
from ingest.pipeline import load_reader, read_text
read_text(sys.stdin.read(), reader=load_reader())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """Words a second in one process (the parse alone, and all of reading), MB at most, seconds of ``--help``.

    Pages a second: taken apart in a process that can be lost, and taken apart and read, one after the other.
    """

    words: int
    parsed: float
    read: float
    pages_apart: float
    pages: float
    peak_mb: float
    help_seconds: float


def measure(rounds: int = 3) -> Reading:
    """Read the demonstration corpus a few times over."""
    from ingest.batch import extract_each
    from ingest.demo import demo_corpus
    from ingest.inputs import inputs
    from ingest.pipeline import load_reader
    from kg.records import ArticleGraph

    items = list(inputs([str(path) for path in demo_corpus()]))
    reader = load_reader()
    graphs = [graph for _, graph in extract_each(items, reader) if isinstance(graph, ArticleGraph)]
    texts = [graph.article.text for graph in graphs]
    words = rounds * sum(len(text.split()) for text in texts)
    start = time.perf_counter()
    for _ in range(rounds):
        for text in texts:
            reader.nlp(text)
    parsed = time.perf_counter()
    for _ in range(rounds):
        for graph in graphs:
            reader(graph.article, graph.input)
    read = time.perf_counter()
    apart = _apart([path.read_bytes() for path in map(Path, demo_corpus())], rounds)
    return Reading(
        words,
        round(words / (parsed - start)),
        round(words / (read - parsed)),
        round(1 / apart, 1),
        round(1 / (apart + (read - parsed) / (rounds * len(texts))), 1),
        _peak(max(texts, key=len)),
        _help(),
    )


def _apart(pages: list[bytes], rounds: int) -> float:
    """Return the seconds in which a page is taken apart in another process, once that runs."""
    from ingest.apart import Apart

    with Apart() as apart:
        apart.page(pages[0])
        start = time.perf_counter()
        for _ in range(rounds):
            for page in pages:
                apart.page(page)
        return (time.perf_counter() - start) / (rounds * len(pages))


def _peak(text: str) -> float:
    """Return the most memory that a process holds which reads one article, in MB."""
    done = subprocess.run([sys.executable, "-c", _MEMORY], input=text, capture_output=True, text=True, check=True)
    return round(int(done.stdout) / 1024, 1)


def _help() -> float:
    """Return the seconds that the help takes, the best of five."""
    took = []
    for _ in range(5):
        start = time.perf_counter()
        command = [sys.executable, "-c", "from api.cli import main; main()", "--help"]
        subprocess.run(command, capture_output=True, check=True)
        took.append(time.perf_counter() - start)
    return round(min(took), 3)
