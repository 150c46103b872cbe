"""Addresses, lists, archives and documents become inputs, one after the other; what fails costs only itself."""

import gzip

import pytest

from ingest.evidence import Evidence, WarcFile
from ingest.inputs import Address, Broken, article_of_input, inputs
from ingest.page import Given
from tests.ingest.sites import WORDS, page
from tests.ingest.sources.pdfs import document, printed
from tests.ingest.sources.test_warc import record

HOME = "https://tarn.example"
FEED = (
    '<rss version="2.0"><channel><title>Echo</title>'
    "<item><link>/bridge</link><pubDate>Mon, 03 Mar 2031 08:30:00 +0100</pubDate></item>"
    "<item><link>/gone</link></item><item><link>/lorries</link></item><item><link>/bridge</link></item>"
    "<item><link>/feed</link></item></channel></rss>"
)
META = '<meta property="article:published_time" content="2031-03-04T10:00:00Z">'


@pytest.fixture
def echo(site):
    """An outlet with a feed of two pages that can be read."""
    site.put(f"{HOME}/feed", FEED.encode(), Content_Type="application/rss+xml")
    site.put(f"{HOME}/bridge", page("Bridge stays closed"), Content_Type="text/html")
    site.put(f"{HOME}/lorries", page("Lorries not to blame", head=META), Content_Type="text/html; charset=utf-8")
    return site


def told(items):
    return [(item.name, item.error.type if isinstance(item, Broken) else "read") for item in items]


def test_a_page_by_its_address(echo, apart):
    (item,) = echo.intake(apart).inputs(inputs([f"{HOME}/bridge"]))
    article = article_of_input(item)
    assert (item.name, article.url, article.outlet.id) == (f"{HOME}/bridge", f"{HOME}/bridge", "tarn.example")
    assert article.title == "Bridge stays closed"
    assert article.fetched_at == item.fetched_at is not None
    assert "denied that its lorries" in article.text


def test_what_is_given_with_an_address_stands_before_what_its_page_says(echo, apart):
    address = Address("mine", f"{HOME}/bridge", Given(title="T", outlet="The Echo"))
    (item,) = echo.intake(apart).inputs([address])
    article = article_of_input(item)
    assert (item.name, article.title, article.outlet.name) == ("mine", "T", "The Echo")


@pytest.mark.parametrize(
    ("asked", "url"),
    [
        ("/a?utm_source=rss&utm_medium=feed", "/a"),
        ("/a?id=5&fbclid=x", "/a?id=5"),
        ("/a?b=2&a=1", "/a?b=2&a=1"),
        ("/a?page=", "/a?page="),
        ("/?12345", "/?12345"),
    ],
)
def test_one_page_has_one_address_whoever_led_to_it(site, apart, asked, url):
    site.put(HOME + asked, page("Bridge"), Content_Type="text/html")
    (item,) = site.intake(apart).inputs(inputs([HOME + asked]))
    assert (item.name, article_of_input(item).url) == (HOME + asked, HOME + url)


def test_the_last_address_counts_after_redirects(echo, apart):
    echo.put(f"{HOME}/old", b"", status=301, Location="/bridge")
    (item,) = echo.intake(apart).inputs(inputs([f"{HOME}/old"]))
    assert article_of_input(item).url == f"{HOME}/bridge"


def test_a_feed_gives_each_of_its_pages_once_and_its_date_where_the_page_has_none(echo, apart):
    items = list(echo.intake(apart).inputs(inputs([f"{HOME}/feed"])))
    assert told(items) == [
        (f"{HOME}/bridge", "read"),
        (f"{HOME}/gone", "http_status"),
        (f"{HOME}/lorries", "read"),
        (f"{HOME}/feed", "unsupported"),
    ]
    bridge, lorries = (article_of_input(items[n]) for n in (0, 2))
    assert (bridge.published_at, bridge.published_from) == ("2031-03-03T08:30:00+01:00", "feed")
    assert (lorries.published_at[:10], lorries.published_from) == ("2031-03-04", "meta")


def test_an_index_of_packed_sitemaps(echo, apart):
    listed = f"<urlset><url><loc>{HOME}/bridge</loc></url><url><loc>{HOME}/lorries</loc></url></urlset>"
    index = "".join(f"<sitemap><loc>{HOME}/{name}</loc></sitemap>" for name in ("a.xml.gz", "b.xml", "gone.xml"))
    echo.put(f"{HOME}/index.xml", f"<sitemapindex>{index}</sitemapindex>".encode(), Content_Type="text/xml")
    echo.put(f"{HOME}/a.xml.gz", gzip.compress(listed.encode()), Content_Type="application/gzip")
    echo.put(f"{HOME}/b.xml", f"<sitemapindex>{index}</sitemapindex>".encode(), Content_Type="text/xml")
    assert told(echo.intake(apart).inputs(inputs([f"{HOME}/index.xml"]))) == [
        (f"{HOME}/bridge", "read"),
        (f"{HOME}/lorries", "read"),
        (f"{HOME}/b.xml", "bad_sitemap"),
        (f"{HOME}/gone.xml", "http_status"),
    ]


