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
        ("Marsh, Ottilie", ["Ottilie Marsh"]),
        ("de la Cruz, Maria", ["Maria de la Cruz"]),
        ("Dr. Ottilie Marsh, MD", ["Ottilie Marsh"]),
        ("By Robert Marsh, Jr., and Ann Lee", ["Robert Marsh Jr.", "Ann Lee"]),
        ("Ottilie Marsh is a reporter covering the harbour for the Echo.", ["Ottilie Marsh"]),
        ("By Ottilie Marsh Senior Political Editor", ["Ottilie Marsh"]),
        ("By OTTILIE MARSH and ANN MCDONALD, Associated Press", ["Ottilie Marsh", "Ann McDonald"]),
        ("Associated Press writers Ottilie Marsh and Ann Lee", ["Ottilie Marsh", "Ann Lee"]),
        ("By Ottilie Marsh 3 min read", ["Ottilie Marsh"]),
        ("Written by Ottilie Marsh Published 8 May 2025", ["Ottilie Marsh"]),
        ("Story by Ottilie Marsh Photos by Ann Lee", ["Ottilie Marsh"]),
        ("Ottilie Marsh in Elmsgate and Ann Lee in Norport", ["Ottilie Marsh", "Ann Lee"]),
        ("Ottilie Marsh and agencies", ["Ottilie Marsh"]),
        ("Ottilie Marsh | Elmsgate Echo", ["Ottilie Marsh"]),
        ("Ottilie Marsh, Reuters", ["Ottilie Marsh"]),
        ("ottilie@echo.example (Ottilie Marsh)", ["Ottilie Marsh"]),
        ("Reuters", ["Reuters"]),
        ("Estuary Press Agency", ["Estuary Press Agency"]),
        ("ottilie-marsh", []),
        ("omarsh", []),
        ("elmsgate-echo.example", []),
        ("Elmsgate Echo Staff", []),
        ("Newsroom", []),
        ("By The Editorial Board", []),
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
        ("Published 3:04 p.m. ET May 8, 2025", "2025-05-08T15:04:00-04:00"),
        ("Jan 8, 2025 | 6:12 PM PT", "2025-01-08T18:12:00-08:00"),
        ("Thu 8 May 2025 06.00 BST", "2025-05-08T06:00:00+01:00"),
        ("Thu May 08 2025 14:05:00 GMT+0100 (British Summer Time)", "2025-05-08T14:05:00+01:00"),
        ("May 8, 2025, 6:12 a.m. Eastern Daylight Time", "2025-05-08T06:12:00-04:00"),
        ("1746712800000", "2025-05-08T14:00:00+00:00"),
        ("May 8, 2025 at a quarter past", "2025-05-08"),
        ("last Thursday", None),
        ("2025-13-40", None),
        ("", None),
    ],
)
def test_a_time(printed: str, iso: str | None) -> None:
    assert iso_time(printed) == iso
