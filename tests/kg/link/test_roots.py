"""Seven articles and one root are not seven confirmations."""

from __future__ import annotations

import pytest

from kg.roots import Step, Voiced, count_roots, standings

ILSE = Step("e1", "Ilse Tann", False, "states")
HERALD = Step("e2", "The Orlo Herald", False, "reports")
SOURCE = Step(None, "a person close to Velmar", True, "states")


def printed(claim: str, outlet: str, *chain: Step, medium: Step | None = None) -> Voiced:
    host = outlet.lower().replace(" ", "") + ".example"
    return Voiced(claim, f"ar-{claim}", host, f"2025-01-0{claim[-1]}", chain, "words", outlet, medium)


@pytest.mark.parametrize(
    ("voiced", "copies", "roots"),
    [
        ([printed("c1", "Orlo Herald", ILSE), printed("c2", "Karsk Post", ILSE)], {}, 1),
        ([printed("c1", "Orlo Herald", SOURCE), printed("c2", "Karsk Post", SOURCE)], {}, 2),
        ([printed("c1", "Orlo Herald", SOURCE), printed("c2", "Karsk Post", HERALD, SOURCE)], {}, 1),
        ([printed("c1", "Orlo Herald", SOURCE), printed("c2", "Karsk Post", SOURCE)], {"ar-c2": "ar-c1"}, 1),
        ([printed("c2", "Karsk Post", HERALD, SOURCE), printed("c3", "Tarn News", HERALD, SOURCE)], {}, 1),
        ([printed("c1", "Orlo Herald"), printed("c2", "Karsk Post", HERALD)], {}, 1),
        ([printed("c2", "Karsk Post", SOURCE, medium=HERALD), printed("c3", "Orlo Herald", SOURCE)], {}, 1),
        ([printed("c1", "Orlo Herald", ILSE), printed("c2", "Karsk Post", SOURCE)], {}, 2),
        ([printed("c1", "Orlo Herald", SOURCE), printed("c1", "Orlo Herald", HERALD, SOURCE)], {}, 1),
    ],
)
def test_roots_are_counted_once(voiced: list[Voiced], copies: dict[str, str], roots: int) -> None:
    assert count_roots(voiced, copies) == roots


def test_an_echo_says_whom_it_has_it_from() -> None:
    first, second = standings([printed("c1", "Orlo Herald", SOURCE), printed("c2", "Karsk Post", HERALD, SOURCE)], {})
    assert (first.standing, first.why) == ("root", None)
    assert (second.standing, second.why) == ("echo", "its article has it from The Orlo Herald")


def test_copies_of_copies_lead_to_the_first_print() -> None:
    voiced = [printed(f"c{n}", f"Paper {n}", SOURCE) for n in (1, 2, 3)]
    found = standings(voiced, {"ar-c2": "ar-c1", "ar-c3": "ar-c2"})
    assert [(s.root, s.standing) for s in found] == [(0, "root"), (0, "copy"), (0, "copy")]
