"""Where paragraphs and headings begin and end."""

from __future__ import annotations

import pytest

from ingest.read.blocks import blocks


def shapes(text: str) -> list[tuple[str, list[str]]]:
    return [(block.kind, [text[start:end] for start, end in block.spans]) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One stood.\n\nTwo fell.", [("paragraph", ["One stood."]), ("paragraph", ["Two fell."])]),
        ("One stood.\nTwo fell.", [("paragraph", ["One stood."]), ("paragraph", ["Two fell."])]),
        ("Harbour Plan Shelved\n\nIt rained.", [("heading", ["Harbour Plan Shelved"]), ("paragraph", ["It rained."])]),
        ("It rained.\n\nLeave a comment", [("paragraph", ["It rained."]), ("heading", ["Leave a comment"])]),
        ("", []),
        (" \n\n\t\n", []),
    ],
)
def test_lines_are_parted(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert shapes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained. The\n\nharbour flooded on Monday.",
        "It rained. The Harbour\n\nGazette said so on Monday.",
        "The board met, and the plan that it had\nput off was dropped.",
        "He thanked Mr.\nOdell for coming.",
    ],
)
def test_a_torn_sentence_is_one_block(text: str) -> None:
    assert len(shapes(text)) == 1


def test_a_heading_inside_a_torn_sentence_stands_apart() -> None:
    text = "It rained. The board said that the\n\nHarbour Plan Shelved\n\nplan was dead."
    assert shapes(text) == [
        ("paragraph", ["It rained. The board said that the", "plan was dead."]),
        ("heading", ["Harbour Plan Shelved"]),
    ]


def test_lines_of_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The harbour board met on Monday to speak about the plan that Veltane\n"
        "Shipping had sent it in the spring, and put it off until the summer\n"
        "because the survey of the sea bed was not ready."
    )
    assert len(shapes(text)) == 1
