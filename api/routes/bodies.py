"""What is sent: one article or statement as JSON, many as NDJSON, a bare text, a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from starlette.exceptions import HTTPException

from api.problems import faults_of
from api.routes import examples

JSON, NDJSON, TEXT, HTML = "application/json", "application/x-ndjson", "text/plain", "text/html"
MAX_INPUTS = 1000
MAX_STATEMENT = 20_000

M = TypeVar("M", bound=BaseModel)


def _iso(text: str) -> str:
    datetime.fromisoformat(text)
    return text


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}", max_length=40, examples=["2031-03-04"]), AfterValidator(_iso)]
Typed = Annotated[str, Field(min_length=1, max_length=MAX_STATEMENT, pattern=r"\S")]
Id = Annotated[str | int | None, Field(description="Your own name for it; the answer carries it")]


class ArticleIn(BaseModel):
    """One article: `text` or `html`, and what is known of it; with a `url` alone the page is fetched."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"example": {"id": "a1", "text": examples.TEXT}})

    id: Id = None
    text: str | None = Field(None, description="A bare text, kept character for character")
    html: str | None = Field(None, description="A page; its main text is found")
    url: str | None = None
    title: str | None = None
    outlet: str | None = Field(None, description="The outlet's name")
    authors: list[str] | str | None = None
    published_at: str | None = Field(None, description="ISO 8601 date or time")
    modified_at: str | None = Field(None, description="ISO 8601 date or time of the last change")

    @model_validator(mode="after")
    def _has_words(self) -> ArticleIn:
        if self.text is None and self.html is None and not (self.url or "").lower().startswith(("http://", "https://")):
            raise ValueError("an article needs 'text' or 'html', or the 'url' of a page to fetch")
        return self


class ArticlesIn(BaseModel):
    """Articles to read into the graph."""

    inputs: list[ArticleIn] = Field(min_length=1, max_length=MAX_INPUTS)


class StatementIn(BaseModel):
    """One statement to check."""

    id: Id = None
    text: Typed = Field(examples=["The pump had never failed before."])
    said_at: Day | None = Field(None, description="When it was said; relative times are resolved against it")
    speaker: str | None = Field(None, description="Who says it", max_length=500)


class PairIn(BaseModel):
    """Two statements to compare."""

    id: Id = None
    a: Typed = Field(examples=["The pump had failed twice before."])
    b: Typed = Field(examples=["The pump had never failed before."])
    a_said_at: Day | None = None
    b_said_at: Day | None = None
    a_speaker: str | None = Field(None, max_length=500)
    b_speaker: str | None = Field(None, max_length=500)


@dataclass(frozen=True, slots=True)
class Sent:
    """The body of a request as it came."""

    media_type: str
    charset: str | None
    data: bytes


async def _sent(request: Request) -> Sent:
    kind, _, parameters = request.headers.get("content-type", JSON).partition(";")
    charset = parameters.rpartition("charset=")[2].strip(" \"'") if "charset=" in parameters else None
    return Sent(kind.strip().lower(), charset, await request.body())


@dataclass(frozen=True, slots=True)
class About:
    """What a bare text or page does not say of itself."""

    id: str | None
    url: str | None
    title: str | None
    outlet: str | None
    published_at: str | None


def _about(
    id: Annotated[str | None, Query(description="With a text or page as body: your name for it")] = None,
    url: Annotated[str | None, Query(description="With a text or page as body: its address")] = None,
    title: Annotated[str | None, Query(description="With a text or page as body: its title")] = None,
    outlet: Annotated[str | None, Query(description="With a text or page as body: its outlet's name")] = None,
    published_at: Annotated[str | None, Query(description="With a text or page as body: its date")] = None,
) -> About:
    return About(id, url, title, outlet, published_at)


TheBody = Annotated[Sent, Depends(_sent)]
WhatIsGiven = Annotated[About, Depends(_about)]


def model_of(kind: type[M], data: bytes) -> M:
    """Return what a JSON body holds; raise the framework's validation error, which names each fault."""
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False)]
        raise RequestValidationError(faults) from error


def article_of(sent: Sent, about: About) -> dict[str, Any]:
    """Return the record of the one article that was sent."""
    if sent.media_type == JSON:
        return _record(model_of(ArticleIn, sent.data))
    words = "html" if sent.media_type == HTML else "text"
    known = {key: getattr(about, key) for key in About.__slots__ if getattr(about, key) is not None}
    return {**known, words: text_of(sent)}


def articles_of(sent: Sent, about: About) -> list[dict[str, Any]]:
    """Return the records of all articles that were sent; a broken line is kept with what is wrong with it."""
    if sent.media_type == JSON:
        return [_record(one) for one in model_of(ArticlesIn, sent.data).inputs]
    if sent.media_type == NDJSON:
        return [one if isinstance(one, dict) else _record(one) for _, one in lines_of(ArticleIn, sent.data)]
    return [article_of(sent, about)]


def _record(article: ArticleIn) -> dict[str, Any]:
    return article.model_dump(exclude_none=True)


def lines_of(kind: type[M], data: bytes) -> Iterator[tuple[str, M | dict[str, Any]]]:
    """Yield a name and what each line holds, or ``{"id", "broken"}`` with its fault; at least one line."""
    lines = [(n, line) for n, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1) if line.strip()]
    if not lines:
        raise RequestValidationError([{"loc": ("body",), "msg": "there is no line in it"}])
    if len(lines) > MAX_INPUTS:
        detail = f"{len(lines):,} lines: send at most {MAX_INPUTS:,} at once"
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    for number, line in lines:
        name = f"line {number}"
        try:
            yield name, kind.model_validate_json(line)
        except ValidationError as error:
            yield name, {"id": name, "broken": _broken(number, error)}


def _broken(number: int, error: ValidationError) -> dict[str, str]:
    faults = faults_of(error.errors(include_url=False))
    detail = "; ".join(f"{fault['where']}: {fault['what']}".removeprefix(": ") for fault in faults[:3])
    return {"type": "bad_json", "title": "the line does not fit", "detail": f"line {number}: {detail}"}


def text_of(sent: Sent) -> str:
    """Return a body as text; raise ``BadInput`` when it is none."""
    from ingest.page.decode import decode

    if sent.charset:
        try:
            return sent.data.decode(sent.charset)
        except (LookupError, UnicodeDecodeError):
            # A server's word on the charset is often wrong; the bytes are asked instead.
            return decode(sent.data, html=sent.media_type == HTML)
    return decode(sent.data, html=sent.media_type == HTML)


def demand(sent: Sent, *types: str) -> None:
    """Refuse a body of another type with 415."""
    if sent.media_type not in types:
        known = ", ".join(types)
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"a body of type {sent.media_type[:80]!r}: send one of {known}"
        )


def body(**models: Any) -> dict[str, Any]:
    """Return the description of a body: media type (``_`` for ``/`` and no ``x-``) to a model or a sentence."""
    named = {"json": JSON, "ndjson": NDJSON, "text": TEXT, "html": HTML}
    content = {named[key]: _described(model) for key, model in models.items()}
    return {"requestBody": {"required": True, "content": content}}


def _described(model: Any) -> dict[str, Any]:
    if isinstance(model, str):
        return {"schema": {"type": "string", "description": model}, "example": examples.TEXT}
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"schema": {"$ref": f"#/components/schemas/{schema['title']}"}}
