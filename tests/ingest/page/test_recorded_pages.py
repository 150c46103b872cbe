"""Every recorded page is read as is written beside it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "corpus" / "rewrite.py"
PAGES = sorted((SCRIPT.parent / "pages").glob("*.html"))

_spec = importlib.util.spec_from_file_location("rewrite", SCRIPT)
assert _spec
assert _spec.loader
rewrite = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(rewrite)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 15


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_recorded_page_is_read_as_expected(page: Path) -> None:
    assert rewrite.reading(page) == json.loads(page.with_suffix(".json").read_text("utf-8"))
