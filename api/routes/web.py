"""The page: files as they lie, no build step."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

WEB = Path(__file__).parent.parent / "web"

router = APIRouter(include_in_schema=False)


@router.get("/")
def page() -> FileResponse:
    """Serve the page."""
    return FileResponse(WEB / "index.html")


@router.get("/docs")
def docs() -> FileResponse:
    """Serve the description of the API as a page."""
    return FileResponse(WEB / "docs.html")


@router.get("/favicon.ico")
def icon() -> FileResponse:
    """Serve the icon that browsers ask for."""
    return FileResponse(WEB / "icon.svg", media_type="image/svg+xml")


def files() -> StaticFiles:
    """Return what serves the page's own files."""
    return StaticFiles(directory=WEB)
