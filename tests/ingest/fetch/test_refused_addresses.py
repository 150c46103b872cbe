"""What is never connected to: the address says so, or the resolver does, at the first request or at a redirect."""

import ipaddress

import pytest

from ingest.fetch.addresses import ailment
from ingest.fetch.rules import rules_of
from ingest.fetch.target import target_of
from kg.errors import BadInput, NotFetched
from tests.ingest.fetch.hostile import OTHER, PUBLIC

BAD_URLS = [
    ("ftp://news.example/a", "bad_url", "only http and https"),
    ("file:///etc/passwd", "bad_url", "only http and https"),
    ("gopher://news.example/1", "bad_url", "only http and https"),
    ("javascript:alert(1)", "bad_url", "only http and https"),
    ("data:text/html,hello", "bad_url", "only http and https"),
    ("news.example/story", "bad_url", "only http and https"),
    ("//news.example/story", "bad_url", "only http and https"),
    ("http:///story", "bad_url", "names no host"),
    ("http://", "bad_url", "names no host"),
    ("http://news.example@127.0.0.1/", "bad_url", "user name"),
    ("http://user:word@news.example/", "bad_url", "user name"),
    ("http://news.example\\@127.0.0.1/", "bad_url", "backslash"),
    ("http://127.0.0.1\\.news.example/", "bad_url", "backslash"),
    ("http://news.example%2f@127.0.0.1/", "bad_url", "user name"),
    ("http://127.0.0.1%2e.news.example/", "bad_url", "percent-encoded"),
    ("http://news.example/\r\nHost: inner", "bad_url", "control character"),
    ("http://news.example/a b", "bad_url", "blank"),
    ("http://news.example/" + "a" * 5000, "bad_url", "characters"),
    ("http://2130706433/", "bad_url", "odd spelling"),
    ("http://0x7f000001/", "bad_url", "odd spelling"),
    ("http://0x7f.0.0.1/", "bad_url", "odd spelling"),
    ("http://0177.0.0.1/", "bad_url", "odd spelling"),
    ("http://127.1/", "bad_url", "odd spelling"),
    ("http://127.0.0.1.2/", "bad_url", "odd spelling"),
    ("http://127.0.0.08/", "bad_url", "odd spelling"),
    ("http://１２７.0.0.1/", "refused_address", "loopback"),
    ("http://①②⑦.0.0.1/", "refused_address", "loopback"),
    ("http://127。0。0。1/", "refused_address", "loopback"),
    ("http://[::1%25eth0]/", "bad_url", "network card"),
    ("http://[::1]x/", "bad_url", "http://[::1]x/"),
    ("http://[::g]/", "bad_url", "IPv6"),
    ("http://news..example/", "bad_url", "no host name"),
    ("http://-news.example/", "bad_url", "no host name"),
    ("http://news.example:22/", "refused_port", "port 22"),
    ("http://news.example:6379/", "refused_port", "ONRECORD_ALLOW=news.example:6379"),
    ("https://news.example:8443/", "refused_port", "port 8443"),
    ("http://news.example:0/", "bad_url", "no port"),
    ("http://news.example:99999/", "bad_url", "no port"),
    ("http://news.example:8o/", "bad_url", "no port"),
    ("http://localhost/", "refused_address", "this machine"),
    ("http://LOCALHOST./", "refused_address", "this machine"),
    ("http://printer/", "refused_address", "this machine"),
    ("http://db.localhost/", "refused_address", "this machine"),
    ("http://metadata.google.internal/", "refused_address", "this machine"),
    ("http://nas.local/", "refused_address", "this machine"),
]

BAD_ADDRESSES = [
    ("0.0.0.0", "this network"),
    ("10.1.2.3", "private"),
    ("100.64.0.1", "carrier"),
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "loopback"),
    ("169.254.169.254", "metadata"),
    ("169.254.1.1", "link-local"),
    ("172.31.255.1", "private"),
    ("192.0.0.170", "reserved"),
    ("192.0.2.1", "example"),
    ("192.88.99.1", "6to4"),
    ("192.168.1.1", "private"),
    ("198.18.0.1", "measurements"),
    ("224.0.0.1", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "broadcast"),
    ("::", "no address"),
    ("::1", "loopback"),
    ("::127.0.0.1", "IPv4-compatible"),
    ("::ffff:127.0.0.1", "IPv4-mapped"),
    ("::ffff:93.184.215.14", "IPv4-mapped"),
    ("::ffff:0:127.0.0.1", "IPv4-translated"),
    ("64:ff9b::7f00:1", "NAT64"),
    ("64:ff9b:1::1", "NAT64"),
    ("100::1", "outside"),
    ("2001:0:7f00:1::", "Teredo"),
    ("2001:db8::1", "example"),
    ("2002:7f00:1::", "6to4"),
    ("fc00::1", "private"),
    ("fd00:ec2::254", "metadata"),
    ("fe80::1", "link-local"),
    ("fec0::1", "private"),
    ("ff02::1", "multicast"),
    ("5f00::1", "outside"),
]


