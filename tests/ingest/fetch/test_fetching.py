"""What is fetched, with every step on the way; and the manners of asking."""

import gzip

import brotli
import pytest

from ingest.fetch import Manners, Rules
from ingest.fetch.manners import Turns
from ingest.fetch.transport import Proxied
from kg.errors import NotFetched
from tests.ingest.fetch.hostile import PUBLIC

PLACE, URL = "news.example/", "http://news.example/"


def refused(client, url=URL):
    with pytest.raises(NotFetched) as caught:
        client.fetch(url)
    return caught.value


def test_a_page_comes_with_all_its_steps(web, served):
    served.redirect("news.example/old", "https://news.example/new?a=b", "301 Moved Permanently")
    served.page("news.example/new?a=b", b"words", headers=["Content-Type: text/html; charset=UTF-8", "ETag: one"])
    got = web.client(manners=Manners(contact="desk@paper.example", delay=0)).fetch("http://news.example/old")
    assert (got.asked, got.url, got.status) == ("http://news.example/old", "https://news.example/new?a=b", 200)
    assert [(hop.url, hop.status, hop.address) for hop in got.hops] == [
        ("http://news.example/old", 301, PUBLIC),
        ("https://news.example/new?a=b", 200, PUBLIC),
    ]
    assert (got.media_type, got.charset, got.header("etag")) == ("text/html", "utf-8", "one")
    assert got.at.endswith("+00:00")
    agents = {head["user-agent"] for head in served.heads}
    assert len(agents) == 1
    assert agents.pop().endswith("(+desk@paper.example)")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(b"words")),
        ("x-gzip", gzip.compress(b"wor") + gzip.compress(b"ds") + b"\0\0"),
        ("br", brotli.compress(b"words")),
        ("identity", b"words"),
    ],
    ids=["gzip", "two members", "brotli", "as it is"],
)
def test_packed_bodies_are_unpacked(web, served, coding, body):
    served.page(PLACE, body, headers=[f"Content-Encoding: {coding}"])
    assert web.client().fetch(URL).body == b"words"


@pytest.mark.parametrize("place", ["/ä b", "/%C3%A4%20b", "/\xc3\xa4%20b"])
def test_redirects_are_followed_as_sites_write_them(web, served, place):
    served.say(
        PLACE, lambda asked: [f"HTTP/1.1 302 F\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")]
    )
    for path in ("/%C3%A4%20b", "/%E4%20b"):
        served.page(f"news.example{path}", b"words")
    assert web.client().fetch(URL).body == b"words"


def test_what_has_not_changed_is_not_sent_again(web, served):
    served.say(
        PLACE,
        lambda asked: [
            b"HTTP/1.1 304 Not Modified\r\n\r\n"
            if asked.headers.get("if-none-match") == '"one"' and asked.headers.get("if-modified-since") == "Monday"
            else b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords"
        ],
    )
    client = web.client()
    assert client.fetch(URL).status == 200
    again = client.fetch(URL, etag='"one"', modified="Monday")
    assert (again.status, again.body) == (304, b"")


def test_robots_rules_are_followed_and_asked_once(web, served):
    served.page("news.example/robots.txt", b"User-agent: onrecord\nDisallow: /closed\n\nUser-agent: *\nDisallow: /\n")
    served.page("news.example/open", b"words")
    client = web.client()
    for _ in range(2):
        assert client.fetch(URL + "open").body == b"words"
    error = refused(client, URL + "closed/story")
    assert (error.type, "robots.txt" in error.detail) == ("robots", True)
    assert served.asked.count("news.example/robots.txt") == 1
    assert "news.example/closed/story" not in served.asked


def test_a_redirect_into_what_is_closed_to_robots_is_not_followed(web, served):
    served.page("other.example/robots.txt", b"User-agent: *\nDisallow: /\n")
    served.redirect(PLACE, "http://other.example/")
    assert refused(web.client()).type == "robots"
    assert "other.example/" not in served.asked


