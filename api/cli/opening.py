"""What commands open: the settings, the store, the reader, the embedder."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ingest.batch import Known, Read
    from ingest.pipeline import Reader
    from ingest.sources import Intake
    from ingest.sources.intake import Opened, Unparsed
    from ingest.spread import Hands
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


@dataclass(frozen=True, slots=True)
class By:
    """Who reads: so many processes (0: none but this), here or on a cluster."""

    workers: int
    cluster: str | None = None


def read_by(
    by: By, items: Iterable[Opened | Unparsed], intake: Intake, known: Known | None = None
) -> Generator[Read, None, None]:
    """Read inputs by processes, or in this one; yield them in their order."""
    from ingest.batch import read_each, read_spread
    from ingest.sources.intake import Unparsed

    reader = the_reader()
    if not by.workers and not by.cluster:
        here = (intake.parsed(one, intake.apart) if isinstance(one, Unparsed) else one for one in items)
        yield from read_each(here, reader, known)
        return
    with the_hands(by) as hands:
        yield from read_spread(items, hands, intake, reader, known)


def who_reads(files: Sequence[str], workers: int | None, cluster: str | None = None) -> By:
    """Return who reads these files: what the option says, else the settings, else a process for each core.

    One article alone is read in this process, where no other has to start for it.
    """
    from api.settings import Settings
    from ingest.inputs import is_one_article
    from ingest.spread import cores

    given = Settings().workers if workers is None else workers
    if cluster:
        return By(given or 0, cluster)
    if given is not None:
        return By(given)
    return By(0 if len(files) == 1 and is_one_article(files[0]) else cores())


def the_hands(by: By) -> Hands[Any]:
    """Return processes of this machine, or of a cluster."""
    from api.settings import Settings
    from ingest.spread import processes

    seconds = Settings().seconds
    if by.cluster:
        from ingest.cluster import on_cluster

        return on_cluster(by.cluster, by.workers, seconds)
    return processes(by.workers, seconds)


def workers_option(command: F) -> F:
    """Give a command ``--workers``."""
    return click.option(
        "--workers",
        type=click.IntRange(0, 1024),
        help="Processes that read; 0 for none but this. By default as many as there are cores.",
    )(command)


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
