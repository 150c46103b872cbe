"""Questions with words of one's own: check, compare, search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from api.desk import Desk, TheDesk
from api.routes import examples
from api.routes.bodies import (
    JSON,
    NDJSON,
    TEXT,
    Day,
    PairIn,
    StatementIn,
    TheBody,
    body,
    demand,
    lines_of,
    model_of,
    text_of,
)
from api.routes.parameters import answers
from kg.check import check as bears_on
from kg.errors import BadInput
from kg.forms import as_data
from kg.paging import Page
from kg.records import Statement
from kg.search import By
from kg.search import search as find
from kg.verdicts import Finding, Hit, Verdict

router = APIRouter(prefix="/v1", tags=["ask"])

MAX_PARAGRAPH = 100_000
Findings = Annotated[int, Query(ge=1, le=100, description="At most so many findings for a statement")]


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement and what the graph holds on it, best first; no finding means that nothing bears on it."""

    id: str | int | None
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Compared(Verdict):
    """What one statement is to another, and why."""

    id: str | int | None = None


@router.post(
    "/check",
    response_model=Checked,
    openapi_extra=body(json=StatementIn, ndjson=StatementIn, text="A paragraph, checked sentence by sentence"),
    responses=answers(examples.CHECKED, 413, 415),
)
def check(
    desk: TheDesk,
    sent: TheBody,
    limit: Findings = 10,
    said_at: Annotated[Day | None, Query(description="With a text as body: when it was said")] = None,
    speaker: Annotated[str | None, Query(description="With a text as body: who says it", max_length=500)] = None,
) -> Any:
    """Tell what the graph holds on a statement: who supports it, who contradicts it, and why.

    NDJSON (a statement a line) and a text (a statement a sentence) are answered by NDJSON.
    """
    demand(sent, JSON, NDJSON, TEXT)
    if sent.media_type == JSON:
        return _checked(desk, model_of(StatementIn, sent.data), limit)
    if sent.media_type == NDJSON:
        lines = list(lines_of(StatementIn, sent.data))
        return _stream(_or_error(line, lambda given: as_data(_checked(desk, given, limit))) for _, line in lines)
    found = _sentences(desk, text_of(sent), said_at, speaker)
    return _stream(
        as_data(Checked(None, one.text, bears_on(desk.store, desk.embedder, one, limit=limit))) for one in found
    )


def _checked(desk: Desk, given: StatementIn, limit: int) -> Checked:
    (statement,) = _statements(desk, (given.text, given.said_at, given.speaker))
    return Checked(given.id, given.text, bears_on(desk.store, desk.embedder, statement, limit=limit))


def _statements(desk: Desk, *given: tuple[str, str | None, str | None]) -> list[Statement]:
    from ingest.read.statement import statement

    with desk.reading() as reader:
        return [statement(reader.nlp, text, said_at=said_at, speaker=speaker) for text, said_at, speaker in given]


def _sentences(desk: Desk, text: str, said_at: str | None, speaker: str | None) -> list[Statement]:
    from ingest.read.statement import statements

    if not any(letter.isalnum() for letter in text):
        raise BadInput("empty", "nothing in it", "there is no word to check")
    if len(text) > MAX_PARAGRAPH:
        raise BadInput("too_long", "too long", f"at most {MAX_PARAGRAPH:,} characters are checked at once")
    with desk.reading() as reader:
        return statements(reader.nlp, text, said_at=said_at, speaker=speaker)


@router.post("/compare", openapi_extra=body(json=PairIn, ndjson=PairIn), responses=answers(examples.COMPARED, 413, 415))
def compare(desk: TheDesk, sent: TheBody) -> Any:
    """Compare two statements: do they contradict, support, repeat or update each other, and why?

    The graph is not asked. NDJSON is answered by NDJSON.
    """
    demand(sent, JSON, NDJSON)
    if sent.media_type == JSON:
        return _compared(desk, model_of(PairIn, sent.data))
    lines = list(lines_of(PairIn, sent.data))
    return _stream(_or_error(line, lambda given: as_data(_compared(desk, given))) for _, line in lines)


def _compared(desk: Desk, given: PairIn) -> Compared:
    from kg.compare import compare_pairs

    a, b = _statements(desk, (given.a, given.a_said_at, given.a_speaker), (given.b, given.b_said_at, given.b_speaker))
    (verdict,) = compare_pairs([(a, b)])
    return Compared(
        verdict.verdict,
        verdict.kind,
        verdict.probabilities,
        verdict.reasons,
        method=verdict.method,
        spans=verdict.spans,
        id=given.id,
    )


@router.get("/search", responses=answers(examples.page(examples.HIT)))
def search(
    desk: TheDesk,
    q: Annotated[str, Query(min_length=1, max_length=1000, description="Words", examples=["pump failure"])],
    by: Annotated[By, Query(description="By the words themselves, by what they mean, or both")] = "both",
    limit: Annotated[int, Query(ge=1, le=200, description="At most so many")] = 20,
) -> Page[Hit]:
    """Find claims, articles and entities, best first, each with the reason why it is shown; one page."""
    return Page(find(desk.store, desk.embedder, q, by=by, limit=limit))


def _or_error(line: Any, answer: Any) -> Any:
    if isinstance(line, dict):
        return {"id": line["id"], "error": line["broken"]}
    return answer(line)


def _stream(rows: Iterator[Any]) -> StreamingResponse:
    return StreamingResponse((json.dumps(row, ensure_ascii=False) + "\n" for row in rows), media_type=NDJSON)
