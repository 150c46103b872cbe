"""Which relations are listed, in which order, page by page."""

from __future__ import annotations

import pytest

from kg.contradictions import Relations, contradictions, relation
from kg.errors import BadCursor, NotFound
from kg.paging import every
from tests.kg.answers.conftest import Affair, express, relate


def test_shows_both_sides_with_their_chains(affair: Affair) -> None:
    (found,) = contradictions(affair.store).items
    sides = {found.a.id: found.a, found.b.id: found.b}
    assert set(sides) == {affair.claims["scoop"], affair.claims["reply"]}
    assert sides[affair.claims["reply"]].chain[-1].speaker == "Lena Orsk"
    assert sides[affair.claims["reply"]].article.outlet.name == "Tide Review"
    assert (found.kind, found.score, found.status, found.reasons) == (
        "quantity",
        0.9,
        "open",
        ("2,048 against 10,000",),
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Relations(), 1),
        (Relations(entity="Corvane Dynamics"), 1),
        (Relations(entity="corvane dynamics"), 1),
        (Relations(entity="Lena Orsk"), 1),
        (Relations(entity="Nobody Known"), 0),
        (Relations(entity="en-" + "0" * 24), 0),
        (Relations(outlet="meridianpost.example"), 1),
        (Relations(outlet="Tide Review"), 1),
        (Relations(outlet="dailyquill.example"), 0),
        (Relations(kind="quantity"), 1),
        (Relations(kind="polarity"), 0),
        (Relations(verdict="supports"), 0),
        (Relations(status="open"), 1),
        (Relations(status="rejected"), 0),
        (Relations(since="2031-03-05"), 1),
        (Relations(since="2031-03-06"), 0),
        (Relations(until="2031-03-05"), 1),
        (Relations(until="2031-03-04"), 0),
        (Relations(entity="Corvane Dynamics", outlet="Tide Review", since="2031-03-05", kind="quantity"), 1),
        (Relations(entity="Corvane Dynamics", outlet="Daily Quill"), 0),
    ],
)
def test_lists_what_is_wanted(affair: Affair, wanted: Relations, found: int) -> None:
    assert len(contradictions(affair.store, wanted).items) == found


def test_pages_hold_every_relation_once_the_most_certain_first(affair: Affair) -> None:
    for number in range(7):
        other = express(affair.store, f"other {number}", [f"cl-{number:024}"], [1.0, *[0.0] * 383])
        pair = [affair.claims["scoop"], affair.claims["reply"]]
        relate(affair.store, "contradicts", affair.chips, other, score=0.5 + number % 3 / 10, claims=pair)
    found = list(every(lambda cursor: contradictions(affair.store, cursor=cursor, limit=3)))
    assert len(found) == 8
    assert found == sorted(found, key=lambda one: (-one.score, one.id))


def test_one_relation_has_an_address(affair: Affair) -> None:
    assert relation(affair.store, affair.relation).id == affair.relation
    with pytest.raises(NotFound, match="list them anew"):
        relation(affair.store, "re-" + "0" * 24)


def test_a_cursor_of_another_verdict_is_refused(affair: Affair) -> None:
    other = express(affair.store, "other", ["cl-" + "1" * 24], [1.0, *[0.0] * 383])
    relate(affair.store, "contradicts", affair.chips, other, claims=[affair.claims["scoop"], affair.claims["reply"]])
    cursor = contradictions(affair.store, limit=1).next
    with pytest.raises(BadCursor):
        contradictions(affair.store, Relations(verdict="supports"), cursor=cursor)
