"""Pages are read as their truth says, and better than by the library alone; floors below which nothing may fall."""

import pytest

from tests.quality.pages import COLUMNS, ours, scores, trafilatura_alone, truths

# Raised with the reader, never lowered.
FLOORS = {"title": 98.0, "authors": 98.0, "day": 98.0, "minute": 98.0, "text": 99.0, "kind": 98.0}


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, float], dict[str, float]]:
    found = scores(ours), scores(trafilatura_alone)
    print(f"\n{len(truths())} recorded pages" + "".join(f"{column:>9}" for column in COLUMNS))
    for name, row in zip(("onrecord", "trafilatura"), found, strict=True):
        print(f"{name:17}" + "".join(f"{row[column]:9.1f}" for column in COLUMNS))
    return found


@pytest.mark.parametrize("column", COLUMNS)
def test_pages_stay_above_their_floors(measured, column):
    assert measured[0][column] >= FLOORS[column]


@pytest.mark.parametrize("column", COLUMNS)
def test_pages_are_read_better_than_by_the_library_alone(measured, column):
    assert measured[0][column] > measured[1][column]


def test_at_least_forty_pages_have_their_truth():
    assert len(truths()) >= 40
