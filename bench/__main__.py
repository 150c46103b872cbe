"""Measure: ``python -m bench [--claims N] [--server embedded|neo4j|both|none] [--times N] [--memory 1g] [--json]``."""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from bench import reprints, servers
from bench.invent import Press
from bench.load import Derived, load
from bench.questions import Asker, articles_a_second, ask
from bench.reading import measure

SERVERS = {"embedded": servers.embedded, "neo4j": servers.neo4j}
PUT = 250  # new articles, put into the full graph
PUT_TARGET = 30.0  # a second, embedded
ASKED_OF = 400  # articles that questions are about


def main() -> int:
    """Print what was measured; the status is 1 when a target is missed on the embedded server."""
    given = _arguments()
    found: dict[str, Any] = {"cores": os.cpu_count(), "load": os.getloadavg()[0], "servers": {}}
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        for name in ("embedded", "neo4j") if given.server == "both" else (given.server,):
            if name in SERVERS:
                found["servers"][name] = _server(name, Path(folder), given)
    if given.reading:
        found["reading"] = asdict(measure())
    print(json.dumps(found) if given.json else _told(found))
    return 0 if _held(found) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time the reader and the graph's answers.")
    parser.add_argument("--claims", type=int, default=100_000, help="claims in the generated graph (ten an article)")
    parser.add_argument("--server", choices=("embedded", "neo4j", "both", "none"), default="both")
    parser.add_argument("--times", type=int, default=150, help="how often each question is asked")
    # With half of it the collector stops the embedded server for a tenth of a second every few answers.
    parser.add_argument("--memory", default="1g", help="heap of either server")
    parser.add_argument("--no-reading", dest="reading", action="store_false", help="leave the reader out")
    parser.add_argument("--json", action="store_true", help="print one object")
    return parser.parse_args()


def _server(name: str, folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    from kg.embed import load_embedder

    press, derived = Press(given.claims), Derived()
    articles = max(1, given.claims // 10)
    with SERVERS[name](folder, given.memory) as store:
        start = time.perf_counter()
        _say(f"{name}: loading {given.claims} claims in {articles} articles ...")
        load(store, derived.watch(press.articles(articles, given.claims)))
        derived.load(store)
        loaded = time.perf_counter() - start
        _say(f"{name}: loaded in {loaded:.0f} s; asking ...")
        step = max(1, articles // ASKED_OF)
        graphs = list(islice(press.articles(articles, given.claims), 0, None, step))
        timings = ask(Asker(store, load_embedder(), graphs, press, random.Random(3)), given.times)
        new = list(islice(press.articles(articles + PUT, given.claims + 10 * PUT), articles, None))
        put = articles_a_second(store, new)
        copies = asdict(reprints.measure(store))
    questions = [asdict(t) for t in timings]
    return {"loaded_seconds": round(loaded), "put_a_second": put, "questions": questions, "copies": copies}


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _held(found: dict[str, Any]) -> bool:
    embedded = found["servers"].get("embedded")
    if embedded is None:
        return True
    return embedded["put_a_second"] >= PUT_TARGET and all(q["p95"] <= q["target"] for q in embedded["questions"])


def _copies_told(copies: dict[str, Any]) -> str:
    recall = ", ".join(f"{value:.2f} at {share}" for share, value in copies["recall"].items())
    return (
        f"  copies: {copies['found_a_second']} found a second, {copies['a_second']} articles looked up a second; "
        f"recall by share {recall}; precision {copies['precision']}"
    )


def _told(found: dict[str, Any]) -> str:
    lines = [f"{found['cores']} cores, load {found['load']:.1f}"]
    for name, server in found["servers"].items():
        lines.append(f"\n{name}: {server['put_a_second']} articles put a second")
        lines += [
            f"  {q['question']:<16} p50 {q['p50']:>7.1f} ms   p95 {q['p95']:>7.1f} ms   target {q['target']} ms"
            f"{'' if q['p95'] <= q['target'] else '   MISSED'}"
            for q in server["questions"]
        ]
        lines.append(_copies_told(server["copies"]))
    if reading := found.get("reading"):
        lines.append(f"\nreading {reading['words']} words in one process")
        lines.append(f"  {reading['parsed']:.0f} words/s parsed, {reading['read']:.0f} words/s read whole")
        lines.append(f"  {reading['pages_apart']} pages taken apart a second, {reading['pages']} taken apart and read")
        lines.append(
            f"  {reading['peak_mb']} MB at most for one article; onrecord --help in {reading['help_seconds']} s"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
