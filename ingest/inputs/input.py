"""One input that should become one article, and one that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.inputs.sealed import Address, is_address
from ingest.page import NOTHING_GIVEN, Given, Page, article_of_page, article_of_text, read_page
from kg.errors import BadInput

if TYPE_CHECKING:
    from kg.records import Article

_KEYS = ("url", "title", "outlet", "published_at", "modified_at")


@dataclass(frozen=True, slots=True)
class Input:
    """What one article is made of: ``content`` is a page's HTML or a bare text, ``given`` what came with it.

    Content that was taken apart already is a ``Page``. ``fetched_at`` is when it was fetched, ``kept`` under which id
    its bytes are kept as evidence.
    """

    name: str
    content: bytes | str | Page
    page: bool
    given: Given = NOTHING_GIVEN
    fetched_at: str | None = None
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """An input that could not even be taken up, with what is wrong with it."""

    name: str
    error: BadInput


def article_of_input(input: Input) -> Article:
    """Return the article; raise ``BadInput`` with the reason why there is none."""
    if input.page or isinstance(input.content, Page):
        return article_of_page(page_of_input(input), fetched_at=input.fetched_at)
    from ingest.page.decode import decode

    text = input.content if isinstance(input.content, str) else decode(input.content)
    return replace(article_of_text(text, input.given), fetched_at=input.fetched_at)


def page_of_input(input: Input) -> Page:
    """Return what the input's page holds, what was given with it before what it says itself."""
    from ingest.page.outlet import outlet_by_name

    given = input.given
    page = input.content if isinstance(input.content, Page) else read_page(input.content, given.url)
    outlet = page.outlet
    if given.outlet:
        outlet = replace(outlet, name=given.outlet) if page.url else outlet_by_name(given.outlet)
    return replace(
        page,
        title=given.title or page.title,
        outlet=outlet,
        authors=given.authors or page.authors,
        published_at=given.published_at or page.published_at,
        published_from="given" if given.published_at else page.published_from,
        modified_at=given.modified_at or page.modified_at,
    )


def pasted(text: str, name: str = "pasted text", given: Given = NOTHING_GIVEN) -> Input:
    """Return the input of a text that somebody pasted: a page when it is HTML."""
    from ingest.inputs.sniff import is_html

    return Input(name, text, is_html(text[:4096].encode("utf-8", "replace")), given)


def input_of_record(record: Any, name: str) -> Input | Address:
    """Return the input of one JSON object with ``text`` or ``html``, or with a bare ``url``; its ``id`` is its name.

    Raises ``BadInput``: bad_json, missing_text, bad_date.
    """
    if not isinstance(record, Mapping):
        raise BadInput(
            "bad_json", "not an object", f"a line is one JSON object with 'text' or 'html', not {_kind(record)}"
        )
    html, text = record.get("html"), record.get("text")
    content = html if html is not None else text
    if content is None and is_address(record.get("url")):
        return Address(name_of_record(record, name), record["url"], _given(record))
    if content is None:
        keys = ", ".join(repr(key) for key in list(record)[:8]) or "nothing"
        raise BadInput(
            "missing_text", "no text", f"the object has neither 'text' nor 'html' nor an http 'url': it has {keys}"
        )
    if not isinstance(content, str):
        key = "html" if html is not None else "text"
        raise BadInput("bad_json", f"'{key}' is no string", f"'{key}' must be a string, not {_kind(content)}")
    return Input(name_of_record(record, name), content, html is not None, _given(record))


def name_of_record(record: Any, name: str) -> str:
    """Return the ``id`` of a JSON object as a string, or the name given when it has none."""
    given = record.get("id") if isinstance(record, Mapping) else None
    return str(given) if isinstance(given, str | int) and str(given).strip() else name


def _given(record: Mapping[str, Any]) -> Given:
    from ingest.page.authors import authors_of

    strings = {key: _string(record, key) for key in _KEYS}
    authors = record.get("authors") or ()
    if isinstance(authors, str):
        authors = authors_of([authors])
    if not isinstance(authors, list | tuple) or not all(isinstance(author, str) for author in authors):
        raise BadInput(
            "bad_json", "'authors' is no list of names", f"'authors' must be a list of strings, not {_kind(authors)}"
        )
    return Given(
        url=strings["url"],
        title=strings["title"],
        outlet=strings["outlet"],
        authors=tuple(author.strip() for author in authors if author.strip()),
        published_at=_time("published_at", strings["published_at"]),
        modified_at=_time("modified_at", strings["modified_at"]),
    )


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if key == "outlet" and isinstance(value, Mapping):
        value = value.get("name") or value.get("id")  # as in an ArticleGraph, whose articles can be read again
    if value is not None and not isinstance(value, str):
        raise BadInput("bad_json", f"'{key}' is no string", f"'{key}' must be a string, not {_kind(value)}")
    return (value or "").strip() or None


def _time(key: str, text: str | None) -> str | None:
    if text is None:
        return None
    from ingest.page.dates import iso_time

    iso = iso_time(text)
    if iso is None:
        raise BadInput(
            "bad_date",
            "not a date",
            f"{key!r} is {text[:60]!r}: give a date like 2025-01-29 or a time like 2025-01-29T08:30:00+00:00",
        )
    return iso


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
