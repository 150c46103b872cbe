"""Claims express one proposition when nothing in what they say differs."""

from __future__ import annotations

import pytest

from kg.identity import same_claim
from kg.records import Statement
from tests.kg.compare.sides import number, said

DUMPED = said("Velmar Power dumped acid in the Orlo river", names=("Velmar Power",))


def count(many: int) -> Statement:
    text = f"Velmar Power employs {many} divers in Orlo"
    return said(text, number(text, str(many), float(many), of="divers"))


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [
        (DUMPED, DUMPED, True),
        (DUMPED, said("In the Orlo river Velmar Power dumped acid"), True),
        (DUMPED, said("Velmar Power dumped acid in the Orlo river", polarity="negated"), False),
        (DUMPED, said("Velmar Power dumped acid in the Orlo river", modality="possible"), False),
        (DUMPED, said("Ferries run late"), False),
        (count(40), count(40), True),
        (count(40), count(41), False),
        (said("Velmar rose in Orlo on Monday"), said("Velmar fell in Orlo on Monday"), False),
        (DUMPED, said("Karsk Power dumped acid in the Orlo river", names=("Karsk Power",)), False),
    ],
)
def test_same_claim(a: Statement, b: Statement, joined: bool) -> None:
    assert bool(same_claim(a, b)) is joined
    assert bool(same_claim(b, a)) is joined
