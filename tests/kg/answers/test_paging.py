"""Cursors are opaque, come back as they were, and belong to one answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadCursor
from kg.paging import Page, cursor_of, every, key_of, page_of, within

PARTS = st.one_of(st.none(), st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False))


@given(st.lists(PARTS, min_size=1, max_size=4).map(tuple))
def test_a_key_comes_back_from_its_cursor(key: tuple[str | float | None, ...]) -> None:
    assert key_of("claims", cursor_of("claims", key), len(key)) == key


@given(st.text())
def test_what_nobody_handed_out_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor, match="`next` of the page before"):
        key_of("claims", cursor, 2)


def test_a_cursor_of_another_answer_is_refused() -> None:
    with pytest.raises(BadCursor, match="is a cursor of 'entities'"):
        key_of("claims", cursor_of("entities", ("a", "b")), 2)


def test_the_last_page_has_no_cursor() -> None:
    assert page_of("n", [1, 2], 2, lambda n: (n,)) == Page((1, 2))
    assert page_of("n", [1, 2, 3], 2, lambda n: (n,)) == Page((1, 2), cursor_of("n", (2,)))


def test_every_goes_through_all_pages() -> None:
    pages = {None: Page((1, 2), "x"), "x": Page((3,), None)}
    assert list(every(lambda cursor: pages[cursor])) == [1, 2, 3]


@pytest.mark.parametrize(("asked", "given_"), [(-1, 1), (0, 1), (7, 7), (10_000, 500)])
def test_a_page_has_bounds(asked: int, given_: int) -> None:
    assert within(asked) == given_
