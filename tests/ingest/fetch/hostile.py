"""A server on loopback that misbehaves as it is told, and a resolver that sends every name to it."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import httpcore2

from ingest.fetch import Client, Limits, Manners, Rules
from ingest.fetch.transport import Guarded

TLS = Path(__file__).with_name("tls")
# An address that is public, so that the guard lets it pass; the connection is turned to the local server after that.
PUBLIC = "93.184.215.14"
OTHER = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"

Say = Callable[["Asked"], Iterable[bytes]]


class Asked:
    """One request as the server saw it."""

    def __init__(self, head: bytes, served: Served) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.path = first.split(" ")[1]
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.served = served


class Served:
    """What the server gives: a function of the request for each ``host/path``, yielding the bytes of the answer."""

    def __init__(self) -> None:
        self.pages: dict[str, Say] = {}
        self.asked: list[str] = []
        self.names: list[str | None] = []
        self.heads: list[dict[str, str]] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(TLS / "server.pem")
        self._tls.sni_callback = lambda sock, name, context: self.names.append(name)
        threading.Thread(target=self._accept, daemon=True).start()

    def page(self, place: str, *parts: bytes, head: str = "200 OK", headers: Iterable[str] = ()) -> None:
        """Serve an answer, with its length where no header of the parts' own says otherwise."""
        body = b"".join(parts)
        lines = [f"HTTP/1.1 {head}", *headers]
        if not any(re.match("content-length|transfer-encoding", line, re.I) for line in lines):
            lines.append(f"Content-Length: {len(body)}")
        whole = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
        self.pages[place] = lambda asked: [whole]

    def say(self, place: str, what: Say) -> None:
        """Serve whatever a function yields, piece by piece."""
        self.pages[place] = what

    def redirect(self, place: str, to: str, head: str = "302 Found") -> None:
        """Serve a redirect."""
        self.page(place, head=head, headers=[f"Location: {to}"])

    def close(self) -> None:
        """Stop listening."""
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, IndexError), connection:
            if connection.recv(1, socket.MSG_PEEK) == b"\x16":
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                while b"\r\n\r\n" not in head:
                    head += connection.recv(65536)
                asked = Asked(head.partition(b"\r\n\r\n")[0], self)
                place = asked.headers["host"] + asked.path
                self.asked.append(place)
                self.heads.append(asked.headers)
                for piece in self.pages.get(place, _missing)(asked):
                    connection.sendall(piece)


def _missing(asked: Asked) -> Iterable[bytes]:
    return [b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"]


def slowly(pieces: Iterable[bytes], seconds: float) -> Iterable[bytes]:
    """Yield pieces with a pause before each."""
    for piece in pieces:
        time.sleep(seconds)
        yield piece


class Web:
    """The client under test: names resolve as told, and every checked connection goes to the local server."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.addresses: dict[str, list[list[str]]] = {}
        self.connected: list[tuple[str, int]] = []
        self.trust = ssl.create_default_context(cafile=str(TLS / "ca.pem"))

    def resolve(self, host: str, port: int) -> list[str]:
        """Give each answer that was told of a host in turn, the last one from then on."""
        answers = self.addresses.get(host, [[PUBLIC]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        """Connect to the local server, and note where the guard wanted to go."""
        self.connected.append((address, port))
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.served.port, timeout=seconds)

    def client(self, rules: Rules | None = None, manners: Manners | None = None, **limits: float) -> Client:
        """Return a client with limits that make a test short."""
        rules = rules or Rules()
        small = {"total": 3.0, "idle": 1.0, "connect": 1.0, "bytes": 200_000, "decoded": 400_000, "work": 2_000_000}
        return Client(
            rules,
            manners or Manners(delay=0),
            transport=Guarded(rules, resolve=self.resolve, connect=self.connect, trust=self.trust),
            limits=Limits(**(small | limits)),
        )
