"""A web without a network: what each address answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ingest.apart import Apart
from ingest.fetch import Client, Manners
from ingest.fetch.limits import Budget
from ingest.fetch.target import Target
from ingest.fetch.transport import Answer, Headers
from ingest.sources import Intake
from kg.errors import NotFetched

WORDS = (
    "The mayor of Tarn, Ada Brink, said on Monday that the bridge would stay closed until May. "
    "A spokesman for Vell Motors denied that its lorries had damaged the bridge. "
)


def page(title: str, words: str = WORDS, head: str = "") -> bytes:
    """Return a page as an outlet might serve it."""
    body = f"<article><h1>{title}</h1><p>{words}</p><p>{title}. {words}</p></article>"
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


class Site:
    """A transport that answers from a table of address to status, headers and body; anything else is a 404."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, Headers, bytes]] = {}
        self.asked: list[str] = []
        self.down = False

    def put(self, url: str, body: bytes, *, status: int = 200, **headers: str) -> None:
        """Let an address answer."""
        self.pages[url] = status, tuple((name.replace("_", "-"), value) for name, value in headers.items()), body

    @contextmanager
    def answer(self, target: Target, headers: Headers, budget: Budget) -> Iterator[Answer]:
        """Answer; a condition that fits the ETag is answered by 304."""
        if self.down:
            raise NotFetched("unreachable", "not reached", f"{target.url}: nobody answers")
        self.asked.append(target.url)
        status, said, body = self.pages.get(target.url, (404, (), b""))
        if dict(headers).get("If-None-Match") == dict(said).get("ETag", "none"):
            status, body = 304, b""
        yield Answer(status, said, iter([body]), "93.184.215.14")

    def intake(self, apart: Apart, **about: object) -> Intake:
        """Return what opens addresses of this web."""
        return Intake(Client(manners=Manners(delay=0), transport=self), apart, **about)
