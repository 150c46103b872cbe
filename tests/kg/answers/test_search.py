"""Search by words and by meaning; nothing that is typed is syntax."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.entities import entities
from kg.search import By, search
from kg.words import any_word, queries
from tests.kg.answers.conftest import CHIPS, MORE, Affair


class Fixed:
    """Puts every text where the proposition on 10,000 chips lies."""

    def encode(self, texts: list[str]) -> np.ndarray:
        return np.array([[0.8, 0.6, *[0.0] * 382]] * len(texts), dtype=np.float32)


def found(affair: Affair, text: str, by: By) -> list[tuple[str, str]]:
    return [(hit.kind, hit.label) for hit in search(affair.store, Fixed(), text, by=by)]  # type: ignore[arg-type]


def test_finds_claims_articles_and_entities_by_words(affair: Affair) -> None:
    hits = found(affair, "Corvane", "words")
    assert ("entity", "Corvane Dynamics") in hits
    assert ("claim", CHIPS) in hits
    assert ("article", "Chips 2031-03-01") in hits


def test_what_holds_more_of_the_words_comes_first(affair: Affair) -> None:
    assert found(affair, "Lena Orsk", "words")[0] == ("entity", "Lena Orsk")
    claims = [label for kind, label in found(affair, "Corvane trained 10,000 chips", "words") if kind == "claim"]
    assert claims[0] == MORE


def test_finds_another_form_of_a_word(affair: Affair) -> None:
    assert ("claim", CHIPS) in found(affair, "models", "words")


def test_finds_by_meaning_the_nearest_first(affair: Affair) -> None:
    assert found(affair, "how many processors", "meaning") == [("claim", MORE), ("claim", CHIPS)]


def test_says_why(affair: Affair) -> None:
    hits = search(affair.store, Fixed(), "10,000 chips", by="both")  # type: ignore[arg-type]
    assert hits[0].label == MORE
    assert hits[0].why == "has '10', '000', 'chips'; near in meaning (1.00)"
    assert all(0 < hit.score <= 1 for hit in hits)


@pytest.mark.parametrize("text", ["", "   ", "!!!", "*", "\x00"])
def test_no_words_find_nothing(affair: Affair, text: str) -> None:
    assert found(affair, text, "words") == []


HOSTILE = [
    "(((",
    '"',
    "a AND NOT (",
    "x:y",
    "[a TO b]",
    "a^9~2",
    "\\",
    "' OR 1=1 //",
    "}) DETACH DELETE n //",
    "NOT",
    "/a/",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_are_only_words(affair: Affair, text: str) -> None:
    search(affair.store, Fixed(), text, by="words")  # type: ignore[arg-type]
    entities(affair.store, name=text)
    assert len(found(affair, "Corvane", "words")) > 0, "everything is still there"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_any_string_can_be_searched(embedded_affair: Affair, text: str) -> None:
    search(embedded_affair.store, Fixed(), text, by="words")  # type: ignore[arg-type]


@given(st.text())
def test_a_query_has_no_syntax(text: str) -> None:
    query = any_word(text)
    terms = query.split()
    assert {term for wide in queries(text) for term in wide.split()} <= {*terms, *(f"+{term}" for term in terms)}
    assert all(term.isalnum() or (term[:-1].isalnum() and term[-1] == "*" and len(term) > 4) for term in terms)
    assert not {"AND", "OR", "NOT", "TO"} & set(terms)
