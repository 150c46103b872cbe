"""A hostile server, and a web that leads to it."""

from collections.abc import Iterator

import pytest

from tests.ingest.fetch.hostile import Served, Web


@pytest.fixture
def served() -> Iterator[Served]:
    """What the server serves."""
    server = Served()
    yield server
    server.close()


@pytest.fixture
def web(served: Served) -> Web:
    """The web as the client sees it."""
    return Web(served)
