"""A quantity is a value or an interval, in a unit, of what it counts or measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.read.frame.quantities import find_quantities
from ingest.read.frame.times import dated_spans, find_times
from kg.records import Quantity

if TYPE_CHECKING:
    from spacy.language import Language


def read(nlp: Language, text: str) -> list[Quantity]:
    whole = (0, len(text))
    return find_quantities(nlp(text), whole, dated_spans(find_times(text, whole, "2025-03-12")))


def interval(nlp: Language, text: str) -> list[tuple[float | None, float | None]]:
    return [(q.low, q.high) for q in read(nlp, text)]


def same(value: float) -> tuple[float, float]:
    return (value, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The mill has 2,048 looms.", [2048]),
        ("It owns 1.5 million hens.", [1_500_000]),
        ("Seven ferries sank.", [7]),
        ("Twenty-five guests came.", [25]),
        ("One hundred and twelve goats died.", [112]),
        ("Three hundred thousand letters arrived.", [300_000]),
        ("A dozen crates were found.", [12]),
        ("Two dozen crates were found.", [24]),
        ("Half a million letters arrived.", [500_000]),
        ("It took two and a half hours.", [2.5]),
        ("The model has 13B parameters.", [13e9]),
        ("The site has 40k readers.", [40_000]),
        ("It sold 1.2m copies.", [1_200_000]),
        ("A hundred cows grazed there.", [100]),
        ("He owns three crore bricks.", [30_000_000]),
        ("The pump and the valve cost 5 and 7 crowns.", [5, 7]),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(nlp: Language, text: str, values: list[float]) -> None:
    assert interval(nlp, text) == [same(value) for value in values]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("More than 300 hens died.", 300, None, False),
        ("At least 40 barges sank.", 40, None, False),
        ("Over 90 barges sank.", 90, None, False),
        ("No fewer than 12 barges sank.", 12, None, False),
        ("It holds 900 or more.", 900, None, False),
        ("It has 50,000+ readers.", 50_000, None, False),
        ("Fewer than 40 barges sank.", None, 40, False),
        ("Up to 60 barges sank.", None, 60, False),
        ("No more than 12 barges sank.", None, 12, False),
        ("Under 20 barges sank.", None, 20, False),
        ("About 300 hens died.", 300, 300, True),
        ("Some 300 hens died.", 300, 300, True),
        ("Roughly 300 hens died.", 300, 300, True),
        ("Nearly 600 hens died.", 540, 600, True),
        ("Just over 100 hens died.", 100, 110, True),
        ("Between 5 and 7 barges sank.", 5, 7, False),
        ("Five to seven barges sank.", 5, 7, False),
        ("The tests need 5-7 barges.", 5, 7, False),
        ("Two or three barges sank.", 2, 3, True),
        ("Some 5 to 7 million hens died.", 5e6, 7e6, True),
        ("Hundreds of hens died.", 200, None, True),
        ("Tens of thousands of hens died.", 20_000, None, True),
        ("Several hundred hens died.", 300, 900, True),
        ("A few thousand hens died.", 2000, 9000, True),
        ("A couple of hens died.", 2, 2, True),
        ("Exactly 300 hens died.", 300, 300, False),
    ],
)
def test_bounds_ranges_and_approximators_make_an_interval(
    nlp: Language, text: str, low: float | None, high: float | None, approximate: bool
) -> None:
    (quantity,) = read(nlp, text)
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, approximate)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("The bridge cost $5.6 million.", 5_600_000, "USD"),
        ("The bridge cost 5.6 million dollars.", 5_600_000, "USD"),
        ("The bridge cost US$5.6bn.", 5_600_000_000, "USD"),
        ("The bridge cost €3m.", 3_000_000, "EUR"),
        ("The bridge cost £2.5 million.", 2_500_000, "GBP"),
        ("The bridge cost C$40 million.", 40_000_000, "CAD"),
        ("The bridge cost 300 million yen.", 300_000_000, "JPY"),
        ("The bridge cost Rs 500 crore.", 5_000_000_000, "INR"),
        ("The fine was 20m euros.", 20_000_000, "EUR"),
        ("The stamp costs 80 cents.", 0.8, "USD"),
        ("The share fell 17%.", 17, "%"),
        ("The share fell 17 percent.", 17, "%"),
        ("The share fell nine percentage points.", 9, "pp"),
        ("The rate rose by 25 basis points.", 0.25, "pp"),
        ("Two-thirds of voters stayed away.", 66.6667, "%"),
        ("Half of the voters stayed away.", 50, "%"),
        ("A quarter of voters stayed away.", 25, "%"),
        ("One in five voters stayed away.", 20, "%"),
        ("The barge weighs 40 tonnes.", 40, "tonne"),
        ("The crate weighs 12kg.", 12, "kg"),
        ("The road is 30 kilometres long.", 30, "km"),
        ("It lasted three hours.", 3, "hour"),
        ("The train runs at 85 miles per hour.", 85, "mph"),
        ("The job pays $15 an hour.", 15, "USD/hour"),
        ("He carried 750 pounds of cement.", 750, "lb"),
        ("The park covers 12 square kilometres.", 12, "km2"),
        ("The plant makes 300 megawatts.", 300, "MW"),
        ("It is a 10-year deal.", 10, "year"),
        ("She joined aged 14.", 14, "year"),
    ],
)
def test_units_and_currencies_have_one_name(nlp: Language, text: str, low: float, unit: str) -> None:
    (quantity,) = read(nlp, text)
    assert (quantity.low, quantity.unit) == (low, unit)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The lab used 2,048 Veltrix H8 graphics cards.", ["Veltrix H8 graphics cards"]),
        ("It bought 300 more looms.", ["looms"]),
        ("Dozens of angry farmers came.", ["angry farmers"]),
        ("Three of the five judges agreed.", ["judges", "judges"]),
        ("Sixty percent of monthly wages went on rent.", ["monthly wages"]),
        ("The mill made a loss of $5 million.", ["loss"]),
        ("The mill won a $500 million contract.", ["contract"]),
        ("The lab spent $5.6 million to train the model.", ["cost of training model"]),
        ("The lab spent $5.6 million on chips.", ["chips"]),
        ("The bridge cost $9 million.", ["cost of bridge"]),
        ("The stock of the mill fell 17%.", ["stock of the mill"]),
        ("The mill raised prices by 5%.", ["prices"]),
        ("A 5-year-old boy was found.", ["boy"]),
        ("It comes in 100, 50 and 25 pound bags.", ["bags", "bags", "bags"]),
        ("More than half the members left.", ["members"]),
    ],
)
def test_a_quantity_says_what_it_counts_or_measures(nlp: Language, text: str, of: list[str]) -> None:
    assert [quantity.of for quantity in read(nlp, text)] == of


@pytest.mark.parametrize(
    "text",
    [
        "The Boeing 737 landed.",
        "The GPT-4 and H800 names are printed.",
        "The third man left on the 5th floor.",
        "He was born in 1987.",
        "The meeting is on March 5, 2024.",
        "The train left at 10:30.",
        "See page 3 and Article 50.",
        "Call 555-123-4567 now.",
        "The Rovers won 3-1.",
        "Ana Brandt, 42, left.",
        "Flight 370 is late.",
        "One of the judges left, and no one spoke.",
        "It happened two weeks ago.",
        "Windows 11 is out.",
    ],
)
def test_names_dates_ordinals_and_results_are_no_quantities(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_a_move_from_one_value_to_another_is_two_quantities(nlp: Language) -> None:
    assert interval(nlp, "The price rose from 5% to 7%.") == [same(5), same(7)]


def test_each_number_of_a_sentence_has_its_own_unit_and_matter(nlp: Language) -> None:
    found = read(
        nlp,
        "The lab used only 2,048 Veltrix cards and spent $5.6 million to train a model with 671 billion parameters.",
    )
    assert [(q.low, q.unit, q.of) for q in found] == [
        (2048, None, "Veltrix cards"),
        (5_600_000, "USD", "cost of training model"),
        (671e9, None, "parameters"),
    ]


def test_the_words_of_the_bound_are_part_of_the_printed_text(nlp: Language) -> None:
    text = "At least 40 barges sank."
    (quantity,) = read(nlp, text)
    assert quantity.text == "At least 40" == text[quantity.start : quantity.end]


def test_a_length_of_time_without_a_day_to_count_from_is_a_quantity(nlp: Language) -> None:
    text = "It happened two weeks ago."
    times = find_times(text, (0, len(text)), None)
    assert [(q.low, q.unit) for q in find_quantities(nlp(text), (0, len(text)), dated_spans(times))] == [(2, "week")]
