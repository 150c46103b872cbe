"""Contradiction does not depend on which of two statements comes first, and probabilities sum to one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.compare import compare
from kg.records import Statement
from tests.kg.compare.sides import number, said

SUBJECTS = ("Velmar Power", "The Orlo council", "Ilse Tann")
VERBS = ("bought", "sold", "counted", "lost", "found", "repaired")
THINGS = ("turbines", "red turbines", "boats", "engineers")


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Short claims from few words, so that many of them clash or agree."""
    count = draw(st.integers(1, 12))
    subject, verb, thing = (draw(st.sampled_from(words)) for words in (SUBJECTS, VERBS, THINGS))
    text = f"{subject} {verb} {count} {thing} in Orlo"
    return said(
        text,
        number(text, str(count), float(count), of=thing, approximate=draw(st.booleans())),
        polarity=draw(st.sampled_from(("affirmed", "negated"))),
        speaker=draw(st.sampled_from((None, "Bo Varga"))),
        said_at=draw(st.sampled_from((None, "2025-01-02", "2025-02-03"))),
        act=draw(st.sampled_from(("states", "denies", "alleges"))),
    )


@given(statements(), statements())
def test_contradiction_is_symmetric(a: Statement, b: Statement) -> None:
    one, two = compare(a, b), compare(b, a)
    assert (one.verdict in ("contradicts", "updates")) == (two.verdict in ("contradicts", "updates"))
    assert one.probabilities == two.probabilities or one.verdict not in ("contradicts", "updates")
    assert {one.verdict, two.verdict} != {"contradicts", "supports"}


@given(statements(), statements())
def test_probabilities_sum_to_one_and_reasons_are_given(a: Statement, b: Statement) -> None:
    found = compare(a, b)
    p = found.probabilities
    assert abs(p.contradicts + p.supports + p.neutral - 1) < 1e-9
    assert min(p.contradicts, p.supports, p.neutral) >= 0
    assert found.reasons
    assert all(0 <= start <= end <= len(a.text) for start, end in found.spans.a)
    assert all(0 <= start <= end <= len(b.text) for start, end in found.spans.b)


@given(statements())
def test_a_statement_never_contradicts_itself(a: Statement) -> None:
    assert compare(a, a).verdict == "repeats"
