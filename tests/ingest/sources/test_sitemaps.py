"""Sitemaps, their indexes and the news extension, whole and broken."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sources.entries import Entry
from ingest.sources.kinds import kind_of, opened
from ingest.sources.sitemaps import listing_of_sitemap
from kg.errors import BadInput, NotFetched

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://tarn.example/bridge?a=1&amp;b=2</loc><lastmod>2031-03-05</lastmod><news:news>
<news:publication><news:name>Tarn Echo</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-03-03T08:30:00+01:00</news:publication_date>
<news:title>Bridge closed</news:title></news:news>
<image:image><image:loc>https://tarn.example/bridge.jpg</image:loc></image:image></url>
<url><loc> https://tarn.example/lorries </loc></url>
<url><loc>ftp://tarn.example/</loc></url>
<url></url>
</urlset>"""
INDEX = b"""<sitemapindex><sitemap><loc>https://tarn.example/a.xml.gz</loc></sitemap></sitemapindex>"""


def test_a_news_sitemap():
    listing = listing_of_sitemap(NEWS)
    assert not listing.index
    assert listing.entries == (
        Entry("https://tarn.example/bridge?a=1&b=2", "Bridge closed", "2031-03-03T08:30:00+01:00"),
        Entry("https://tarn.example/lorries"),
    )


def test_an_index():
    listing = listing_of_sitemap(INDEX)
    assert (listing.index, listing.entries) == (True, (Entry("https://tarn.example/a.xml.gz"),))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"<html><body/></html>",
        b"<urlset>&x;</urlset>",
        b'<!DOCTYPE urlset [<!ENTITY x "y">]><urlset><url><loc>https://tarn.example/&x;</loc></url></urlset>',
    ],
)
def test_what_is_no_sitemap_is_told(data):
    with pytest.raises(BadInput) as caught:
        listing_of_sitemap(data)
    assert caught.value.type == "bad_sitemap"


JUNK = [b"<", b"]]>", b"<loc>", b"&#0;", b"<!DOCTYPE x [", b"\xff\xfe"]


def survives(data):
    try:
        return listing_of_sitemap(data)
    except BadInput:
        return None


@pytest.mark.parametrize("data", [NEWS, INDEX])
def test_a_sitemap_cut_at_any_byte_gives_what_is_whole_or_an_error_of_ours(data):
    whole = listing_of_sitemap(data)
    for cut in range(len(data)):
        listing = survives(data[:cut])
        assert listing is None or listing.entries == whole.entries[: len(listing.entries)]


def test_a_packed_sitemap_cut_at_any_byte_raises_nothing_else():
    packed = gzip.compress(NEWS)
    assert opened(packed, 10_000) == NEWS
    for cut in range(3, len(packed)):
        with pytest.raises(NotFetched):
            opened(packed[:cut], 10_000)
    with pytest.raises(NotFetched, match="unpacks to more"):
        opened(gzip.compress(b"\0" * 1_000_000), 10_000)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([NEWS, INDEX]), st.data())
def test_a_sitemap_with_any_bytes_in_it_raises_nothing_else(data, draw):
    at = draw.draw(st.integers(0, len(data)))
    junk = draw.draw(st.binary(max_size=30) | st.sampled_from(JUNK))
    survives(data[:at] + junk + data[at + draw.draw(st.integers(0, 20)) :])


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        ("text/html", b"<!doctype html><html>", "page"),
        ("text/html", b"words", "page"),
        ("application/xml", b"<?xml version='1.0'?><!-- a --><rss version='2.0'>", "feed"),
        ("text/html", b"\xef\xbb\xbf <?xml-stylesheet href='a'?><atom:feed>", "feed"),
        ("text/xml", b"<rdf:RDF>", "feed"),
        ("text/plain", NEWS, "sitemap"),
        ("application/octet-stream", INDEX, "sitemap"),
        ("text/html", b"%PDF-1.7", "pdf"),
        ("application/xhtml+xml", b"<?xml version='1.0'?><html xmlns='x'>", "page"),
        ("", b"<html>", "page"),
        ("text/plain", b"He said no.", "text"),
        ("image/png", b"\x89PNG", None),
        ("application/json", b"{}", None),
        ("application/octet-stream", b"\0\1", None),
    ],
)
def test_what_an_answer_is(media_type, body, kind):
    assert kind_of(media_type, body) == kind
