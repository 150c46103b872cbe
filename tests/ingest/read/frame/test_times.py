"""A time expression becomes a stretch of days, seen from the day of publication."""

from __future__ import annotations

import pytest

from ingest.read.frame.times import find_times

PUBLISHED = "2025-03-12T08:30:00Z"  # a Wednesday


def read(text: str, published_at: str | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    return [(time.text, time.from_, time.to) for time in find_times(text, (0, len(text)), published_at)]


@pytest.mark.parametrize(
    ("text", "printed", "first", "last"),
    [
        ("It met on Tuesday.", "Tuesday", "2025-03-11", "2025-03-11"),
        ("It met on Wednesday.", "Wednesday", "2025-03-12", "2025-03-12"),
        ("It met last Wednesday.", "last Wednesday", "2025-03-05", "2025-03-05"),
        ("It will meet on Friday.", "Friday", "2025-03-14", "2025-03-14"),
        ("On Friday, the court will rule.", "Friday", "2025-03-14", "2025-03-14"),
        ("It meets next Monday.", "next Monday", "2025-03-17", "2025-03-17"),
        ("It met yesterday.", "yesterday", "2025-03-11", "2025-03-11"),
        ("It met this morning.", "this morning", "2025-03-12", "2025-03-12"),
        ("It meets tomorrow.", "tomorrow", "2025-03-13", "2025-03-13"),
        ("It met two weeks ago.", "two weeks ago", "2025-02-23", "2025-03-01"),
        ("It met three days ago.", "three days ago", "2025-03-09", "2025-03-09"),
        ("It met a year ago.", "a year ago", "2024-01-01", "2024-12-31"),
        ("It met five months ago.", "five months ago", "2024-10-01", "2024-10-31"),
        ("It met last week.", "last week", "2025-03-03", "2025-03-09"),
        ("It met last weekend.", "last weekend", "2025-03-08", "2025-03-09"),
        ("It met last month.", "last month", "2025-02-01", "2025-02-28"),
        ("It met last year.", "last year", "2024-01-01", "2024-12-31"),
        ("It met earlier this year.", "earlier this year", "2025-01-01", "2025-03-12"),
        ("It meets later this year.", "later this year", "2025-03-12", "2025-12-31"),
        ("It met late last year.", "late last year", "2024-09-01", "2024-12-31"),
        ("It met in January.", "January", "2025-01-01", "2025-01-31"),
        ("It met in November.", "November", "2024-11-01", "2024-11-30"),
        ("It will meet in November.", "November", "2025-11-01", "2025-11-30"),
        ("It met on January 29.", "January 29", "2025-01-29", "2025-01-29"),
        ("It met on 29 January.", "29 January", "2025-01-29", "2025-01-29"),
        ("It met on Jan. 5, 2024.", "Jan. 5, 2024", "2024-01-05", "2024-01-05"),
        ("It met on March 3-5, 2024.", "March 3-5, 2024", "2024-03-03", "2024-03-05"),
        ("It met in June 2023.", "June 2023", "2023-06-01", "2023-06-30"),
        ("It met on 2024-02-29.", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("It met on 31/12/2024.", "31/12/2024", "2024-12-31", "2024-12-31"),
        ("It met in 2019.", "2019", "2019-01-01", "2019-12-31"),
        ("It met at the end of 2024.", "the end of 2024", "2024-12-01", "2024-12-31"),
        ("It met in early 2023.", "early 2023", "2023-01-01", "2023-04-30"),
        ("It met in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("It grew in Q3.", "Q3", "2024-07-01", "2024-09-30"),
        ("It grew in the third quarter of 2023.", "the third quarter of 2023", "2023-07-01", "2023-09-30"),
        ("It grew in the first half of 2024.", "the first half of 2024", "2024-01-01", "2024-06-30"),
        ("It met last summer.", "last summer", "2024-06-01", "2024-08-31"),
        ("It has met since 2019.", "since 2019", "2019-01-01", "2025-03-12"),
        ("It will meet until June 2026.", "until June 2026", None, "2026-06-30"),
        ("It will end by the end of next year.", "by the end of next year", None, "2026-12-31"),
        ("It met before 2019.", "before 2019", None, "2018-12-31"),
        ("It met after 2019.", "after 2019", "2020-01-01", None),
        ("It met from June to August.", "from June to August", "2024-06-01", "2024-08-31"),
        ("It met between 2019 and 2021.", "between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("It grew over the past two years.", "over the past two years", "2023-03-12", "2025-03-12"),
        ("It will grow over the next five years.", "over the next five years", "2025-03-12", "2030-03-12"),
        ("It grew in recent weeks.", "in recent weeks", "2025-01-29", "2025-03-12"),
        ("The case was due to rain and fell on Tuesday.", "Tuesday", "2025-03-11", "2025-03-11"),
    ],
)
def test_a_time_is_resolved_to_days(text: str, printed: str, first: str | None, last: str | None) -> None:
    assert read(text) == [(printed, first, last)]


@pytest.mark.parametrize(
    "text", ["It met on Tuesday.", "It met last year.", "It met in January.", "It met two weeks ago."]
)
def test_without_a_day_of_publication_a_relative_time_has_no_dates(text: str) -> None:
    ((_, first, last),) = read(text, None)
    assert (first, last) == (None, None)


def test_an_absolute_time_needs_no_day_of_publication() -> None:
    assert read("It met in June 2023.", None) == [("June 2023", "2023-06-01", "2023-06-30")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister may resign and march on.",
        "The sun rose and the cat sat.",
        "The lab bought 2048 cards.",
        "The second half began.",
        "It cost $2000.",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert read(text) == []


def test_a_date_that_two_countries_read_differently_is_left_open() -> None:
    assert read("It met on 03/04/2024.") == [("03/04/2024", None, None)]


def test_each_time_of_a_sentence_stands_with_its_words() -> None:
    text = "The paper wrote on Monday (March 10) that it fell in 2023."
    assert read(text) == [
        ("Monday", "2025-03-10", "2025-03-10"),
        ("March 10", "2025-03-10", "2025-03-10"),
        ("2023", "2023-01-01", "2023-12-31"),
    ]
    assert all(text[time.start : time.end] == time.text for time in find_times(text, (0, len(text)), PUBLISHED))


def test_only_the_asked_stretch_is_read() -> None:
    text = "On Monday it rose. On Tuesday it fell."
    assert [time.text for time in find_times(text, (19, len(text)), PUBLISHED)] == ["Tuesday"]
