"""Two names of different articles: the same, perhaps the same, or nothing to say."""

from __future__ import annotations

import pytest

from kg.identity import Judgement, canonical, judge
from kg.identity.names import bare
from kg.ids import entity_id
from kg.records import Entity, Unnamed


def named(name: str, kind: str = "organisation", *aliases: str) -> Entity:
    return Entity(entity_id(kind, name), kind, name, aliases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "decision"),
    [
        (named("Velmar Power"), named("Velmar Power Ltd."), "same"),
        (named("The Orlo Herald"), named("Orlo Herald"), "same"),
        (named("ORA"), named("Orlo River Authority"), "same"),
        (named("OR"), named("Orlo River"), "unsure"),
        (named("OR"), named("Orlo River", "organisation", "OR"), "same"),
        (named("Dr. Ilse Tann", "person"), named("Ilse Tann", "person"), "same"),
        (named("Ilse M. Tann", "person"), named("Ilse Tann", "person"), "same"),
        (named("Tann", "person"), named("Ilse Tann", "person"), "unsure"),
        (named("Velmar", "organisation"), named("Velmar", "product"), "same"),
        (named("Orlo", "place"), named("Orlo", "organisation"), "unsure"),
        (named("Bo Tann", "person"), named("Ilse Tann", "person"), None),
        (named("Velmar Power"), named("Velmar Water"), None),
        (named("ORA"), named("Orlo Railway"), None),
        (named("union"), named("union", "other"), None),
    ],
)
def test_judgement(a: Entity, b: Entity, decision: str | None) -> None:
    one, two = judge(a, b), judge(b, a)
    assert one == two
    assert (one.decision if one else None) == decision
    assert one is None or (one.a < one.b and one.reason)


def test_unnamed_sources_are_never_judged() -> None:
    source = Entity("en-" + "1" * 24, "unnamed", "an official", (), Unnamed(False, None, None, None))
    assert judge(source, named("an official", "other")) is None


def test_bare_leaves_a_name_that_is_all_legal_form() -> None:
    assert bare("The Company") == "company"


def same(a: str, b: str, *, decision: str = "same", by: str = "onrecord/names 1") -> Judgement:
    low, high = sorted((a, b))
    return Judgement(low, high, decision, 0.9, by, "")  # type: ignore[arg-type]


NAMES = {"a": "ORA", "b": "Orlo River Authority", "c": "Orlo River Authority Ltd"}


def test_all_that_are_judged_the_same_share_the_full_name_without_legal_form() -> None:
    assert canonical(NAMES, [same("a", "b"), same("b", "c")]) == {"a": "b", "b": "b", "c": "b"}


def test_a_person_who_says_different_wins_over_any_chain_of_judgements() -> None:
    found = canonical(NAMES, [same("a", "b"), same("b", "c"), same("a", "c", decision="different", by="ada")])
    assert found["a"] != found["c"]


def test_a_person_who_says_the_same_wins_over_the_machine() -> None:
    judged = [same("a", "b", decision="unsure"), same("a", "b", by="ada")]
    assert canonical({"a": "ORA", "b": "Orlo River Authority"}, judged) == {"a": "b", "b": "b"}


def test_unsure_joins_nothing() -> None:
    assert canonical(NAMES, [same("a", "b", decision="unsure")]) == {"a": "a", "b": "b", "c": "c"}
