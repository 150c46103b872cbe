"""When a page says that it was changed is kept beside when it was published."""

from __future__ import annotations

import json

import pytest

from ingest.inputs import Input, article_of_input, input_of_record
from ingest.page import read_page
from kg.errors import BadInput
from kg.forms import as_data

BODY = "".join(
    f"<p>The harbour board said in its report number {n} that the pump had failed twice before the flood of March.</p>"
    for n in range(8)
)
FIRST = "2031-03-04T06:10:00+01:00"


def page(meta: str = "", **said: str) -> str:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pump failed twice"} | said
    ld = f'<script type="application/ld+json">{json.dumps(about)}</script>'
    head = f"<title>Pump failed twice</title>{ld}{meta}"
    return f"<html lang='en'><head>{head}</head><body><article><h1>Pump failed twice</h1>{BODY}</article></body></html>"


@pytest.mark.parametrize(
    ("said", "modified_at"),
    [
        ({"dateModified": "2031-03-06T12:05:00Z"}, "2031-03-06T12:05:00+00:00"),
        ({"dateModified": "2031-03-06T12:05:00"}, "2031-03-06T12:05:00+01:00"),
        ({"dateModified": "2031-03-06"}, "2031-03-06"),
        ({"dateModified": FIRST}, None),
        ({"dateModified": "2031-03-04"}, None),
        ({"dateModified": "2031-02-01T09:00:00Z"}, None),
        ({"dateModified": "lately"}, None),
        ({}, None),
    ],
    ids=["zone", "the publication's zone", "a day", "the publication", "its day", "before it", "no time", "not said"],
)
def test_the_time_of_change_that_json_ld_gives(said: dict[str, str], modified_at: str | None) -> None:
    found = read_page(page(datePublished=FIRST, **said))
    assert (found.published_at, found.modified_at) == (FIRST, modified_at)
    assert ("modified_at" in as_data(found)) == (modified_at is not None)


def test_a_meta_tag_says_it_too_and_gives_the_hour_of_a_day() -> None:
    meta = '<meta property="article:modified_time" content="2031-03-06T12:05:00+01:00">'
    assert read_page(page(meta, datePublished=FIRST)).modified_at == "2031-03-06T12:05:00+01:00"
    finer = read_page(page(meta, datePublished=FIRST, dateModified="2031-03-06"))
    assert finer.modified_at == "2031-03-06T12:05:00+01:00"


def test_the_article_has_it_and_what_is_given_stands_before_it() -> None:
    html = page(datePublished=FIRST, dateModified="2031-03-06T12:05:00Z")
    taken = input_of_record({"html": html}, "a1")
    assert isinstance(taken, Input)
    assert article_of_input(taken).modified_at == "2031-03-06T12:05:00+00:00"
    for record in (
        {"html": html, "modified_at": "2031-03-07"},
        {"text": "Quint said no.", "modified_at": "2031-03-07"},
    ):
        given = input_of_record(record, "a1")
        assert isinstance(given, Input)
        assert article_of_input(given).modified_at == "2031-03-07"
    with pytest.raises(BadInput, match="'modified_at' is 'lately'"):
        input_of_record({"text": "x", "modified_at": "lately"}, "a1")
