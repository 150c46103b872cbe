"""RSS, Atom and RDF feeds, whole and broken, to lists of pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sources.entries import Entry
from ingest.sources.feeds import listing_of_feed
from kg.errors import BadInput

BASE = "https://tarn.example/news/feed"
RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarn  Echo</title>
<item><title>Bridge &amp; road</title><link>https://tarn.example/bridge?a=1&amp;b=2</link>
<pubDate>Mon, 03 Mar 2031 08:30:00 +0100</pubDate></item>
<item><title>Lorries</title><guid isPermaLink="true">https://tarn.example/lorries</guid></item>
<item><title>No address</title><description>words</description></item>
<item><title>Elsewhere</title><link>javascript:alert(1)</link></item>
<item><title>Near</title><link>../near</link><dc:date>2031-03-04T10:00:00Z</dc:date></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title>
<entry><title>Bridge</title><link rel="self" href="/self"/><link rel="alternate" href="/bridge"/>
<published>2031-03-03T08:30:00+01:00</published><updated>2031-03-05T08:30:00+01:00</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Echo</title></channel><item><title>Bridge</title><link>https://tarn.example/bridge</link></item></rdf:RDF>"""


UTF16 = ('<?xml version="1.0" encoding="utf-16"?>' + ATOM.decode()).encode("utf-16")


def test_an_rss_feed():
    listing = listing_of_feed(RSS, BASE)
    assert listing.title == "Tarn Echo"
    assert listing.entries == (
        Entry("https://tarn.example/bridge?a=1&b=2", "Bridge & road", "2031-03-03T08:30:00+01:00"),
        Entry("https://tarn.example/lorries", "Lorries"),
        Entry("https://tarn.example/near", "Near", "2031-03-04T10:00:00+00:00"),
    )


@pytest.mark.parametrize(
    ("data", "entry"),
    [
        (ATOM, Entry("https://tarn.example/bridge", "Bridge", "2031-03-03T08:30:00+01:00")),
        (RDF, Entry("https://tarn.example/bridge", "Bridge")),
        (UTF16, Entry("https://tarn.example/bridge", "Bridge", "2031-03-03T08:30:00+01:00")),
        (
            RDF.replace(b"Bridge<", b"Br\xfccke & M\xfchle<"),
            Entry("https://tarn.example/bridge", "Brücke & Mühle"),
        ),
    ],
)
def test_other_feeds(data, entry):
    assert listing_of_feed(data, BASE).entries == (entry,)


@pytest.mark.parametrize("data", [b"", b"words", b"<html><body>words</body></html>", b"\0" * 99, b"{}", b"/etc/passwd"])
def test_what_is_no_feed_is_told(data):
    with pytest.raises(BadInput) as caught:
        listing_of_feed(data, BASE)
    assert caught.value.type == "bad_feed"


JUNK = [b"<", b"]]>", b"<![CDATA[", b"&#xFFFFFFF;", b"<!DOCTYPE [", b"\xff\xfe"]


def survives(data):
    try:
        return listing_of_feed(data, BASE)
    except BadInput:
        return None


@pytest.mark.parametrize("data", [RSS, ATOM, RDF])
def test_a_feed_cut_at_any_byte_gives_what_is_whole_or_an_error_of_ours(data):
    whole = listing_of_feed(data, BASE)
    for cut in range(len(data)):
        listing = survives(data[:cut])
        if listing:
            # A last address may be cut within; the ones before it are right.
            assert len(listing.entries) <= len(whole.entries)
            assert listing.entries[:-1] == whole.entries[: max(0, len(listing.entries) - 1)]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([RSS, ATOM, RDF]), st.data())
def test_a_feed_with_any_bytes_in_it_raises_nothing_else(data, draw):
    at = draw.draw(st.integers(0, len(data)))
    junk = draw.draw(st.binary(max_size=30) | st.sampled_from(JUNK))
    survives(data[:at] + junk + data[at + draw.draw(st.integers(0, 20)) :])
