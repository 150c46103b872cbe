"""Bylines become lists of names, and printed times ISO 8601."""

from __future__ import annotations

import pytest

from ingest.page.authors import authors_of
from ingest.page.dates import iso_time


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ottilie Marsh", ["Ottilie Marsh"]),
        ("OTTILIE MARSH and JONAS FAIRWEATHER", ["Ottilie Marsh", "Jonas Fairweather"]),
        ("By Ann O’Hara, Bo Ek & Cy van der Berg", ["Ann O’Hara", "Bo Ek", "Cy van der Berg"]),
        ("Ottilie Marsh, Transport Correspondent", ["Ottilie Marsh"]),
        ("By Ottilie Marsh in Elmsgate | ottilie@echo.example", ["Ottilie Marsh"]),
        ("Staff writer", []),
        ("Elmsgate Echo", []),
        ("Ottilie Marsh; ottilie marsh", ["Ottilie Marsh"]),
    ],
)
def test_a_byline(byline: str, names: list[str]) -> None:
    assert list(authors_of([byline], outlet="Elmsgate Echo")) == names


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2025-05-08", "2025-05-08"),
        ("2025-05-08T00:00:00", "2025-05-08"),
        ("2025-05-08T14:05:00Z", "2025-05-08T14:05:00+00:00"),
        ("2025-05-08T14:05:00.123+01:00", "2025-05-08T14:05:00+01:00"),
        ("Thu, 08 May 2025 15:00:00 GMT", "2025-05-08T15:00:00+00:00"),
        ("8 May 2025", "2025-05-08"),
        ("May 8, 2025 3:30 PM EDT", "2025-05-08T15:30:00-04:00"),
        ("last Thursday", None),
        ("2025-13-40", None),
        ("", None),
    ],
)
def test_a_time(printed: str, iso: str | None) -> None:
    assert iso_time(printed) == iso
