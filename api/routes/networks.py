"""The graph taken away: parts of it as networks, all of it as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated, Literal

from fastapi import APIRouter, Path, Query
from starlette.responses import StreamingResponse

from api.desk import TheStore
from api.routes import examples
from api.routes.parameters import answers
from kg import network as drawn
from kg.export import FORMATS, export
from kg.network import Network

router = APIRouter(prefix="/v1", tags=["take away"])

CHUNK = 1 << 16
IN_MEMORY = 8 * 1024 * 1024


@router.get("/network", responses=answers(examples.of(examples.NETWORK)))
def quotations(
    store: TheStore, limit: Annotated[int, Query(ge=1, le=2000, description="At most so many edges")] = 300
) -> Network:
    """Show who quotes whom: outlets and speakers, an edge from who quotes to who is quoted, the heaviest first."""
    return drawn.quotations(store, limit=limit)


@router.get("/network/{id}", responses=answers(examples.of(examples.NETWORK), 404))
def neighbourhood(
    store: TheStore,
    id: Annotated[
        str,
        Path(
            description="The id of an entity, claim, proposition, article or outlet",
            openapi_examples={"entity": {"value": examples.ENTITY_ID}},
            max_length=300,
        ),
    ],
    depth: Annotated[int, Query(ge=1, le=4, description="So many steps away")] = 1,
    limit: Annotated[int, Query(ge=1, le=2000, description="At most so many nodes, the nearest first")] = 100,
) -> Network:
    """Show what lies around something as nodes and edges, to draw."""
    return drawn.neighbourhood(store, id, depth=depth, limit=limit)


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The file, as a stream",
            "content": {form.media_type: {"schema": {"type": "string"}} for form in FORMATS.values()},
        }
    },
)
def whole(
    store: TheStore,
    format: Annotated[
        Literal["jsonl", "csv", "graphml", "gexf"], Query(description="jsonl: one article a line; csv: a ZIP of tables")
    ] = "jsonl",
) -> StreamingResponse:
    """Stream the whole graph as a file; equal graphs give equal bytes."""
    form = FORMATS[format]
    # Written whole before the first byte is sent: a database that goes away gives a problem, not half a file.
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed at the end of the stream
    try:
        export(store, format, file)  # type: ignore[arg-type]
    except BaseException:
        file.close()
        raise
    name = f'attachment; filename="onrecord{form.suffix}"'
    return StreamingResponse(_chunks(file), media_type=form.media_type, headers={"Content-Disposition": name})


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk
