"""Counters of one app, in a registry of its own."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["CONTENT_TYPE_LATEST", "Measured", "Metrics"]


class Metrics:
    """What is counted while an app runs."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "onrecord_http_requests",
            "Answers by method, route and status.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "onrecord_http_request_seconds",
            "Time until an answer was sent whole.",
            ["route"],
            registry=self.registry,
            buckets=(0.005, 0.01, 0.03, 0.06, 0.125, 0.25, 0.5, 1, 2.5, 10),
        )
        self.inputs = Counter(
            "onrecord_job_inputs", "Inputs of jobs by what became of them.", ["state"], registry=self.registry
        )

    def text(self) -> bytes:
        """Return all counters in the text format of Prometheus."""
        return generate_latest(self.registry)


class Measured:
    """ASGI middleware: counts and times every answer by the pattern of its route."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            # The pattern, not the path: ids would make a series each.
            route = getattr(scope.get("route"), "path", "other")
            self.metrics.requests.labels(_method(scope["method"]), route, status).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - start)


def _method(given: str) -> str:
    return given if given in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
