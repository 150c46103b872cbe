"""Which names name the same, and which phrases and pronouns mean them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Called = Callable[[str, str], str | None]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param("Jane Odell spoke. Later Odell left.", "Odell", "Jane Odell", id="surname"),
        pytest.param(
            "Jane Odell met Peter Odell. Mr. Odell was late, said Mrs. Odell.", "Odell", "Jane Odell", id="two bearers"
        ),
        pytest.param(
            "The Coastal Shipping Agency (CSA) met. The CSA was late.", "CSA", "Coastal Shipping Agency", id="brackets"
        ),
        pytest.param(
            "The Coastal Shipping Agency met on Monday. Later the CSA left.",
            "CSA",
            "Coastal Shipping Agency",
            id="initials",
        ),
        pytest.param(
            "David Harlow spoke. Harlow was tired. The Gazette quoted Harlaw as saying so.",
            "Harlaw",
            "David Harlow",
            id="misspelling",
        ),
        pytest.param("Orrin Corp. denied it. Then Orrin paid.", "Orrin", "Orrin Corp", id="legal suffix"),
        pytest.param(
            "The firm sits in Lindhaven. The Lindhaven Courier and Broadwater News said so. It left Lindhaven.",
            "Lindhaven.",
            "Lindhaven",
            id="a paper is not the town in its name",
        ),
    ],
)
def test_names(called: Called, text: str, words: str, name: str) -> None:
    assert (called(text, words) or "").rstrip(".") == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "Jane Odell, the chief executive of Orrin, spoke on Monday. The chief executive was tired.",
            "chief executive",
            "Jane Odell",
            id="role",
        ),
        pytest.param(
            "The Chinese startup Orrin has met the American chipmaker Veltane. Veltane has sued the Chinese company.",
            "the Chinese company",
            "Orrin",
            id="company by its country",
        ),
        pytest.param(
            "Orrin Corp. denied it. The company said so on Monday.", "The company", "Orrin Corp", id="company"
        ),
        pytest.param(
            "Orrin, the developer of the chatbot Quillo, rose. Then the Quillo maker fell.",
            "the Quillo maker",
            "Orrin",
            id="by its product",
        ),
        pytest.param("Jane Odell sold the house. The company paid.", "The company", None, id="no body was named"),
    ],
)
def test_noun_phrases(called: Called, text: str, words: str, name: str | None) -> None:
    got = called(text, words)
    assert (got.rstrip(".") if got else got) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param("Jane Odell met Peter Reeve. She was tired.", "She", "Jane Odell", id="she"),
        pytest.param("Jane Odell met Peter Reeve. He was tired.", "He", "Peter Reeve", id="he"),
        pytest.param("Jane Odell was late. A spokesman was early. He waited.", "He", None, id="somebody unnamed"),
        pytest.param(
            "The Harbour Gazette reported that Orrin Corp. said it had paid.", "it", "Orrin Corp", id="nearest subject"
        ),
        pytest.param("Orrin Corp. said it is common that prices fall.", "it", None, id="it means nothing"),
        pytest.param("Peter Reeve told Tom Hale that he was late.", "he", "Peter Reeve", id="subject before object"),
    ],
)
def test_pronouns(called: Called, text: str, words: str, name: str | None) -> None:
    got = called(text, words)
    assert (got.rstrip(".") if got else got) == name
