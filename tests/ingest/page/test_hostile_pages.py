"""Hostile pages raise the tree's errors and nothing else, and cost seconds at most."""

from __future__ import annotations

import contextlib
import random
import time
from pathlib import Path

import pytest

from ingest.page import read_page
from kg.errors import BadInput

PAGES = sorted((Path(__file__).parents[2] / "corpus" / "pages").glob("*.html"))
PARAGRAPH = "<p>He said that the harbour would close on Monday.</p>"
SCRIPT = '<script type="application/ld+json">{"a": 1,'
HOSTILE = {
    "comments": SCRIPT + "/*" * 400_000 + "</script>",
    "quotation marks": SCRIPT + '\\"' * 400_000 + "</script>",
    "commas": SCRIPT + ", " * 400_000 + "</script>",
    "depth": SCRIPT + '"a": {' * 100_000 + "</script>",
    "one long word": f"<h1>Bridge</h1><div class='byline'>By {'a' * 400_000}</div>",
    "a long class": f"<div class='{'aB' * 200_000}'></div>",
    "headings": "<h1>Bridge closes again</h1>" * 15_000,
    "teasers": "<div class='c'><h3><a href='/x'>Title</a></h3><p>He said that it was so.</p></div>" * 5_000,
    "nesting": "<div class='related'>" * 3_000,
}


def read(data: bytes) -> None:
    """Read a page that may be refused: any other error fails the test."""
    with contextlib.suppress(BadInput):
        read_page(data, "https://paper.example/a")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_cut_and_a_damaged_page_raise_our_errors_only(page: Path) -> None:
    data, chance = page.read_bytes(), random.Random(page.stem)
    damaged = bytearray(data)
    for _ in range(30):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    read(data[: chance.randrange(len(data))])
    read(bytes(damaged))


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_page_costs_seconds_at_most(what: str) -> None:
    start = time.process_time()
    read(f"<html><body><article>{HOSTILE[what]}{PARAGRAPH * 10}</article></body></html>".encode())
    assert time.process_time() - start < 10