@pytest.mark.parametrize(
    ("body", "headers", "result"),
    [
        (b"\x89PNG", {"Content_Type": "image/png"}, "unsupported"),
        (b"{}", {"Content_Type": "application/json"}, "unsupported"),
        (b"", {"Content_Type": "text/html"}, "empty"),
        (b"<rss version='2.0'><channel/></rss>", {}, "empty"),
        (b"<html><body><a href='/'>menu</a></body></html>", {"Content_Type": "text/html"}, "too_little_text"),
        (b"%PDF-1.7 ...", {"Content_Type": "application/pdf"}, "bad_pdf"),
        (document([printed([WORDS[:80], WORDS[80:]])]), {"Content_Type": "application/pdf"}, "read"),
        (WORDS.encode(), {"Content_Type": "text/plain"}, "read"),
    ],
)
def test_what_an_address_may_answer(site, apart, body, headers, result):
    site.put(f"{HOME}/a", body, **headers)
    assert told(site.intake(apart).inputs(inputs([f"{HOME}/a"]))) == [(f"{HOME}/a", result)]


def test_archives_and_documents_among_files(site, apart, tmp_path):
    good = record(f"{HOME}/bridge", page("Bridge stays closed"))
    empty = record(f"{HOME}/menu", b"<html><a>menu</a></html>")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(good) + gzip.compress(empty) + gzip.compress(good)[:-30])
    (tmp_path / "b.pdf").write_bytes(document([printed([WORDS[:80], WORDS[80:]])]))
    (tmp_path / "c.html").write_bytes(page("Lorries"))
    (tmp_path / "d.html").write_bytes(b"<html><a>menu</a></html>")
    (tmp_path / "e.jsonl").write_text(f'{{"id": "x", "url": "{HOME}/gone"}}\n{{"id": "y", "url": "ftp://a/"}}\n')
    evidence = Evidence(str(tmp_path / "kept"))
    items = list(site.intake(apart, evidence=evidence).inputs(inputs([tmp_path])))
    assert told(items) == [
        (f"{HOME}/bridge", "read"),
        (f"{HOME}/menu", "too_little_text"),
        ("a.warc.gz:3", "bad_warc"),
        ("b.pdf", "read"),
        ("c.html", "read"),
        ("d.html", "too_little_text"),
        ("x", "http_status"),
        ("y", "missing_text"),
    ]
    assert article_of_input(items[0]).fetched_at == "2031-03-03T08:30:00Z"
    kept = {item.name: evidence.origin(item.kept) for item in items if not isinstance(item, Broken)}
    assert {name: (one.how, one.form) for name, one in kept.items()} == {
        f"{HOME}/bridge": ("archive", "page"),
        "b.pdf": ("file", "pdf"),
        "c.html": ("file", "page"),
    }
    assert evidence.body(kept["c.html"]) == page("Lorries")


def test_what_is_fetched_is_written_as_warc_and_read_back(echo, apart, tmp_path):
    echo.put(f"{HOME}/old", b"", status=301, Location="/bridge")
    path = tmp_path / "out.warc.gz"
    with WarcFile(path) as warc:
        first = list(echo.intake(apart, warc=warc).inputs(inputs([f"{HOME}/old"])))
    with WarcFile(path) as warc:
        first += echo.intake(apart, warc=warc).inputs(inputs([f"{HOME}/lorries"]))
    again = list(echo.intake(apart).inputs(inputs([path])))
    assert [article_of_input(item).text for item in again] == [article_of_input(item).text for item in first]
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as file:
        records = [
            (str(one.record_type), one.headers.get("WARC-Target-URI"), one.verify_block_digest())
            for one in ArchiveIterator(file, parse_http=False)
        ]
    assert records == [
        ("warcinfo", None, True),
        ("response", f"{HOME}/old", True),
        ("request", f"{HOME}/old", True),
        ("response", f"{HOME}/bridge", True),
        ("request", f"{HOME}/bridge", True),
        ("response", f"{HOME}/lorries", True),
        ("request", f"{HOME}/lorries", True),
    ]
