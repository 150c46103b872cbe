"""Errors as problems (RFC 9457): one table from our errors to a status, and the same shape for all others."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from api.headers import HEADERS
from kg import errors

log = logging.getLogger("onrecord")

MEDIA_TYPE = "application/problem+json"
PREFIX = "urn:onrecord:problem:"

STATUS: dict[type[errors.OnrecordError], HTTPStatus] = {
    errors.OnrecordError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.BadId: HTTPStatus.BAD_REQUEST,
    errors.BadCursor: HTTPStatus.BAD_REQUEST,
    errors.BadInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NotFetched: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.StoreError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreRefused: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreTooNew: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreBusy: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.DiskFull: HTTPStatus.INSUFFICIENT_STORAGE,
}

# The framework's own errors: the kind of problem, and what to say where the framework says nothing.
KINDS = {
    HTTPStatus.BAD_REQUEST: ("bad_request", "the request cannot be read"),
    HTTPStatus.NOT_FOUND: ("no_such_path", "there is nothing at this path; /docs lists what there is"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method_not_allowed", "this path does not take that method; see the header Allow"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("too_large", "the request is too large"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: ("unsupported_media_type", "a body of this type is not read here"),
}


class Misfit(BaseModel):
    """One place of a request that does not fit, and why."""

    where: str = Field(description="The place: `query.limit`, `body.inputs.0.text`")
    what: str = Field(description="What is wrong there")


class ProblemBody(BaseModel):
    """A problem as RFC 9457 has it."""

    type: str = Field(description="A URN that names the kind of problem", examples=[PREFIX + "not_found"])
    title: str = Field(description="The kind in a few words", examples=["not found"])
    status: int = Field(description="The status of the answer", examples=[404])
    detail: str = Field(description="What happened, with which value, and what to try")
    errors: list[Misfit] | None = Field(None, description="For a request that does not fit: where, and why")


def status_of(error: errors.OnrecordError) -> HTTPStatus:
    """Return the status of the nearest class in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem(
    status: HTTPStatus,
    kind: str,
    *,
    title: str,
    detail: str,
    extra: Mapping[str, Any] | None = None,
) -> JSONResponse:
    """Return the answer that tells a problem."""
    body = {"type": PREFIX + kind, "title": title, "status": int(status), "detail": detail, **(extra or {})}
    answer = JSONResponse(json.loads(_storable(body)), status, media_type=MEDIA_TYPE)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Retry-After"] = "2"
    return answer


def _storable(body: Mapping[str, Any]) -> str:
    """Return JSON without lone surrogates: a request may hold them, UTF-8 does not."""
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def problem_of(error: errors.OnrecordError) -> JSONResponse:
    """Return the problem that one of our errors is."""
    return problem(status_of(error), error.type, title=error.title, detail=str(error))


def install(app: FastAPI) -> None:
    """Make an app tell every error as a problem."""
    app.add_exception_handler(errors.OnrecordError, _ours)
    app.add_exception_handler(RequestValidationError, _unfitting)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _ours(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, errors.OnrecordError)
    return problem_of(error)


def _unfitting(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = faults_of(error.errors())
    detail = "; ".join(f"{fault['where']}: {fault['what']}" for fault in faults[:3])
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "bad_request",
        title="the request does not fit",
        detail=detail,
        extra={"errors": faults},
    )


def faults_of(found: Sequence[Any]) -> list[dict[str, str]]:
    """Return where and what for each fault that pydantic found; what was sent is not sent back."""
    return [{"where": ".".join(str(part) for part in one["loc"]), "what": str(one["msg"])} for one in found]


def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem_of_http(error)


def problem_of_http(error: HTTPException) -> JSONResponse:
    """Return the problem that an error of the framework is."""
    status = HTTPStatus(error.status_code)
    kind, detail = KINDS.get(status, (f"status_{int(status)}", status.description))
    told = str(error.detail) if error.detail and error.detail != status.phrase else detail
    answer = problem(status, kind, title=status.phrase.lower(), detail=told or status.phrase)
    answer.headers.update(error.headers or {})
    return answer


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    answer = problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "error",
        title="something went wrong",
        detail=f"the server failed over this request ({type(error).__name__}); its log says more",
    )
    # The framework answers from outside of every middleware here.
    answer.headers.update(HEADERS)
    return answer
