"""Answers that cost too much, break off or lie: each is refused in time, with its reason."""

import gzip
import itertools
import time
import zlib

import brotli
import pytest

from kg.errors import NotFetched
from tests.ingest.fetch.hostile import slowly

PLACE, URL = "news.example/", "http://news.example/"
BOMB = b"\0" * 10_000_000


def endless(*pieces):
    return lambda asked: itertools.chain(pieces[:-1], itertools.repeat(pieces[-1]))


def slow(pieces, seconds=0.2):
    return lambda asked: slowly(pieces, seconds)


def raw(*pieces):
    return lambda asked: pieces


def packed(coding, body):
    return raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + b"\r\nConnection: close\r\n\r\n" + body)


OK = b"HTTP/1.1 200 OK\r\n"
OPEN = OK + b"Connection: close\r\n\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
HELLO = gzip.compress(b"hello")

ANSWERS = {
    "a gzip bomb": (packed(b"gzip", gzip.compress(BOMB)), "too_large", "unpacks to more"),
    "a zlib bomb": (packed(b"deflate", zlib.compress(BOMB)), "too_large", "unpacks to more"),
    "a bare deflate bomb": (packed(b"deflate", zlib.compress(BOMB)[2:-4]), "too_large", "unpacks to more"),
    "a brotli bomb": (packed(b"br", brotli.compress(BOMB)), "too_large", "unpacks to more"),
    "many small members": (packed(b"gzip", gzip.compress(b"\0" * 50_000) * 20), "too_large", "unpacks to more"),
    "a bomb in a bomb": (packed(b"gzip, gzip", gzip.compress(gzip.compress(BOMB))), "broken_answer", "packed as"),
    "an unknown coding": (packed(b"compress", b"\x1f\x9d\x90"), "broken_answer", "packed as"),
    "gzip that is none": (packed(b"gzip", b"hello"), "broken_answer", "cannot be unpacked"),
    "gzip that breaks off": (packed(b"gzip", HELLO[:-9]), "broken_answer", "cannot be unpacked"),
    "gzip with a wrong sum": (packed(b"gzip", HELLO[:-8] + b"\0" * 8), "broken_answer", "cannot be unpacked"),
    "brotli that is none": (packed(b"br", b"\xff\xff hello"), "broken_answer", "cannot be unpacked"),
    "brotli that breaks off": (
        packed(b"br", brotli.compress(b"hello" * 99)[:-3]),
        "broken_answer",
        "cannot be unpacked",
    ),
    "a body without end": (endless(OPEN, b"word " * 2000), "too_large", "more than 200,000 bytes"),
    "a chunked body without end": (endless(CHUNKED, b"5\r\nwords\r\n" * 1000), "too_large", "more than 200,000"),
    "a length of gigabytes": (endless(OK + b"Content-Length: 9999999999\r\n\r\n", b"x" * 9999), "too_large", "bytes"),
    "a body drop by drop": (slow([OPEN, *[b"word "] * 99]), "too_slow", "later"),
    "a body that stops": (slow([OPEN + b"word", b"s"], 1.5), "too_slow", "in time"),
    "a head drop by drop": (slow([OK, *[b"X-Word: a\r\n"] * 99]), "too_slow", "later"),
    "no answer at all": (slow([b""], 5), "too_slow", "in time"),
    "informational answers without end": (
        lambda asked: slowly(itertools.repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n"), 0.05),
        "too_slow",
        "later",
    ),
    "a flood of informational answers": (endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 999), "too_large", "bytes came"),
    "a flood of headers": (endless(OK, b"X-Flood: " + b"a" * 900 + b"\r\n"), "broken_answer", "too"),
    "a head of 80 kB": (raw(OK + b"X-A: " + b"a" * 80_000 + b"\r\nContent-Length: 0\r\n\r\n"), "too_large", "head"),
    "one line without end": (endless(OK + b"X-Flood: ", b"a" * 9000), "broken_answer", ""),
    "a status line without end": (endless(b"HTTP/1.1 200 ", b"O" * 9000), "broken_answer", ""),
    "trailers without end": (endless(CHUNKED + b"0\r\n", b"X-T: " + b"a" * 900 + b"\r\n"), "broken_answer", ""),
    "a chunk head without end": (endless(CHUNKED + b"5;", b"a" * 9000), "broken_answer", ""),
    "fewer bytes than told": (raw(OK + b"Content-Length: 500\r\n\r\nfew"), "broken_answer", "breaks off"),
    "a negative length": (raw(OK + b"Content-Length: -5\r\n\r\nwords"), "broken_answer", "no HTTP"),
    "two lengths": (raw(OK + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nwords"), "broken_answer", "no HTTP"),
    "a length that is a word": (raw(OK + b"Content-Length: five\r\n\r\nwords"), "broken_answer", "no HTTP"),
    "a chunk of no size": (raw(CHUNKED + b"zz\r\nwords\r\n0\r\n\r\n"), "broken_answer", "no HTTP"),
    "a chunk that breaks off": (raw(CHUNKED + b"50\r\nwords"), "broken_answer", "breaks off"),
    "a header with a line of its own": (raw(OK + b"no colon here\r\n\r\n"), "broken_answer", "no HTTP"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "broken_answer", "no HTTP"),
    "nothing": (raw(b""), "broken_answer", "breaks off"),
    "another protocol": (
        raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
        "broken_answer",
        "",
    ),
    "a redirect to nowhere": (raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "broken_answer", "where to"),
}


def refused(client, url=URL):
    with pytest.raises(NotFetched) as caught:
        client.fetch(url)
    return caught.value


@pytest.mark.parametrize("what", ANSWERS)
def test_a_bad_answer_is_refused_in_time(web, served, what):
    say, type, words = ANSWERS[what]
    served.say(PLACE, say)
    began = time.monotonic()
    error = refused(web.client(total=2.0))
    assert (error.type, words in error.detail) == (type, True), error.detail
    assert time.monotonic() - began < 4


def test_a_bomb_is_not_unpacked_into_memory(web, served):
    import tracemalloc

    served.say(PLACE, packed(b"gzip", gzip.compress(b"\0" * 100_000_000)))
    client = web.client()
    tracemalloc.start()
    refused(client)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


def test_redirects_in_a_circle_are_told(web, served):
    served.redirect(PLACE, "/b")
    served.redirect("news.example/b", "/")
    assert refused(web.client()).type == "redirect_loop"


def test_redirects_without_end_are_cut(web, served):
    for number in range(30):
        served.redirect(f"news.example/{number}", f"/{number + 1}")
    error = refused(web.client(), URL + "0")
    assert (error.type, "9 times" in error.detail) == ("redirect_loop", True)


def test_the_time_of_all_redirects_together_is_capped(web, served):
    for number in range(30):
        answer = f"HTTP/1.1 302 Found\r\nLocation: /{number + 1}\r\nContent-Length: 0\r\n\r\n".encode()
        served.say(f"news.example/{number}", slow([answer], 0.6))
    began = time.monotonic()
    assert refused(web.client(total=1.5, redirects=99), URL + "0").type == "too_slow"
    assert time.monotonic() - began < 3


def test_the_bytes_of_all_redirects_together_are_capped(web, served):
    for number in range(9):
        served.redirect(f"news.example/{number}", f"/{number + 1}")
        head = f"HTTP/1.1 302 Found\r\nLocation: /{number + 1}\r\nX-A: {'a' * 60_000}\r\nContent-Length: 0\r\n\r\n"
        served.say(f"news.example/{number}", raw(head.encode()))
    assert refused(web.client(work=300_000), URL + "0").type == "too_large"


def test_nobody_at_home_is_told(web):
    web.served.close()
    error = refused(web.client())
    assert error.type in ("unreachable", "robots")
    assert "no connection" in error.detail


def test_a_resolver_that_does_not_answer_is_not_waited_for(web):
    web.resolve = lambda host, port: time.sleep(5) or []
    began = time.monotonic()
    assert "not resolved in time" in refused(web.client(connect=0.3)).detail
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("head", "words", "seconds"),
    [
        ("404 Not Found", "right", None),
        ("403 Forbidden", "browser", None),
        ("401 Unauthorized", "log-in", None),
        ("410 Gone", "taken down", None),
        ("451 Unavailable For Legal Reasons", "legal", None),
        ("429 Too Many Requests", "less often", 120.0),
        ("503 Service Unavailable", "overloaded", 120.0),
        ("500 Internal Server Error", "fault", 120.0),
        ("304 Not Modified", "without a page", None),
    ],
)
def test_an_answer_without_a_page_says_what_it_means(web, served, head, words, seconds):
    served.page(PLACE, head=head, headers=["Retry-After: 120"] if seconds else [])
    error = refused(web.client())
    assert (error.type, error.retry_after) == ("http_status", seconds)
    assert words in error.detail
    assert head[:3] in error.title
