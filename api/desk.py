"""What the routes work with: the store, and the reader and the embedder, which are loaded when first needed."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from api.settings import Settings, open_intake
from kg.store.bolt import Store

if TYPE_CHECKING:
    from ingest.inputs import Broken, Input
    from ingest.pipeline import Reader
    from ingest.sources import Intake
    from kg.embed import Embedder


class Desk:
    """One app's store and readers."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        self._lock, self._parsing = threading.RLock(), threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Lend the reader to one thread at a time: a spaCy pipeline is not made for several."""
        with self._lock:
            yield self._reader

    @functools.cached_property
    def _reader(self) -> Reader:
        from ingest.pipeline import load_reader

        return load_reader(self.settings.model, least=self.settings.confidence)

    @functools.cached_property
    def intake(self) -> Intake:
        """What opens addresses and pages; its process apart ends with this one."""
        return open_intake(self.settings)

    def parsed(self, item: Input) -> Input | Broken:
        """Take the page of an input apart, in a process that can be lost; nothing of it is kept."""
        if not item.page:
            return item
        with self._parsing:
            return next(self._parser.inputs([item]))

    @functools.cached_property
    def _parser(self) -> Intake:
        return open_intake(self.settings, keep=False)

    def close(self) -> None:
        """End the processes in which documents are taken apart, where there are any."""
        for name in ("intake", "_parser"):
            if name in self.__dict__:
                self.__dict__[name].apart.close()

    @property
    def embedder(self) -> Embedder:
        """The embedder, one a process."""
        from kg.embed import load_embedder

        return load_embedder()


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _store(request: Request) -> Store:
    return _desk(request).store


TheDesk = Annotated[Desk, Depends(_desk)]
TheStore = Annotated[Store, Depends(_store)]
