"""When a page was published, and what says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ingest.page import jsonld

Published = tuple[str | None, str | None]

_METAS = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_CLOCK = re.compile(r"\d\s*:\s*\d\d")
_ZONES = {
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "PST": -8,
    "PDT": -7,
}


def published(tree: Any, node: jsonld.Node, url: str | None) -> Published:
    """Return the time of publication (ISO 8601, with its zone where the page gives one) and its origin.

    Origins: ``json-ld``, ``meta``, ``time`` (a time tag), ``url``, ``text``. The first that can be read counts; a
    later one that gives the same day more finely is preferred to it.
    """
    found = [(iso, origin) for text, origin in _said(tree, node, url) if (iso := iso_time(text))]
    if not found:
        day = _day_in_text(tree)
        return (day, "text") if day else (None, None)
    first = found[0]
    same_day = [one for one in found if one[0][:10] == first[0][:10]]
    return max(same_day, key=lambda one: len(one[0]) > 10)


def iso_time(text: str) -> str | None:
    """Return a date, or a time with its zone, as ISO 8601; None when the text is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment_or_none = _loose(text)
        if moment_or_none is None:
            return None
        moment = moment_or_none
    midnight = moment.tzinfo is None and moment.hour == moment.minute == moment.second == 0
    if not _CLOCK.search(text) or midnight:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _loose(text: str) -> datetime | None:
    from dateutil import parser

    if not re.search(r"(?:19|20)\d\d", text) or len(text) > 60:
        return None
    try:
        moment: datetime = parser.parse(  # type: ignore[no-untyped-call]
            text, fuzzy=True, tzinfos={zone: hours * 3600 for zone, hours in _ZONES.items()}
        )
    except (ValueError, OverflowError):
        return None
    return moment


def _said(tree: Any, node: jsonld.Node, url: str | None) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for text in jsonld.strings(node.get(key)):
            yield text, "json-ld"
    for name in _METAS:
        for text in _meta(tree, name):
            yield text, "meta"
    for text in _time_tags(tree):
        yield text, "time"
    day = _URL_DAY.search(url or "")
    if day:
        yield "{}-{:0>2}-{:0>2}".format(*day.groups()), "url"


def _meta(tree: Any, name: str) -> list[str]:
    return [
        str(tag.get("content"))
        for tag in tree.iter("meta")
        if tag.get("content") and name in (str(tag.get(key, "")).casefold() for key in ("property", "name", "itemprop"))
    ]


def _time_tags(tree: Any) -> list[str]:
    inside = "[@datetime][not(ancestor::aside or ancestor::footer or ancestor::nav)]"
    tags = tree.xpath(f"//time{inside}[@pubdate or contains(@itemprop, 'datePublished')]")
    tags += tree.xpath("//*[contains(@itemprop, 'datePublished')][@content or @datetime]")
    tags += tree.xpath(f"//article//time{inside} | //main//time{inside} | //header//time{inside}")[:1]
    return [str(tag.get("datetime") or tag.get("content")) for tag in tags]


def _day_in_text(tree: Any) -> str | None:
    from htmldate import find_date

    found = find_date(tree, original_date=True)
    # The first of January is what is made of a bare year, that of a copyright line mostly.
    return None if found is None or found.endswith("-01-01") else str(found)
