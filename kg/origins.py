"""From which earlier page a claim's passage is taken, given the copies between articles.

A page is told by its address, an article without one by its id: versions of a page are one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.passages import WHOLE
from kg.records import Spans


@dataclass(frozen=True, slots=True)
class Reprint:
    """What an article has from an earlier page: the share of its words, and where they stand in it."""

    page: str
    published_at: str | None
    share: float
    spans: Spans

    @property
    def is_whole(self) -> bool:
        """Whether the article as a whole is a copy, and not only these passages."""
        return self.share >= WHOLE

    def holds(self, spans: Spans) -> bool:
        """Whether more than half of what stands at these places is reprinted; all is where the whole article is."""
        if self.is_whole:
            return True
        size = sum(end - start for start, end in spans)
        same = sum(max(0, min(end, e) - max(start, s)) for start, end in spans for s, e in self.spans)
        return 2 * same > size > 0


def copied_from(spans: Spans, reprints: Iterable[Reprint]) -> str | None:
    """Return the first published page that has the passage at these places too, None for an article's own passage."""
    return _first(one for one in reprints if one.holds(spans))


def by_page(pages: Mapping[str, str], reprints: Mapping[str, Sequence[Reprint]]) -> dict[str, list[Reprint]]:
    """Return the reprints of articles by their pages, those of all versions together; ``pages`` is by article."""
    found: dict[str, list[Reprint]] = {}
    for article, page in pages.items():
        found.setdefault(page, []).extend(reprints.get(article, ()))
    return found


def originals(reprints: Mapping[str, Sequence[Reprint]]) -> dict[str, str]:
    """Return for each page that copies another as a whole the first published of those."""
    found = {page: _first(one for one in held if one.is_whole) for page, held in reprints.items()}
    return {page: first for page, first in found.items() if first is not None and first != page}


def _first(reprints: Iterable[Reprint]) -> str | None:
    return min(((one.published_at or "~", one.page) for one in reprints), default=(None, None))[1]
