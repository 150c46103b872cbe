"""WARC archives: the pages in them, and archives that break off."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sources.warc import pages_of_warc
from kg.errors import BadInput
from tests.ingest.sites import page

BRIDGE, LORRIES = page("Bridge"), page("Lorries")


def record(url, body, head="HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", kind="response"):
    block = head.encode() + b"\r\n\r\n" + body
    about = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"WARC-Date: 2031-03-03T08:30:00Z\r\nWARC-Target-URI: {url}\r\nWARC-IP-Address: 93.184.215.14\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return about.encode() + block + b"\r\n\r\n"


RECORDS = [
    record("https://tarn.example/", b"", "GET / HTTP/1.1\r\nHost: tarn.example", "request"),
    record("https://tarn.example/bridge", BRIDGE),
    record("https://tarn.example/gone", b"gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
    record("https://tarn.example/a.png", b"\x89PNG", "HTTP/1.1 200 OK\r\nContent-Type: image/png"),
    record(
        "https://tarn.example/packed",
        gzip.compress(LORRIES),
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
    ),
    record(
        "https://tarn.example/chunked",
        b"5\r\n" + LORRIES[:5] + b"\r\n%x;a=b\r\n" % (len(LORRIES) - 5) + LORRIES[5:] + b"\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
    ),
    record(
        "https://tarn.example/unchunked", LORRIES,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
    ),
]  # fmt: skip
PAGES = {
    "https://tarn.example/bridge": BRIDGE,
    "https://tarn.example/packed": LORRIES,
    "https://tarn.example/chunked": LORRIES,
    "https://tarn.example/unchunked": LORRIES,
}
FEW = [RECORDS[0], record("https://tarn.example/a", b"<p>A</p>"), RECORDS[3], record("https://tarn.example/b", b"<p>")]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(gzip.compress(one) for one in RECORDS)


def pages(path, data):
    path.write_bytes(data)
    return list(pages_of_warc(str(path)))


@pytest.mark.parametrize("data", [PLAIN, PACKED, gzip.compress(PLAIN)], ids=["plain", "packed", "packed whole"])
def test_the_pages_of_an_archive(tmp_path, data):
    found = pages(tmp_path / "a.warc", data)
    assert {one.url: one.body for one in found} == PAGES
    first = found[0]
    assert (first.at, first.hop.status, first.hop.address) == ("2031-03-03T08:30:00Z", 200, "93.184.215.14")
    assert ("Content-Type", "text/html; charset=utf-8") in first.hop.headers


def test_a_bomb_in_an_archive_costs_only_itself(tmp_path):
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
    bomb = record("https://tarn.example/bomb", gzip.compress(b"\0" * 60_000_000), head)
    broken = record("https://tarn.example/broken", b"no gzip", head)
    one, two, three = pages(tmp_path / "a.warc", bomb + broken + RECORDS[1])
    assert (one.type, two.type) == ("too_large", "broken_answer")
    assert "https://tarn.example/bomb" in one.detail
    assert three.body == BRIDGE


@pytest.mark.parametrize("data", [b"", b"words", b"\x1f\x8b\x08rubbish", b"WARC/1.0\r\n", BRIDGE])
def test_what_is_no_archive_is_told(tmp_path, data):
    (error,) = pages(tmp_path / "a.warc", data)
    assert (type(error), error.type) == (BadInput, "bad_warc")


@pytest.mark.parametrize("data", [b"".join(FEW), b"".join(gzip.compress(one) for one in FEW)], ids=["plain", "packed"])
def test_an_archive_cut_at_any_byte_gives_what_is_whole_or_an_error_of_ours(tmp_path, data):
    path = tmp_path / "a.warc"
    whole = [one.url for one in pages(path, data)]
    for cut in range(len(data)):
        found = pages(path, data[:cut])
        urls = [one.url for one in found if not isinstance(one, BadInput)]
        assert urls == whole[: len(urls)]
        assert found


JUNK = [b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n"]


@settings(max_examples=200, deadline=None)
@given(st.booleans(), st.data())
def test_an_archive_with_any_bytes_in_it_raises_nothing_else(tmp_path_factory, packed, draw):
    at = draw.draw(st.integers(0, len(PLAIN)))
    junk = draw.draw(st.binary(max_size=30) | st.sampled_from(JUNK))
    data = PLAIN[:at] + junk + PLAIN[at + draw.draw(st.integers(0, 20)) :]
    path = tmp_path_factory.getbasetemp() / "any.warc"
    pages(path, zlib.compress(data, wbits=31) if packed else data)
