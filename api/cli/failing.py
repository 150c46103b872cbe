"""Errors as sentences and exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def told() -> Iterator[None]:
    """Turn an error of ours into one sentence on standard error and an exit status: 3 for the database, else 1."""
    from kg.errors import OnrecordError, StoreError

    try:
        yield
    except OnrecordError as error:
        click.echo(f"onrecord: {error.title}: {error}" if str(error) != error.title else f"onrecord: {error}", err=True)
        sys.exit(3 if isinstance(error, StoreError) else 1)
