"""Which agency an article credits, and that text of one agency has one root wherever it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.credits import agency_of
from kg.roots import Step, Voiced, count_articles, count_roots, standings

SOURCE = Step(None, "an official", True, "states")


@pytest.mark.parametrize(
    ("head", "foot", "authors", "agency"),
    [
        ("ORLO (Northern Wire) - The pump failed.", "", (), "Northern Wire"),
        ("KARSK, Tarn, March 3 (AP) — The pump failed.", "", (), "AP"),
        ("By Ada Brink, Northern Wire\nThe pump failed.", "", (), "Northern Wire"),
        ("The pump failed.", "", ("Ada Brink", "AP"), "AP"),
        ("The pump failed.", "", ("Ada Brink, Northern Wire",), "Northern Wire"),
        ("The pump failed.", "Reporting by Ada Brink in Orlo for Northern Wire.", (), "Northern Wire"),
        ("The pump failed.", "With material from the Tarn News Agency.", (), "Tarn News Agency"),
        ("The pump failed.", "It will be mended.\n(Northern Wire)", (), "Northern Wire"),
        ("The pump failed, he told Northern Wire.", "He told Northern Wire on Monday.", (), None),
        ("ORLO (Tarn County) - The pump failed.", "With material from the Karsk archive.", ("Ada Brink",), None),
        ("The wire (a copper one) - broke.", "Reporting by Ada Brink for Orlo Herald.", (), None),
        (None, None, (), None),
    ],
)
def test_a_credit_is_read_where_papers_print_it(
    head: str | None, foot: str | None, authors: tuple[str, ...], agency: str | None
) -> None:
    assert agency_of(head, foot, authors) == agency


def voiced(number: int, outlet: str, *chain: Step, agency: str | None = None, url: str | None = None) -> Voiced:
    host = outlet.lower().replace(" ", "") + ".example"
    day = f"2031-03-0{number}"
    return Voiced(f"c{number}", f"ar-{number}", host, day, chain, "words", outlet, url=url, agency=agency)


@pytest.mark.parametrize("chain", [(), (SOURCE,)], ids=["narration", "unnamed source"])
def test_two_papers_that_print_an_agency_have_one_root(chain: tuple[Step, ...]) -> None:
    first, second = voiced(1, "Orlo Herald", *chain), voiced(2, "Karsk Post", *chain)
    assert count_roots([first, second], {}) == 2
    both = [replace(one, agency="Northern Wire") for one in (first, second)]
    assert count_roots(both, {}) == 1
    own = voiced(3, "Northern Wire", *chain, agency=agency_of("", "", (), "Northern Wire"))
    found = standings([*both, own], {})
    assert [one.root for one in found] == [0, 0, 0]
    assert [one.standing for one in found] == ["echo", "echo", "root"]
    assert found[0].why == "its article prints text of Northern Wire"


def test_two_agencies_are_two_roots() -> None:
    both = [voiced(1, "Orlo Herald", SOURCE, agency="AP"), voiced(2, "Karsk Post", SOURCE, agency="Northern Wire")]
    assert count_roots(both, {}) == 2


def test_versions_of_one_page_are_one_article_and_one_root() -> None:
    url = "https://orloherald.example/pump"
    both = [voiced(1, "Orlo Herald", SOURCE, url=url), voiced(2, "Orlo Herald", SOURCE, url=url)]
    assert (count_articles(both), count_roots(both, {})) == (1, 1)
    assert [one.standing for one in standings(both[::-1], {})] == ["root", "copy"]
    apart = [replace(both[0], url=None), both[1]]
    assert (count_articles(apart), count_roots(apart, {})) == (2, 2)
