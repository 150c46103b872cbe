"""The reader on the project's own gold: the figures printed, and floors below which nothing may fall.

make quality       prints the table of the test passages, and of ../shared/eval where that is present
"""

import math

import pytest

from tests.quality.gold import counts_by_passage, figures, gold, intervals, shipped

# Under what was measured by less than the half-width of its interval. Raised with the reader, never lowered.
FLOORS = {
    "triple F1": 84.0,
    "triple precision": 84.0,
    "triple recall": 83.5,
    "content F1": 87.5,
    "nested recall": 66.0,
    "chain right where matched": 82.0,
    "unnamed recall": 79.0,
    "unnamed flag F1": 89.5,
    "canonical name": 84.5,
    "canonical name, pronoun": 85.0,
    "act macro F1": 79.5,
    "evidence F1": 57.0,
}


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    counted = counts_by_passage("test")
    found = figures(counted)
    print(f"\n{'test passages':<28}{'figure':>8}   95% interval")
    for name, (low, high) in intervals(counted).items():
        value = found[name]
        print(f"{name:<28}{value:8.1f}   {low:5.1f} to {high:5.1f}")
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_figures_stay_above_their_floors(measured, name):
    assert not math.isnan(measured[name])
    assert measured[name] >= FLOORS[name]


def test_confidence_means_something():
    from training.calibrate import bins, expected_error, sightings

    error = expected_error(bins(sightings(shipped(), [*gold("dev"), *gold("test")])))
    print(f"\nexpected calibration error {error:.3f}")
    assert error <= 0.05
