"""Connections that go where they were checked to go: a name is resolved once, and its address is connected to."""

from __future__ import annotations

import functools
import ipaddress
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence

import httpcore2

from ingest.fetch.addresses import Address
from ingest.fetch.limits import Budget, too_slow
from ingest.fetch.rules import Rules, demand_public
from ingest.fetch.target import Target
from kg.errors import NotFetched

Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], httpcore2.NetworkStream]

MAX_ADDRESSES = 8


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name as the machine's own resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def system_connect(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """Connect to an address of digits."""
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout=seconds)


def addresses_of(target: Target, rules: Rules, resolve: Resolve, budget: Budget) -> tuple[str, ...]:
    """Return the checked addresses of a target; raise ``NotFetched``: refused_address, unknown_host, too_slow.

    One address of a name that may not be asked is enough to refuse it: an answer that mixes them is an attack.
    """
    given = [str(target.address)] if target.address else _resolved(target, resolve, budget)
    for text in given:
        if target.host not in rules.hosts:
            demand_public(target.host, _address(text, target.host), rules, entry=target.authority)
    return tuple(given[:MAX_ADDRESSES])


def _address(text: str, host: str) -> Address:
    try:
        return ipaddress.ip_address(text)
    except ValueError as error:
        raise NotFetched("unknown_host", "no such host", f"the resolver gives {text!r} for {host}") from error


def _resolved(target: Target, resolve: Resolve, budget: Budget) -> Sequence[str]:
    """Ask the resolver in a thread of its own: the system's call cannot be given a time."""
    told: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            told.put(resolve(target.host, target.port))
        except (OSError, UnicodeError) as error:
            told.put(error)

    threading.Thread(target=ask, name="onrecord-resolve", daemon=True).start()
    try:
        answer = told.get(timeout=budget.wait(budget.limits.connect))
    except queue.Empty:
        raise too_slow(f"the name {target.host} was not resolved in time") from None
    if isinstance(answer, Exception) or not answer:
        raise NotFetched("unknown_host", "no such host", f"{target.host} cannot be found: is the address right?")
    return answer


class Pinned(httpcore2.NetworkBackend):
    """A backend that connects to the addresses it was made with, whatever host it is asked for."""

    def __init__(self, addresses: Sequence[str], budget: Budget, connect: Connect = system_connect) -> None:
        self.addresses, self.budget, self.connect = addresses, budget, connect
        self.reached: str | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the addresses that answers."""
        failed: Exception | None = None
        for address in self.addresses:
            try:
                stream = self.connect(address, port, self.budget.wait(self.budget.limits.connect))
            except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
                failed = error
            else:
                self.reached = address
                return Metered(stream, self.budget)
        raise failed or httpcore2.ConnectError(f"no address of {host} answers")


class Metered(httpcore2.NetworkStream):
    """A stream whose every read and write is counted and may wait no longer than the budget has left."""

    def __init__(self, stream: httpcore2.NetworkStream, budget: Budget) -> None:
        self.stream, self.budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        data = self.stream.read(max_bytes, self.budget.wait(self.budget.limits.idle))
        self.budget.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self.stream.write(buffer, self.budget.wait(self.budget.limits.idle))

    def close(self) -> None:
        """Close the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Speak TLS from here on; the certificate must be the host's, not the address's."""
        wait = self.budget.wait(self.budget.limits.connect)
        return Metered(self.stream.start_tls(ssl_context, server_hostname, wait), self.budget)

    def get_extra_info(self, info: str) -> object:
        """Tell what the stream under it tells."""
        return self.stream.get_extra_info(info)


@functools.cache
def tls() -> ssl.SSLContext:
    """Return the context that verifies certificates by the machine's own authorities."""
    return httpcore2.default_ssl_context()
