"""A process apart and a web without a network."""

from collections.abc import Iterator

import pytest

from ingest.apart import Apart
from tests.ingest.sites import Site


@pytest.fixture(scope="session")
def apart() -> Iterator[Apart]:
    """The process in which documents are taken apart."""
    with Apart() as running:
        yield running


@pytest.fixture
def site() -> Site:
    """An empty web."""
    return Site()
