"""Two numbers of one measure agree, one holds the other, or they cannot both be right."""

from __future__ import annotations

import pytest

from kg.compare import compare
from kg.compare.measure import measure, standing
from kg.records import Quantity
from tests.kg.compare.sides import number, said


def interval(low: float | None, high: float | None, text: str = "", *, unit: str | None = None, about: bool = False):
    return measure(Quantity(low, high, unit, None, about, text, 0, len(text)))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (interval(5, 5), interval(5, 5), "equal"),
        (interval(2, 2), interval(8, 8), "disjoint"),
        (interval(6, 6), interval(1, None, "more than 1"), "within"),
        (interval(None, 750, "less than 750"), interval(350, 350), "around"),
        (interval(9, 9), interval(9, None, "more than 9"), "touching"),
        (interval(9, 9), interval(9, None, "at least 9"), "within"),
        (interval(5600, 5600, "about 5,600", about=True), interval(5581, 5581), "around"),
        (interval(5600, 5600), interval(5581, 5581), "rounded"),
        (interval(10, 10), interval(8, 8), "disjoint"),
        (interval(600e9, 600e9), interval(589e9, 589e9), "disjoint"),
        (interval(1, 1, unit="km"), interval(1000, 1000, unit="metres"), "equal"),
        (interval(2, 2, unit="weeks"), interval(14, 14, unit="days"), "equal"),
        (interval(5, 10), interval(8, 12), "overlap"),
    ],
)
def test_intervals_stand_to_one_another(a, b, expected: str) -> None:
    assert standing(a, b) == expected


def used(many: str, low: float | None, high: float | None = None, *, what: str = "turbines", **more):
    text = f"Velmar Power ran {many} {what} at the Orlo plant"
    return said(text, number(text, many, low, high, of=what, **more))


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (used("2,048", 2048), used("10,000", 10000), "contradicts"),
        (used("more than 2,000", 2000, open=True), used("1,500", 1500), "contradicts"),
        (used("about 5,600", 5600, approximate=True), used("5,581", 5581), "supports"),
        (used("6", 6), used("more than 1", 1, open=True), "supports"),
        (used("more than 1", 1, open=True), used("6", 6), "compatible"),
        (used("2,048", 2048), used("2,048", 2048, what="red turbines"), "supports"),
        (used("40 percent of", 40, unit="%"), used("2,048", 2048), "cannot_tell"),
        (used("40 km", 40, unit="km"), used("3 kg", 3, unit="kg"), "cannot_tell"),
        (used("2,048", 2048, what="turbines"), used("10,000", 10000, what="engineers"), "cannot_tell"),
        (used("2,048", 2048), used("300 of its", 300), "compatible"),
    ],
)
def test_numbers_of_one_measure_decide(a, b, verdict: str) -> None:
    assert compare(a, b).verdict == verdict


def test_the_reason_names_measure_and_numbers() -> None:
    verdict = compare(used("2,048", 2048), used("10,000", 10000))
    assert "same measure (turbines); 2,048 against 10,000" in verdict.reasons
    assert verdict.spans.a == ((17, 22),)
    assert verdict.spans.b == ((17, 23),)


def test_one_number_against_several_of_the_measure_tells_nothing() -> None:
    lunch = "The canteen served 9 pizzas for lunch and 6 pizzas for dinner on Sunday"
    total = "The canteen served 17 pizzas on Sunday"
    a = said(lunch, number(lunch, "9", 9, of="pizzas"), number(lunch, "6", 6, of="pizzas"))
    assert compare(a, said(total, number(total, "17", 17, of="pizzas"))).verdict != "contradicts"


def test_numbers_find_their_partner_in_any_order() -> None:
    one, two = "The blast killed 2 guards and hurt 5 drivers", "The blast hurt 5 drivers and killed 2 guards"
    a = said(one, number(one, "2", 2, of="guards"), number(one, "5", 5, of="drivers"))
    b = said(two, number(two, "5", 5, of="drivers"), number(two, "2", 2, of="guards"))
    assert compare(a, b).verdict == "supports"
