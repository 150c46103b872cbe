"""One kind for a name in a document, from all that is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.read.names import Names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mr. Veltane spoke. Veltane was tired.", "Veltane", "person"),
        ("Shares in the chipmaker Orrin fell. Orrin's chief executive resigned.", "Orrin", "organisation"),
        ("Veltane Shipping Ltd. denied it.", "Veltane Shipping Ltd.", "organisation"),
        ("The Harbour Gazette reported it.", "Harbour Gazette", "organisation"),
        ("Jane Odell, the mayor, was away.", "Jane Odell", "person"),
        ("The ministry in Paris was closed.", "Paris", "place"),
    ],
)
def test_kinds(names_of: Callable[[str], Names], text: str, name: str, kind: str) -> None:
    kinds = {entity.name: entity.kind for entity in names_of(text).entities}
    assert kinds[name] == kind


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Jane Odell spoke on Monday.", "Monday"),
        ("Insiders said so. The insiders were right.", "Insiders"),
        ("About 30% of Jane Odell's votes were lost.", "30%"),
    ],
)
def test_what_is_no_name(names_of: Callable[[str], Names], text: str, absent: str) -> None:
    assert absent not in {entity.name for entity in names_of(text).entities}


def test_mentions_are_the_words_at_their_place(names_of: Callable[[str], Names]) -> None:
    text = "Jane Odell of Veltane Shipping said she knew.\n\nThe mayor, Tom Reeve, did not. He left Odell's office."
    names = names_of(text)
    assert names.mentions
    assert all(text[mention.start : mention.end] == mention.text for mention in names.mentions)
    assert len({mention.id for mention in names.mentions}) == len(names.mentions)
