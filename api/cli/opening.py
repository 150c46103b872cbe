"""What commands open: the settings, the store, the reader, the embedder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ingest.pipeline import Reader
    from ingest.sources import Intake
    from kg.store.bolt import Store

F = TypeVar("F", bound=Callable[..., Any])


@contextmanager
def the_store() -> Iterator[Store]:
    """Open the store that the settings name, and close it at the end."""
    from api.settings import Settings, open_store

    with open_store(Settings()) as store:
        yield store


def the_reader() -> Reader:
    """Load the reader that the settings name."""
    from api.settings import Settings
    from ingest.pipeline import load_reader

    settings = Settings()
    return load_reader(settings.model, least=settings.confidence)


@contextmanager
def the_intake(*, keep: bool = True, warc: Path | None = None) -> Iterator[Intake]:
    """Open what opens addresses, archives and documents; with ``warc`` what is fetched is written there too."""
    from api.settings import Settings, open_intake
    from ingest.evidence import WarcFile

    with ExitStack() as stack:
        file = stack.enter_context(WarcFile(warc)) if warc else None
        intake = open_intake(Settings(), keep=keep, warc=file)
        stack.enter_context(intake.apart)
        yield intake


def warc_option(command: F) -> F:
    """Give a command ``--warc``."""
    return click.option(
        "--warc",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Add what is fetched to this WARC file (.warc.gz).",
    )(command)


def json_option(command: F) -> F:
    """Give a command ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(command)


def paged(command: F) -> F:
    """Give a command ``--limit`` and ``--cursor``."""
    command = click.option("--cursor", help="Go on after a page: the cursor that the last one printed.")(command)
    return click.option(
        "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="At most so many."
    )(command)
