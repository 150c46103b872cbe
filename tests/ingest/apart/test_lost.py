"""A document that hangs, kills or fills its reader costs only itself."""

import os
import signal
import time
import zlib
from contextlib import suppress

import pytest

from ingest.apart import Apart, Caps
from ingest.page import read_page
from kg.errors import BadInput
from tests.ingest.sites import page
from tests.ingest.sources.pdfs import document

GOOD = page("Bridge stays closed")


def failure(step, *args):
    with pytest.raises(BadInput) as caught:
        step(*args)
    return caught.value


def test_a_page_read_apart_is_the_page(apart):
    assert apart.page(GOOD, "https://tarn.example/bridge") == read_page(GOOD, "https://tarn.example/bridge")


def test_the_servers_charset_counts_where_it_fits(apart):
    html = page("Brücke").decode().encode("cp1251", "xmlcharrefreplace")
    russian = page("Мост закрыт").decode().encode("cp1251")
    assert "Мост" in apart.page(russian, charset="windows-1251").text
    assert apart.page(html, charset="no-such-charset").text
    assert apart.page(GOOD, charset="ascii").text


def test_an_error_of_ours_comes_through(apart):
    error = failure(apart.page, b"<html><body><a>menu</a></body></html>")
    assert error.type == "too_little_text"


def test_a_reader_that_hangs_is_killed_and_the_next_input_is_read():
    with Apart(Caps(seconds=10)) as apart:
        assert apart.page(GOOD).text
        apart.caps = Caps(seconds=0.5)
        os.kill(apart._process.pid, signal.SIGSTOP)
        began = time.monotonic()
        error = failure(apart.page, GOOD)
        assert (error.type, "too long" in error.detail) == ("reader_lost", True)
        assert time.monotonic() - began < 3
        apart.caps = Caps(seconds=10)
        assert apart.page(GOOD).text


def test_a_reader_that_dies_is_told_and_the_next_input_is_read():
    with Apart() as apart:
        assert apart.page(GOOD).text
        os.kill(apart._process.pid, signal.SIGKILL)
        assert failure(apart.page, GOOD).type == "reader_lost"
        assert apart.page(GOOD).text


def test_a_document_larger_than_the_pipe_and_an_unread_one_do_not_block():
    with Apart(Caps(seconds=5)) as apart:
        assert apart.page(GOOD + b"<!-- " + b"x" * 3_000_000 + b" -->").text
        os.kill(apart._process.pid, signal.SIGSTOP)
        apart.caps = Caps(seconds=0.5)
        assert failure(apart.page, b"x" * 3_000_000).type == "reader_lost"


def test_the_process_knows_no_secret_and_cannot_write(monkeypatch):
    monkeypatch.setenv("ONRECORD_TOKEN", "secret")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    with Apart() as apart:
        assert apart.page(GOOD).text
        with open(f"/proc/{apart._process.pid}/environ", "rb") as file:
            assert b"secret" not in file.read()
        with open(f"/proc/{apart._process.pid}/limits", encoding="ascii") as file:
            limits = {line[:25].strip(): line[25:].split()[0] for line in file}
    assert limits["Max file size"] == limits["Max core file size"] == "0"
    assert int(limits["Max address space"]) == Caps().memory


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOMBS = {
    "entities": f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss version="2.0"><channel>'
    "<title>&a11;</title><item><link>https://tarn.example/a</link></item></channel></rss>",
    "a file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title>'
    "<item><link>https://tarn.example/&x;</link></item></channel></rss>",
    "depth": '<rss version="2.0"><channel>' + "<a>" * 200_000 + "</channel></rss>",
    "attributes": '<rss version="2.0" ' + " ".join(f'a{n}="1"' for n in range(50_000)) + "><channel/></rss>",
}


@pytest.fixture(scope="module")
def impatient():
    """A process apart that waits for few seconds, and has read a page before."""
    with Apart() as apart:
        assert apart.page(GOOD).text
        apart.caps = Caps(seconds=4)
        yield apart


@pytest.mark.parametrize("what", BOMBS)
@pytest.mark.parametrize("reader", ["feed", "sitemap"])
def test_xml_bombs_do_not_go_off(impatient, what, reader):
    data = BOMBS[what].encode()
    if reader == "sitemap":
        data = data.replace(b"rss", b"urlset").replace(b"<item><link>", b"<url><loc>")
        data = data.replace(b"</link></item>", b"</loc></url>")
    shown = ""
    with suppress(BadInput):
        shown = str(impatient.feed(data, "https://tarn.example/") if reader == "feed" else impatient.sitemap(data))
    assert "root:" not in shown
    assert len(shown) < 10_000


def test_a_pdf_bomb_costs_its_own_input(apart):
    packed = zlib.compress(b"0 " * 100_000_000, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    began = time.monotonic()
    error = failure(apart.pdf, document([stream]))
    assert error.type in ("bad_pdf", "reader_lost", "too_large", "reader_failed", "too_little_text")
    assert time.monotonic() - began < 40
    assert apart.page(GOOD).text


def test_deeply_nested_html_costs_its_own_input(apart):
    html = b"<html><body>" + b"<div>" * 300_000 + b"words " * 100
    with suppress(BadInput):
        apart.page(html)
    assert apart.page(GOOD).text
