"""What the tests of the store share: looking at everything in it, and folders for servers of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.store import embedded

NODES = "MATCH (n) WHERE NOT n:Meta RETURN labels(n) AS labels, properties(n) AS properties"
EDGES = """
MATCH (a)-[r]->(b)
RETURN a.id AS a, type(r) AS type, properties(r) AS properties, b.id AS b
"""


def _spelt(row: dict[str, Any]) -> str:
    if "labels" in row:
        row = row | {"labels": sorted(row["labels"])}
    return repr({key: sorted(value.items()) if isinstance(value, dict) else value for key, value in row.items()})


@pytest.fixture
def everything() -> Callable[[kg.Store], list[str]]:
    """Return every node and relationship of a store in one sorted list."""

    def look(store: kg.Store) -> list[str]:
        return sorted(map(_spelt, [*store.rows(NODES), *store.rows(EDGES)]))

    return look


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose server is stopped at the end, whatever became of it."""
    folder = tmp_path / "data"
    yield folder
    embedded.stop(folder)
