"""What feeds and sitemaps list: addresses of pages, with what is said of each."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that is listed; times are ISO 8601."""

    url: str
    title: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap lists, in its own order; ``index`` when the entries are sitemaps themselves."""

    title: str | None
    entries: tuple[Entry, ...]
    index: bool = False
