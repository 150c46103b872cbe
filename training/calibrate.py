"""How far the reader's confidence can be relied on, and the confidences that make it so.

    python -m training.calibrate rules --news ../shared/data/news_open    each rule's share of right attributions
    python -m training.calibrate weights                                  how the tagger moves it
    python -m training.calibrate check [--plot docs/reliability.svg]      the expected calibration error, and a plot

The shares are of the training passages and the stand-off news, the weights of the development passages, which the
tagger has not seen; checked on those held out (dev and test). An attribution is right when its content, speaker and cue
are those of a marked one (``tests.quality.scoring``). The shares are drawn towards the mean of all rules as by ten
attributions more, so that a rare rule is not trusted on three sightings.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from ingest.lexicon import load_lexicon
from ingest.pipeline import Reader, load_reader
from ingest.read.attribute import tagged
from ingest.read.attribute.tagged import RULE, Weights, log_odds
from tests.quality import scoring
from tests.quality.gold import gold, read
from training.corpus.standoff import texts

STANDOFF = Path(__file__).parent / "corpus" / "standoff"
PRIOR = 10
BINS = 10
STEPS = 20

Sighting = tuple[float, bool]


def sightings(reader: Reader, rows: Iterable[Mapping[str, Any]]) -> Iterator[Sighting]:
    """Yield each attribution's confidence, and whether it is right."""
    for row in rows:
        graph = read(reader, row["text"], row.get("date"))
        right = scoring.right_of(row["text"], scoring.marked_of_passage(row), scoring.read_of_graph(graph))
        for number, one in enumerate(graph["attributions"]):
            yield one["confidence"], number in right


def fit_rules(news: Path) -> dict[str, float]:
    """Return each rule's share of right attributions; that of the tagger's own is of the development passages."""
    marks = (json.loads(line) for file in STANDOFF.glob("*.jsonl") for line in file.read_text("utf-8").splitlines())
    seen = _by_rule([*gold("train"), *texts(marks, news)])
    seen[RULE] = _by_rule(gold("dev")).get(RULE, [])
    every = [right for found in seen.values() for right in found]
    mean = sum(every) / len(every)
    return {
        rule: round((sum(found := seen.get(rule, [])) + PRIOR * mean) / (len(found) + PRIOR), 2)
        for rule in sorted(load_lexicon().confidence)
    }


def _by_rule(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[bool]]:
    """Return by rule whether each of its attributions is right."""
    reader = load_reader()
    rules = sorted(reader.lexicon.confidence)
    # Each rule's number stands where its confidence does, and tells which rule an attribution came from.
    numbered = {rule: number / 100 for number, rule in enumerate(rules, start=1)}
    reader.lexicon = dataclasses.replace(reader.lexicon, confidence=numbered)
    seen: dict[str, list[bool]] = {}
    with weighing(Weights(0, 1, 0)):
        for number, right in sightings(reader, rows):
            seen.setdefault(rules[round(number * 100) - 1], []).append(right)
    return seen


def fit_weights() -> Weights:
    """Return the weights under which the development passages are likeliest (logistic regression, a weak prior)."""
    rows = gold("dev")
    with weighing(Weights(0, 1, 0)):
        shares = list(sightings(load_reader(), rows))
    with weighing(Weights(0, 0, 1)):
        supports = list(sightings(load_reader(), rows))
    right = np.array([was for _, was in shares], dtype=float)
    known = np.array([[1.0, log_odds(a), log_odds(b)] for (a, _), (b, _) in zip(shares, supports, strict=True)])
    weights, prior = np.array([0.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.0])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (right - expected) - (weights - prior)
        bend = (known * (expected * (1 - expected))[:, None]).T @ known + np.eye(3)
        weights = weights + np.linalg.solve(bend, slope)
    return Weights(*(round(float(weight), 2) for weight in weights))


@contextlib.contextmanager
def weighing(weights: Weights) -> Iterator[None]:
    """Let confidence be weighed otherwise for a while."""
    with mock.patch.object(tagged, "load_weights", return_value=weights):
        yield


def bins(seen: Iterable[Sighting]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, how many) of each tenth of the scale that holds any."""
    held: list[list[Sighting]] = [[] for _ in range(BINS)]
    for confidence, right in seen:
        held[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        (sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some)) for some in held if some
    ]


def expected_error(binned: Iterable[tuple[float, float, int]]) -> float:
    """Return the expected calibration error: the mean distance of confidence and share right, weighted by number."""
    rows = list(binned)
    return sum(n * abs(c - r) for c, r, n in rows) / sum(n for _, _, n in rows)


def plot(binned: Iterable[tuple[float, float, int]]) -> str:
    """Return the reliability plot as SVG: confidence across, share right upwards, a disc's area for the number."""
    size, edge = 320, 40
    whole = size + 2 * edge
    parts = [
        f'<rect width="{whole}" height="{whole}" fill="white"/>',
        f'<rect x="{edge}" y="{edge}" width="{size}" height="{size}" fill="none" stroke="#999"/>',
        f'<path d="M{edge} {edge + size}L{edge + size} {edge}" stroke="#999" stroke-dasharray="4"/>',
        f'<text x="{whole / 2}" y="{whole - 6}" text-anchor="middle">confidence</text>',
        f'<text transform="translate(12 {whole / 2}) rotate(-90)" text-anchor="middle">share right</text>',
    ]
    for tenths in range(0, 11, 2):
        along = tenths * size / 10
        parts.append(f'<text x="{edge + along}" y="{edge + size + 16}" text-anchor="middle">{tenths / 10}</text>')
        parts.append(f'<text x="{edge - 6}" y="{edge + size - along + 4}" text-anchor="end">{tenths / 10}</text>')
    for confidence, right, number in binned:
        x, y, radius = edge + confidence * size, edge + size - right * size, 2 + number**0.5 / 2
        told = f"{number} attributions: confidence {confidence:.2f}, right {right:.2f}"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#2b6cb0"><title>{told}</title></circle>'
        )
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" font-family="sans-serif"'
    return f'{opening} font-size="11">' + "".join(parts) + "</svg>\n"


def main() -> None:
    """Fit or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("rules", "weights", "check"))
    parser.add_argument("--news", type=Path)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    if args.what == "rules":
        if args.news is None:
            sys.exit("--news: the folder of the news that the stand-off marks are on")
        print("\n".join(f"{rule} = {share:.2f}" for rule, share in fit_rules(args.news).items()))
        return
    if args.what == "weights":
        print("\n".join(f"{name} = {weight}" for name, weight in dataclasses.asdict(fit_weights()).items()))
        return
    binned = bins(sightings(load_reader(), [*gold("dev"), *gold("test")]))
    for confidence, right, number in binned:
        print(f"confidence {confidence:.2f}  right {right:.2f}  {number:5}")
    print(f"expected calibration error {expected_error(binned):.3f}")
    if args.plot:
        args.plot.write_text(plot(binned), encoding="utf-8")


if __name__ == "__main__":
    main()
