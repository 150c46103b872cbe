"""The scorer counts what it says it counts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("onrecord_scoring", Path(__file__).with_name("scoring.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scoring = _scoring()
TEXT = "The Ledger said Ann Roe said the mill was closed, citing court records."


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def outer(**parts: Any) -> Any:
    content = "Ann Roe said the mill was closed"
    cue = [[11, 15]]
    return scoring.Marked(**{"act": "states", "cue": cue, "speaker": at("The Ledger"), "content": at(content), **parts})


def inner(**parts: Any) -> Any:
    content, cue = at("the mill was closed"), [[24, 28]]
    given = {"act": "states", "cue": cue, "speaker": at("Ann Roe"), "content": content, "name": "Ann Roe", "outer": 0}
    return scoring.Marked(**{**given, **parts})


@pytest.mark.parametrize(
    ("measure", "read", "right"),
    [
        ("triple", [outer(), inner()], 2),
        ("triple", [outer(), inner(speaker=at("Ledger"))], 1),
        ("triple", [outer()], 1),
        ("triple", [], 0),
        ("content", [outer(), inner(content=at("mill was closed, citing"))], 2),
        ("nested", [outer(), inner()], 1),
        ("chain", [outer(), inner()], 1),
        ("chain", [outer(), inner(outer=None)], 0),
        ("chain", [outer(speaker=at("Ann Roe"), cue=[[11, 15]]), inner()], 0),
        ("act states", [outer(), inner(act="denies")], 1),
        ("name", [outer(), inner(name="Roe")], 1),
        ("name", [outer(), inner(name="Ann Poe")], 0),
    ],
)
def test_what_counts_as_right(measure: str, read: list[Any], right: int) -> None:
    found = scoring.scores(scoring.count(TEXT, [outer(), inner()], read))
    assert found[measure].right == right if measure in found else right == 0


def test_evidence_needs_its_kind_and_a_word_in_common() -> None:
    marked = [outer(evidence=[("official_record", at("citing court records")[0])])]
    for kind, words, right in (
        ("official_record", "court records", 1),
        ("document", "court records", 0),
        ("official_record", "the mill", 0),
    ):
        read = [outer(evidence=[(kind, at(words)[0])])]
        assert scoring.scores(scoring.count(TEXT, marked, read))["evidence"].right == right


def test_nesting_is_told_by_what_stands_in_what() -> None:
    contents = [outer().content, inner().content]
    bodies = [[*one.cue, *one.content] for one in (outer(), inner())]
    assert scoring.nesting(TEXT, contents, bodies) == [None, 0]
