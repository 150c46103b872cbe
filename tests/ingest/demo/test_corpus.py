"""The demonstration corpus is read whole, says that it is invented, and holds what its manifest says."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.demo import demo_corpus
from ingest.inputs import Input, article_of_input, inputs
from kg.records import Article
from kg.versions import in_order

VERSION = ("id", "published_at", "modified_at", "fetched_at", "text")

EXPECTED: dict[str, Any] = tomllib.loads((demo_corpus()[0].parents[1] / "expected.toml").read_text("utf-8"))


@functools.cache
def articles() -> dict[int, Article]:
    """Return the articles of the corpus by the number of their page."""
    taken = [item for item in inputs(demo_corpus()) if isinstance(item, Input)]
    return {int(item.name[:2]): article_of_input(item) for item in taken}


def quoted() -> Iterator[tuple[str, int, str]]:
    """Yield every quotation of the manifest with the page it is from."""
    for kind in ("contradiction", "update", "near_miss"):
        for pair in EXPECTED[kind]:
            yield from ((pair["id"], pair[side]["page"], pair[side]["words"]) for side in "ab")
    for root in EXPECTED["root"]:
        yield from ((root["id"], claim["page"], claim["words"]) for claim in [*root["claims"], root["withdrawn"]])
    for chain in EXPECTED["chain"]:
        yield "chain", chain["page"], chain["words"]


def test_as_many_articles_and_outlets_as_the_manifest_says() -> None:
    assert len(articles()) == EXPECTED["articles"]
    assert len({article.outlet for article in articles().values()}) == EXPECTED["outlets"]


@pytest.mark.parametrize("path", demo_corpus(), ids=lambda path: path.stem)
def test_a_page_is_read_whole_and_says_that_it_is_invented(path: Path) -> None:
    article = articles()[int(path.name[:2])]
    assert "invented" in path.read_text("utf-8")
    assert "invented" not in article.text
    assert article.title
    assert article.url
    assert ".example/" in article.url
    assert article.published_at
    assert "2025-03-03" < article.published_at < "2025-03-18"
    assert 150 <= len(article.text.split()) <= 500


@pytest.mark.parametrize(("id", "page", "words"), list(quoted()))
def test_the_manifest_quotes_what_is_printed(id: str, page: int, words: str) -> None:
    assert words in articles()[page].text


def test_a_copy_repeats_most_of_what_it_copies() -> None:
    for copy in EXPECTED["copy"]:
        original = set(articles()[copy["of"]].text.split("\n\n"))
        for page in copy["pages"]:
            paragraphs = articles()[page].text.split("\n\n")
            assert sum(one in original for one in paragraphs) >= 0.6 * len(paragraphs), page


def test_a_revised_story_keeps_its_address_and_changes_its_text() -> None:
    for revision in EXPECTED["revision"]:
        old, new = articles()[revision["old"]], articles()[revision["new"]]
        assert old.url == new.url
        assert old.id != new.id
        assert revision.get("correction", "") in new.text
        rows = [{name: getattr(one, name) for name in VERSION} for one in (new, old)]
        assert in_order(rows) == [old.id, new.id]
