"""Who may ask what: loopback or a token, no foreign page, no request of any size; and the headers of every answer."""

from __future__ import annotations

import hmac
import ipaddress
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.headers import HEADERS
from api.problems import problem, problem_of_http

MAX_BODY = 32 * 1024 * 1024

SAFE = {"GET", "HEAD", "OPTIONS"}
# Sent as POST for their bodies; they change nothing.
READS = {"/v1/check", "/v1/compare", "/v1/extract"}
# The page without any data, and a sign of life.
OPEN = {"/", "/docs", "/health", "/favicon.ico"}


def is_loopback(host: str) -> bool:
    """Say whether a host name or address, with or without a port, is this machine's own."""
    try:
        name = host if host.count(":") > 1 and not host.startswith("[") else urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware: refuses what may not be asked, else passes it on with its body counted."""

    def __init__(self, app: ASGIApp, *, token: str | None, bound: str) -> None:
        self.app, self.token, self.bound = app, token, bound

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _with_headers(send)
        refused = self.refusal(scope["method"], scope["path"], Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        await self.app(scope, _counted(receive), guarded)

    def refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        """Return why a request is refused, None when it is not."""
        host = headers.get("host", "")
        local = _is_local(self.bound, host)
        if self.token is None and not local:
            return _refused("foreign_host", f"this server answers on loopback only, and the request asks {host!r}")
        if method not in SAFE and _is_foreign(headers, host):
            return _refused("foreign_origin", f"a page of {headers.get('origin')!r} may not write here")
        if _declared(headers) > MAX_BODY:
            return problem_of_http(too_large())
        free = (local and (method in SAFE or path in READS)) or path in OPEN or path.startswith("/web/")
        if self.token is None or free or _matches(headers.get("authorization", ""), self.token):
            return None
        answer = problem(
            HTTPStatus.UNAUTHORIZED,
            "token_needed",
            title="a token is needed",
            detail="send the header 'Authorization: Bearer ...' with the token of this server (ONRECORD_TOKEN)",
        )
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer


def too_large() -> HTTPException:
    """Return the error of a body over the limit."""
    return HTTPException(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"a request may have {MAX_BODY // 1024 // 1024} MiB: send fewer articles at once",
    )


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0


def _counted(receive: Receive) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise too_large()
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if "cache-control" not in headers:
                headers["Cache-Control"] = "no-cache"
        await send(message)

    return sending


def _is_local(bound: str, host: str) -> bool:
    return is_loopback(bound) and is_loopback(host)


def _is_foreign(headers: Headers, host: str) -> bool:
    """Say whether a browser sends this from another site's page; programs send no Origin."""
    if headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        return True
    origin = headers.get("origin")
    return origin is not None and origin.rpartition("//")[2].lower() != host.lower()


def _matches(authorization: str, token: str) -> bool:
    scheme, _, given = authorization.partition(" ")
    # Headers come as Latin-1, and a token may hold other letters.
    same = hmac.compare_digest(given.strip().encode("latin-1"), token.encode())
    return same and scheme.lower() == "bearer"


def _refused(kind: str, detail: str) -> Response:
    return problem(HTTPStatus.FORBIDDEN, kind, title="refused", detail=detail)
