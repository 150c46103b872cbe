"""One request and its answer over a guarded connection: the seam at which tests put a web of their own."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

import httpcore2

from ingest.fetch.connect import Connect, Pinned, Resolve, addresses_of, system_connect, system_resolve, tls
from ingest.fetch.limits import Budget, too_large, too_slow
from ingest.fetch.rules import Rules
from ingest.fetch.target import DEFAULT_PORTS, Target
from kg.errors import NotFetched

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer, and its body still to be read, as it is sent; ``address`` is who gave it."""

    status: int
    headers: Headers
    chunks: Iterator[bytes]
    address: str | None = None


class Transport(Protocol):
    """Whatever answers requests."""

    def answer(self, target: Target, headers: Headers, budget: Budget) -> AbstractContextManager[Answer]:
        """Ask for a target; the body can be read until the context ends. Raises ``NotFetched``."""
        ...


class Guarded:
    """The transport over the network: addresses are checked, and the connection goes to what was checked."""

    def __init__(
        self,
        rules: Rules = Rules(),  # noqa: B008
        *,
        resolve: Resolve = system_resolve,
        connect: Connect = system_connect,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.rules, self.resolve, self.connect, self.trust = rules, resolve, connect, trust

    @contextmanager
    def answer(self, target: Target, headers: Headers, budget: Budget) -> Iterator[Answer]:
        """Ask for a target, over a connection of its own."""
        backend = Pinned(addresses_of(target, self.rules, self.resolve, budget), budget, self.connect)
        connection = httpcore2.HTTPConnection(
            httpcore2.Origin(target.scheme.encode(), target.host.encode(), target.port),
            ssl_context=(self.trust or tls()) if target.scheme == "https" else None,
            network_backend=backend,
        )
        with _told(target), _closing(connection):
            yield _answered(connection.handle_request(_request(target, headers)), budget, backend)


class Proxied:
    """The transport through a proxy that the setting names; names are resolved, and guarded, by the proxy."""

    def __init__(self, proxy: str, *, connect: Connect | None = None, trust: ssl.SSLContext | None = None) -> None:
        self.proxy, self.connect, self.trust = proxy, connect, trust

    @contextmanager
    def answer(self, target: Target, headers: Headers, budget: Budget) -> Iterator[Answer]:
        """Ask for a target through the proxy; an address that is none of the public ones is refused here."""
        if target.address is not None:
            addresses_of(target, Rules(), lambda host, port: (), budget)
        proxy = httpcore2.URL(self.proxy)
        backend = Pinned([proxy.host.decode()], budget, self.connect or system_connect)
        with (
            _told(target),
            httpcore2.HTTPProxy(self.proxy, ssl_context=self.trust or tls(), network_backend=backend) as pool,
        ):
            yield _answered(pool.handle_request(_request(target, headers)), budget, None)


@contextmanager
def _closing(connection: httpcore2.HTTPConnection) -> Iterator[None]:
    try:
        yield
    finally:
        connection.close()


def _request(target: Target, headers: Headers) -> httpcore2.Request:
    port = None if target.port == DEFAULT_PORTS[target.scheme] else target.port
    url = httpcore2.URL(
        scheme=target.scheme.encode(), host=target.host.encode(), port=port, target=target.path.encode()
    )
    lines = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
    return httpcore2.Request("GET", url, headers=[(b"Host", target.authority.encode()), *lines])


def _answered(response: httpcore2.Response, budget: Budget, backend: Pinned | None) -> Answer:
    lines = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers]
    size = sum(len(name) + len(value) + 4 for name, value in lines)
    if size > budget.limits.headers:
        raise too_large(f"the head of the answer has {size:,} bytes: at most {budget.limits.headers:,} are read")
    return Answer(response.status, tuple(lines), _body(response), backend.reached if backend else None)


def _body(response: httpcore2.Response) -> Iterator[bytes]:
    assert not isinstance(response.stream, Sequence)
    yield from response.stream  # type: ignore[misc]


@contextmanager
def _told(target: Target) -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise too_slow(f"{target.url}: {target.host} did not answer in time") from error
    except (httpcore2.ConnectError, httpcore2.ProxyError) as error:
        raise NotFetched("unreachable", "not reached", f"{target.url}: {_reason(error, target)}") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        detail = f"{target.url}: the answer breaks off or is no HTTP ({error})"
        raise NotFetched("broken_answer", "a broken answer", detail) from error


def _reason(error: Exception, target: Target) -> str:
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the certificate is not that of {target.host} ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection to {target.host} ({cause.reason or cause})"
    return f"no connection to {target.host} ({error or 'nobody answers'})"


__all__ = ["Answer", "Guarded", "Headers", "Proxied", "Transport"]