@pytest.mark.parametrize(("head", "passes"), [("404 Not Found", True), ("403 Forbidden", True), ("500 Oh", False)])
def test_a_site_that_cannot_tell_its_rules_is_left_alone(web, served, head, passes):
    served.page("news.example/robots.txt", head=head)
    served.page(PLACE, b"words")
    if passes:
        assert web.client().fetch(URL).body == b"words"
    else:
        assert refused(web.client()).type == "robots"


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        (["X-Robots-Tag: noai, noimageai"], b"words", "the header X-Robots-Tag says noai, noimageai"),
        (["X-Robots-Tag: otherbot: noai"], b"words", "the header X-Robots-Tag says noai"),
        ([], b'<meta name="robots" content="index, NoAI">', "a meta tag says noai"),
        ([], b"<META content=noml name=robots >", "a meta tag says noml"),
    ],
)
def test_pages_that_ask_not_to_be_trained_on_say_so(web, served, caplog, headers, body, words):
    served.page(PLACE, body, headers=headers)
    caplog.set_level("INFO", "onrecord")
    assert web.client().fetch(URL).reserved == (words,)
    assert words in caplog.text


def test_sites_that_close_themselves_to_trainers_say_so(web, served):
    served.page("news.example/robots.txt", b"User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n")
    served.page(PLACE, b"words")
    assert web.client().fetch(URL).reserved == ("its robots.txt closes it to GPTBot, CCBot",)


@pytest.mark.parametrize("where", ["header", "meta", "file"])
def test_a_page_that_reserves_mining_is_not_read_without_the_right_to(web, served, where):
    headers = ["tdm-reservation: 1"] if where == "header" else []
    body = b'<meta name="tdm-reservation" content="1">' if where == "meta" else b"words"
    if where == "file":
        rules = b'[{"location": "/free/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]'
        served.page("news.example/.well-known/tdmrep.json", rules)
        served.page("news.example/free/a", b"words")
    served.page(PLACE, body, headers=headers)
    error = refused(web.client())
    assert (error.type, "ONRECORD_RESERVED=read" in error.detail) == ("reserved", True)
    got = web.client(manners=Manners(delay=0, read_reserved=True)).fetch(URL)
    assert "tdm-reservation" in got.reserved[0].replace("tdmrep.json says ", "")
    if where == "file":
        assert web.client().fetch(URL + "free/a").reserved == ()


def test_one_host_is_asked_no_oftener_than_it_wants():
    now, slept = [100.0], []
    turns = Turns(1.0, clock=lambda: now[0], sleep=slept.append)
    for host, wish in [("a", None), ("a", None), ("b", None), ("a", 5.0), ("a", 9999.0), ("a", None)]:
        turns.take(host, wish)
    assert slept == [1.0, 2.0, 7.0, 37.0]


def test_a_host_that_wants_to_be_left_alone_is_left_alone(web, served):
    served.page("news.example/busy", head="429 Too Many Requests", headers=["Retry-After: 7000"])
    served.page(PLACE, b"words")
    client = web.client()
    assert client.fetch(URL).body == b"words"
    refused(client, URL + "busy")
    asked = len(served.asked)
    error = refused(client)
    assert (error.type, 6900 < error.retry_after <= 7000, len(served.asked)) == ("held", True, asked)
    served.page("other.example/", b"words")
    assert client.fetch("http://other.example/").body == b"words"


def test_waiting_for_a_turn_does_not_count_as_the_sites_slowness(web, served):
    served.page("news.example/robots.txt", b"User-agent: *\nCrawl-delay: 2\n")
    served.page(PLACE, b"words")
    client = web.client(total=1.5)
    for _ in range(2):
        assert client.fetch(URL).body == b"words"


def test_what_a_site_says_of_itself_is_asked_again_in_time_and_does_not_pile_up(monkeypatch):
    from ingest.fetch import daily

    now, made = [0.0], []
    kept = daily.Daily(clock=lambda: now[0])

    def ask(site):
        return kept.get(site, lambda: (made.append(site) or len(made), 10.0))

    assert [ask("a"), ask("a"), ask("b")] == [1, 1, 2]
    now[0] = 11.0
    assert ask("a") == 3
    monkeypatch.setattr(daily, "MOST_SITES", 2)
    ask("c")
    assert made == ["a", "b", "a", "c"]
    assert ask("a") == 3


def test_no_proxy_is_taken_from_the_environment(web, served, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    served.page(PLACE, b"words")
    assert web.client().fetch(URL).body == b"words"


def test_a_proxy_that_is_set_is_asked_for_everything(web, served):
    from ingest.fetch import Client

    served.pages["news.example" + URL] = lambda asked: [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords"]
    transport = Proxied("http://proxy.example:3128", connect=web.connect)
    client = Client(Rules(), Manners(delay=0), transport=transport)
    assert client.fetch(URL).body == b"words"
    assert set(web.connected) == {("proxy.example", 3128)}
    assert refused(client, "http://10.0.0.1/").type == "refused_address"
