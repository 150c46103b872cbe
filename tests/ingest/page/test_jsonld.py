"""JSON-LD is read in the shapes that sites print it in, broken ones included."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from ingest.page import jsonld

SHAPES = {
    "object": '{"@type": "NewsArticle", "headline": "Bridge", "author": {"name": "Ann Lee"}}',
    "list": '[{"@type": "WebSite"}, {"@type": ["Article"], "headline": "Bridge", "author": [{"name": ["Ann Lee"]}]}]',
    "graph": '{"@graph": [{"@type": "BlogPosting", "headline": "Bridge", "author": {"@id": "#a"}},'
    ' {"@type": "Person", "@id": "#a", "givenName": "Ann", "familyName": "Lee"}]}',
    "two values": '{"@type": "WebPage"} {"@type": "NewsArticle", "headline": "Bridge", "author": "Ann Lee"};',
    "comment mark": '<!-- {"@type": "NewsArticle", "headline": "Bridge", "author": "Ann Lee"} -->',
    "comments": '{"@type": "NewsArticle", /* c */ "headline": "Bridge", // d\n "author": ["Ann Lee",],}',
    "raw newline": '{"@type": "NewsArticle", "description": "one\ntwo", "headline": "Bridge", "author": "Ann Lee"}',
    "entities": "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Bridge&quot;,"
    "&quot;author&quot;:&quot;Ann Lee&quot;}",
    "inner marks": '{"@type": "NewsArticle", "description": "so "said" he", "headline": "Bridge", "author": "Ann Lee"}',
    "cut": '{"@type": "NewsArticle", "headline": "Bridge", "author": {"name": "Ann Lee"}, "articleBody": "He sai',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_headline_and_author_are_read(shape: str) -> None:
    script = f'<script type="application/ld+json">{SHAPES[shape]}</script>'
    nodes = jsonld.nodes_of(document_fromstring(f"<html><head>{script}</head><body><p>x</p></body></html>"))
    node = jsonld.article_node(nodes)
    assert jsonld.first(node.get("headline")) == "Bridge"
    assert jsonld.people(node.get("author"))[0] == ["Ann Lee"]