def refused(client, url):
    with pytest.raises(NotFetched) as caught:
        client.fetch(url)
    return caught.value


@pytest.mark.parametrize(("url", "type", "words"), BAD_URLS)
def test_an_address_that_leads_astray_is_refused(web, url, type, words):
    error = refused(web.client(), url)
    assert error.type == type
    assert words in error.detail
    assert web.connected == []


@pytest.mark.parametrize(("address", "words"), BAD_ADDRESSES)
def test_an_inner_address_is_refused_as_it_stands_and_as_the_resolver_gives_it(web, address, words):
    literal = f"[{address}]" if ":" in address else address
    assert words in refused(web.client(), f"http://{literal}/").detail
    web.addresses["news.example"] = [[address]]
    error = refused(web.client(), "https://news.example/")
    assert (error.type, words in error.detail, "ONRECORD_ALLOW" in error.detail) == ("refused_address", True, True)
    assert web.connected == []


@pytest.mark.parametrize("address", [PUBLIC, OTHER, "1.1.1.1", "2606:4700::1111"])
def test_public_addresses_pass(address):
    assert ailment(ipaddress.ip_address(address)) is None


def test_one_inner_address_among_public_ones_refuses_the_name(web):
    web.addresses["news.example"] = [[PUBLIC, "10.0.0.1"]]
    assert refused(web.client(), "http://news.example/").type == "refused_address"


@pytest.mark.parametrize("answer", [[], ["not an address"]])
def test_a_name_that_nobody_knows_is_told(web, answer):
    web.addresses["news.example"] = [answer]
    assert refused(web.client(), "http://news.example/").type == "unknown_host"


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "//169.254.169.254/latest/meta-data/",
        "http://inner.example/",
        "http://news.example:22/",
        "http://localhost/",
        "file:///etc/passwd",
        "http://0x7f000001/",
        "http://me@news.example/",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(web, served, place):
    web.addresses["inner.example"] = [["192.168.0.7"]]
    served.redirect("news.example/", place)
    error = refused(web.client(), "http://news.example/")
    assert error.type in ("refused_address", "refused_port", "bad_url")
    assert "redirects" in error.detail or "inner.example" in error.detail
    assert {address for address, _ in web.connected} == {PUBLIC}


def test_a_resolver_that_changes_its_answer_is_asked_again_and_checked_again(web, served):
    served.page("news.example/robots.txt", head="404 Not Found")
    web.addresses["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    served.page("news.example/", b"inner words")
    assert refused(web.client(), "http://news.example/").type == "refused_address"
    assert web.connected == [(PUBLIC, 80)]


def test_the_connection_goes_to_the_checked_address_and_the_name_is_asked_once(web, served):
    asked = []
    resolve = web.resolve
    web.resolve = lambda host, port: asked.append(host) or resolve(host, port)
    served.page("news.example/", b"words")
    client = web.client()
    client.fetch("https://news.example/")
    assert len(asked) == len(web.connected) == len(served.asked)
    assert set(web.connected) == {(PUBLIC, 443)}
    assert set(served.names) == {"news.example"}


def test_a_certificate_of_another_name_is_refused(web, served):
    served.page("other.example/", b"words")
    error = refused(web.client(), "https://other.example/")
    assert error.type in ("unreachable", "robots")
    assert "certificate" in error.detail


def test_what_the_setting_allows_passes_and_nothing_more(web, served):
    web.addresses["inner.example"] = [["10.1.2.3"]]
    served.page("inner.example/", b"words")
    served.page("inner.example:8080/", b"words")
    served.page("10.1.2.3/", b"words")
    for entry, url in [
        ("inner.example", "http://inner.example/"),
        ("inner.example:8080", "http://inner.example:8080/"),
        ("10.1.0.0/16", "http://inner.example/"),
        ("10.1.2.3", "http://10.1.2.3/"),
    ]:
        assert web.client(rules_of([entry])).fetch(url).body == b"words"
    assert refused(web.client(rules_of(["inner.example"])), "http://inner.example:8080/").type == "refused_port"
    assert refused(web.client(rules_of(["10.2.0.0/16"])), "http://inner.example/").type == "refused_address"


def test_an_allowed_translation_does_not_let_inner_addresses_through():
    (network,) = rules_of(["64:ff9b::/96"]).networks
    assert ailment(ipaddress.ip_address("64:ff9b::5db8:d70e"), [network]) is None
    assert ailment(ipaddress.ip_address("64:ff9b::7f00:1"), [network]) == "loopback"


@pytest.mark.parametrize("entry", ["http://inner.example/", "a b", "10.0.0.1/99", "[fd00::1", "host:port"])
def test_a_setting_that_names_nothing_is_told(entry):
    with pytest.raises(BadInput, match="ONRECORD_ALLOW"):
        rules_of([entry])


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("http://news.example.:80/a?b=c#d", "http://news.example/a?b=c"),
        ("https://bücher.example/ä?ö=1", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=1"),
        ("http://news.example:443/", "http://news.example:443/"),
    ],
)
def test_one_address_has_one_spelling(url, asked):
    assert target_of(url, rules_of([])).url == asked
