"""Pages of answers on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.paging import Page

T = TypeVar("T")


def print_page(page: Page[T], show: Callable[[T], Any], *, as_json: bool, empty: str) -> None:
    """Print a page's items; the cursor of the next page goes to standard error, so that lines stay clean."""
    from kg.forms import as_json as line_of

    for item in page.items:
        if as_json:
            click.echo(line_of(item))
        else:
            show(item)
    if not page.items and not as_json:
        click.echo(empty, err=True)
    if page.next:
        click.echo(f"there is more: --cursor {page.next}", err=True)
