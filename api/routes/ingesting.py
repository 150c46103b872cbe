"""Articles brought in: a job for each request, and what became of its inputs; and reading without a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from api import jobs as work
from api.desk import Desk, TheDesk, TheStore
from api.jobs import JobHead, JobView
from api.routes import examples
from api.routes.bodies import (
    HTML,
    JSON,
    NDJSON,
    TEXT,
    ArticleIn,
    ArticlesIn,
    TheBody,
    WhatIsGiven,
    article_of,
    articles_of,
    body,
    demand,
    lines_of,
)
from api.routes.parameters import Cursor, JobId, Limit, a_problem, an_example, answers
from kg.errors import BadInput
from kg.forms import as_json
from kg.ids import check_id
from kg.paging import LIMIT, Page, key_of, page_of
from kg.records import ArticleGraph
from kg.store import jobs as kept

router = APIRouter(prefix="/v1", tags=["read"])

_PAGE_OF_HTML = "A page as it was served"
_BARE = "A bare text, kept character for character"


_LOCATION = {"Location": {"description": "Where the job is", "schema": {"type": "string"}}}


@router.post(
    "/ingest",
    status_code=202,
    openapi_extra=body(json=ArticlesIn, ndjson=ArticleIn, text=_BARE, html=_PAGE_OF_HTML),
    responses={
        202: {"content": an_example(examples.of(examples.JOB)), "headers": _LOCATION},
        **{status: a_problem(status) for status in (413, 415, 507)},
    },
)
def ingest(request: Request, response: Response, store: TheStore, sent: TheBody, about: WhatIsGiven) -> JobView:
    """Take up articles: they are read, stored and linked by a job that survives a restart of the server.

    One that cannot be read says why in its outcome, and the others go on. A page or text may be the body itself;
    what is known of it then stands in the query. An NDJSON line is one article. One with a `url` alone is fetched.
    """
    demand(sent, JSON, NDJSON, TEXT, HTML)
    job = kept.create_job(store, "ingest", articles_of(sent, about))
    request.app.state.worker.wake()
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return work.view(store, job)


@router.get("/jobs", responses=answers(examples.page(examples.JOB_HEAD), 400))
def jobs(store: TheStore, cursor: Cursor = None, limit: Limit = LIMIT) -> Page[JobHead]:
    """List jobs, newest first."""
    before = key_of("jobs", cursor, 1)
    found = kept.jobs(store, limit=limit + 1, before=str(before[0]) if before else None)
    return page_of("jobs", [work.head(job) for job in found], limit, lambda job: (job.created_at,))


@router.get("/jobs/{id}", responses=answers(examples.of(examples.JOB), 400, 404))
def job(store: TheStore, id: JobId) -> JobView:
    """Show a job with the outcome of each input, in order."""
    return work.view(store, kept.job(store, check_id(id, "jo", "job")))


@router.post(
    "/extract",
    response_model=ArticleGraph,
    openapi_extra=body(json=ArticleIn, ndjson=ArticleIn, text=_BARE, html=_PAGE_OF_HTML),
    responses=answers(examples.of(examples.GRAPH), 413, 415),
)
def extract(desk: TheDesk, sent: TheBody, about: WhatIsGiven) -> Any:
    """Read one article and show who says what in it; nothing is stored.

    NDJSON is answered by NDJSON, as `onrecord extract --json` prints it: a line that failed carries its `error`.
    """
    demand(sent, JSON, NDJSON, TEXT, HTML)
    if sent.media_type == NDJSON:
        lines = list(lines_of(ArticleIn, sent.data))
        return StreamingResponse(_graphs(desk, lines), media_type=NDJSON)
    from ingest.inputs import Address, Broken, input_of_record
    from ingest.pipeline import extract as read

    record = article_of(sent, about)
    item = input_of_record(record, str(record.get("id") or "body"))
    if isinstance(item, Address):
        raise _fetches()
    parsed = desk.parsed(item)
    if isinstance(parsed, Broken):
        raise parsed.error
    with desk.reading() as reader:
        return read(parsed, reader)


def _fetches() -> BadInput:
    """Return the error of an address here: this endpoint is open to whoever may read, and fetching is not."""
    return BadInput("missing_text", "no text", "nothing is fetched here: send 'text' or 'html', or POST to /v1/ingest")


def _graphs(desk: Desk, lines: list[tuple[str, Any]]) -> Iterator[str]:
    from ingest.batch import Problem, extract_each, problem_line
    from ingest.inputs import Address, Broken

    for name, line in lines:
        item = work.input_of(line if isinstance(line, dict) else line.model_dump(exclude_none=True), name)
        item = Broken(item.name, _fetches()) if isinstance(item, Address) else item
        item = item if isinstance(item, Broken) else desk.parsed(item)
        with desk.reading() as reader:
            ((given, graph),) = extract_each([item], reader)
        if isinstance(graph, Problem):
            yield json.dumps(problem_line(given, graph), ensure_ascii=False) + "\n"
        else:
            yield as_json(graph) + "\n"
