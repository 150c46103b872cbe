"""Reading spread over a Ray cluster: each of its cores lends one hand, and this process puts and links, in order.

An actor holds a process apart (``ingest/apart``) on its machine: a hostile page kills that, and neither the actor nor
what the actor knows. An actor that is lost with its machine is started again, elsewhere where it must be, and what it
was reading is read again: reading is pure, and putting twice changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.apart import Apart, Caps
from ingest.spread import MEMORY, Hands, cores
from kg.errors import BadInput

if TYPE_CHECKING:
    from ingest.page import Page
    from kg.records import Article, ArticleGraph

LOCAL = "local"
TRIES = 3  # actors that one input may cost before it is given up
PATIENCE = 240.0  # seconds beside those of the input: an actor's start, and the reader's


class Seat:
    """The actor: takes documents apart and reads articles; an error of ours is returned, not raised."""

    def __init__(self, seconds: float) -> None:
        self._apart = Apart(Caps(seconds, MEMORY))

    def do(self, what: str, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Call a method of the process apart; return what it gives or the ``BadInput`` that it raises, taken apart."""
        try:
            return True, getattr(self._apart, what)(*given, **named)
        except BadInput as error:
            return False, (error.type, error.title, error.detail)

    def process(self) -> int:
        """Return the actor's process id."""
        return os.getpid()


class Remote:
    """A hand on the cluster."""

    def __init__(self, ray: Any, seconds: float) -> None:
        self._ray, self._seconds, self._stopped = ray, seconds, False
        self.seat: Any = None

    def page(self, html: bytes | str, url: str | None = None, charset: str | None = None) -> Page:
        """Return what an HTML page holds; raise ``BadInput``."""
        page: Page = self._do("page", html, url, charset)
        return page

    def pdf(self, data: bytes, url: str | None = None) -> Page:
        """Return what a PDF holds; raise ``BadInput``."""
        page: Page = self._do("pdf", data, url)
        return page

    def read(self, article: Article, input: str, *, model: str | None = None, least: float = 0.0) -> ArticleGraph:
        """Return who says what in an article; raise ``BadInput``."""
        graph: ArticleGraph = self._do("read", article, input, model=model, least=least)
        return graph

    def stop(self) -> None:
        """Kill the actor, for good: what it does is lost."""
        self._stopped = True
        self._kill()

    def close(self) -> None:
        """Let go of the actor."""
        self.seat = None

    def _kill(self) -> None:
        seat, self.seat = self.seat, None
        if seat is not None:
            self._ray.kill(seat)

    def _do(self, what: str, *given: Any, **named: Any) -> Any:
        if self._stopped:
            raise _lost("it was stopped")
        try:
            asked = self._taken().do.remote(what, given, named)
            well, answer = self._ray.get(asked, timeout=TRIES * (self._seconds + PATIENCE))
        except (self._ray.exceptions.RayError, TimeoutError) as error:
            self._kill()
            kind = type(error).__name__
            raise _lost(f"{TRIES} times the cluster lost who read it, or it had nobody free ({kind})") from error
        if not well:
            raise BadInput(*answer)
        return answer

    def _taken(self) -> Any:
        """Return the actor, which is started when it is first needed."""
        if self.seat is None:
            about = {"num_cpus": 1, "max_restarts": -1, "max_task_retries": TRIES - 1}
            self.seat = self._ray.remote(**about)(Seat).remote(self._seconds)
        return self.seat


def _lost(why: str) -> BadInput:
    return BadInput("reader_lost", "the reader was lost over it", f"{why}; the other inputs go on")


class Cluster(Hands[Remote]):
    """Hands on a cluster, which is left when they are closed."""

    def __init__(self, ray: Any, hands: Sequence[Remote]) -> None:
        super().__init__(hands)
        self._ray = ray

    def close(self) -> None:
        """Kill the actors, and leave the cluster; one that was started for this ends."""
        super().close()
        self._ray.shutdown()


def on_cluster(address: str, count: int, seconds: float) -> Cluster:
    """Return so many hands on the cluster at an address (0: one for each of its cores); ``local`` starts one here.

    Raises ``BadInput`` where Ray is not installed, or no cluster answers there.
    """
    ray = _ray()
    try:
        if address == LOCAL:
            ray.init(num_cpus=count or cores(), include_dashboard=False, **_quiet())
        else:
            ray.init(address=address, **_quiet())
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise BadInput("no_cluster", "the cluster does not answer", f"{address}: {error}") from error
    count = count or max(1, int(ray.cluster_resources().get("CPU", 1)))
    return Cluster(ray, [Remote(ray, seconds) for _ in range(count)])


def _quiet() -> dict[str, Any]:
    """Return how to start: without its log here, and with this code in processes where it lies in the same place."""
    root = str(Path(__file__).resolve().parents[1])
    return {
        "log_to_driver": False,
        "logging_level": "ERROR",
        "configure_logging": False,
        "runtime_env": {"env_vars": {"PYTHONPATH": root}},
    }


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would tell its makers how it is used
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # else it warns of a change to come
    try:
        import ray
        import ray.exceptions
    except ImportError as error:
        detail = "a cluster needs Ray: pip install 'onrecord[cluster]'"
        raise BadInput("no_cluster", "Ray is not installed", detail) from error
    return ray
