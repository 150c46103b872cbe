"""The other side: sends a document to the process apart, waits as long as it may, and starts another after a loss."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from ingest.apart.frames import DECODED, LENGTHS, frame
from kg.errors import BadInput
from kg.forms import from_data

if TYPE_CHECKING:
    from ingest.page import Page
    from ingest.sources.entries import Listing
    from ingest.sources.warc import Archived
    from kg.records import Article, ArticleGraph

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
STEP = 1 << 16
MAX_HEAD = 64_000_000
MAX_DATA = 64_000_000
LOAD_SECONDS = 180.0
# What a child needs of the environment, and no more: passwords and tokens stay here.
_PASSED = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Caps:
    """What one document may take: seconds of waiting, bytes of address space."""

    seconds: float = 30.0
    memory: int = 1 << 30


class Lost(Exception):
    """The process apart died, or had to be killed."""


class Slow(Lost):
    """It took longer than it may."""


class Apart:
    """A process apart, started when it is first needed; used by one thread at a time."""

    def __init__(self, caps: Caps = Caps()) -> None:
        self.caps = caps
        self._process: subprocess.Popen[bytes] | None = None
        self._loaded: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process(self) -> int | None:
        """The id of the process, None where none runs."""
        return self._process.pid if self._process is not None else None

    def stop(self) -> None:
        """Kill the process from another thread, for good: what it does is lost, and no other is started."""
        self._stopped = True
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def page(self, html: bytes | str, url: str | None = None, charset: str | None = None) -> Page:
        """Return what a page holds, as ``read_page`` does; raise ``BadInput``."""
        from ingest.page import Page

        if isinstance(html, str):
            return self._one(Page, "page", html.encode("utf-8", "replace"), url=url, charset=DECODED)
        return self._one(Page, "page", html, url=url, charset=charset)

    def pdf(self, data: bytes, url: str | None = None) -> Page:
        """Return what a PDF holds; raise ``BadInput``."""
        from ingest.page import Page

        return self._one(Page, "pdf", data, url=url)

    def printed(self, data: bytes, form: str, charset: str | None = None) -> str:
        """Return all the words that a page, PDF or text prints; raise ``BadInput``."""
        return self._one(str, "printed", data, form=form, charset=charset)

    def feed(self, data: bytes, url: str) -> Listing:
        """Return what a feed lists; raise ``BadInput``."""
        from ingest.sources.entries import Listing

        return self._one(Listing, "feed", data, url=url)

    def sitemap(self, data: bytes) -> Listing:
        """Return what a sitemap lists; raise ``BadInput``."""
        from ingest.sources.entries import Listing

        return self._one(Listing, "sitemap", data)

    def warc(self, path: str) -> Iterator[tuple[Archived, bytes] | BadInput]:
        """Yield the pages of an archive with their bytes, and the error in place of one that cannot be read."""
        from ingest.sources.warc import Archived

        yield from self._each(Archived, "warc", b"", path=os.path.abspath(path))

    def read(self, article: Article, input: str, *, model: str | None = None, least: float = 0.0) -> ArticleGraph:
        """Return who says what in an article, as the reader of this model and confidence does; raise ``BadInput``.

        A process loads the reader once, and that does not count as time of the article.
        """
        from kg.forms import as_data
        from kg.records import ArticleGraph

        about: dict[str, Any] = {"model": model, "least": least}
        if self._process is None or self._process is not self._loaded:
            self._one(bool, "load", b"", seconds=LOAD_SECONDS, **about)
            self._loaded = self._process
        return self._one(ArticleGraph, "read", b"", article=as_data(article), input=input, **about)

    def _one(self, kind: type[T], task: str, data: bytes, **about: Any) -> T:
        told = list(self._each(kind, task, data, **about))
        if not told:
            raise BadInput("reader_failed", "the reader failed", "the process apart gave no answer")
        if isinstance(told[0], BadInput):
            raise told[0]
        return told[0][0]

    def _each(
        self, kind: type[T], task: str, data: bytes, seconds: float | None = None, **about: Any
    ) -> Iterator[tuple[T, bytes] | BadInput]:
        """Yield a task's answers; a process that is lost in the middle is the last of them, as an error."""
        done = False
        seconds = seconds or self.caps.seconds
        try:
            self._send(frame({"task": task, **about}, data), seconds)
            while True:
                head, body = self._receive(seconds)
                if "end" in head:
                    break
                yield _told(kind, head, body)
            done = not head.get("spent")
        except (Lost, ValidationError, ValueError, TypeError) as error:
            yield BadInput("reader_lost", "the reader was lost over it", _reason(error, seconds))
        finally:
            if not done:
                self.close()

    def _send(self, message: bytes, seconds: float) -> None:
        process, until = self._running(), time.monotonic() + seconds
        assert process.stdin
        view = memoryview(message)
        with _lost():
            while view:
                _wait(process.stdin.fileno(), until, writing=True)
                view = view[os.write(process.stdin.fileno(), view[:STEP]) :]

    def _receive(self, seconds: float) -> tuple[dict[str, Any], bytes]:
        until = time.monotonic() + seconds
        line, data = LENGTHS.unpack(self._read(LENGTHS.size, until))
        if line > MAX_HEAD or data > MAX_DATA:
            raise Lost("it answered with more than any document holds")
        head = json.loads(self._read(line, until))
        if not isinstance(head, dict):
            raise Lost("it answered with something else")
        return head, self._read(data, until)

    def _read(self, size: int, until: float) -> bytes:
        process = self._running()
        assert process.stdout
        out = bytearray()
        with _lost():
            while len(out) < size:
                _wait(process.stdout.fileno(), until, writing=False)
                piece = os.read(process.stdout.fileno(), min(STEP, size - len(out)))
                if not piece:
                    raise Lost(_end(process.wait()))
                out += piece
        return bytes(out)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._stopped:
            raise Lost("it was stopped")
        if self._process is None:
            env = {name: value for name in _PASSED if (value := os.environ.get(name))}
            env |= {"PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)]), "OPENBLAS_NUM_THREADS": "1"}
            command = [sys.executable, "-m", "ingest.apart.child", str(self.caps.memory)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, env=env
            )
            os.set_blocking(self._process.stdin.fileno(), False)  # type: ignore[union-attr]
        return self._process


def _told(kind: type[T], head: dict[str, Any], body: bytes) -> tuple[T, bytes] | BadInput:
    if "error" in head:
        type_, title, detail = map(str, head["error"])
        return BadInput(type_, title, detail)
    return from_data(kind, head["record"]), body


def _wait(descriptor: int, until: float, *, writing: bool) -> None:
    left = until - time.monotonic()
    wanted = [descriptor]
    if left <= 0 or not any(select.select([] if writing else wanted, wanted if writing else [], [], left)):
        raise Slow


@contextmanager
def _lost() -> Iterator[None]:
    """Turn a broken pipe into ``Lost``."""
    try:
        yield
    except OSError as error:
        raise Lost("it ended") from error


def _end(status: int) -> str:
    """Say how a process ended that was not to end."""
    return f"it ended by {signal.Signals(-status).name}" if status < 0 else f"it ended with status {status}"


def _reason(error: Exception, seconds: float) -> str:
    told = str(error) if isinstance(error, Lost) else "it answered with something else"
    if isinstance(error, Slow):
        told = f"it took too long, more than {seconds:g} seconds, and was stopped"
    return f"it was read in a process of its own, and that was lost: {told}; the other inputs go on"
