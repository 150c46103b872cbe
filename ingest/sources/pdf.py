"""PDF documents: their printed text in paragraphs, without the lines that stand on every page."""

from __future__ import annotations

import collections
import io
import re
from typing import Any

from ingest.page import Page, language_of
from ingest.page.dates import iso_time
from ingest.page.outlet import outlet_by_url
from kg.errors import BadInput
from kg.records import Outlet

MAX_PAGES = 300
MAX_PRINTED = 500_000
FEWEST_CHARACTERS = 80

_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]$")
_ENDED = re.compile(r"[.!?:][”\"'’)\]]*$")
_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.I)


def page_of_pdf(data: bytes, url: str | None = None) -> Page:
    """Return what a PDF holds; raise ``BadInput``: bad_pdf, locked, too_long, too_little_text."""
    from pypdf.errors import PyPdfError

    try:
        reader = _opened(data)
        text = paragraphs([_lines(page) for page in reader.pages])
        title, authors, made = _about(reader.metadata or {})
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise _broken(error) from error
    except (RecursionError, AssertionError, NotImplementedError, OSError) as error:
        raise _broken(error) from error
    if len(text) < FEWEST_CHARACTERS:
        detail = f"{len(text)} characters of text were found: a scan, of which only pictures are kept, cannot be read"
        raise BadInput("too_little_text", "no text in the PDF", detail)
    outlet = outlet_by_url(url) if url else Outlet("unknown", "unknown outlet")
    return Page(url, outlet, title, authors, made, "pdf" if made else None, language_of(text), text)


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadInput("locked", "a locked PDF", "the PDF needs a password: save it without one")
    if len(reader.pages) > MAX_PAGES:
        detail = f"a PDF of {len(reader.pages):,} pages: at most {MAX_PAGES} are read; split it into articles"
        raise BadInput("too_long", "too long for one article", detail)
    return reader


def _lines(page: Any) -> list[str]:
    return [" ".join(line.split()) for line in page.extract_text()[:MAX_PRINTED].splitlines()]


def _about(metadata: Any) -> tuple[str | None, tuple[str, ...], str | None]:
    title = str(metadata.get("/Title") or "").strip() or None
    author = str(metadata.get("/Author") or "").strip()
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(metadata.get("/CreationDate") or ""))
    return title, (author,) if author else (), iso_time("-".join(found.groups())) if found else None


def paragraphs(pages: list[list[str]]) -> str:
    """Return the text of printed lines, page by page, with a blank line between paragraphs.

    Page numbers and lines that stand at the edge of most pages are left out; words broken at a line's end are joined.
    """
    repeated = _repeated(pages)
    found: list[str] = []
    open_ = False
    printed = [[line for line in lines if line not in repeated and not _NUMBER.fullmatch(line)] for lines in pages]
    width = max((len(line) for lines in printed for line in lines), default=0)
    for lines in printed:
        for line in lines:
            if not line:
                open_ = open_ and not _ENDED.search(found[-1])
                continue
            if open_:
                found[-1] = _joined(found[-1], line)
            else:
                found.append(line)
            open_ = not (_ENDED.search(line) and len(line) < 0.8 * width)
    return "\n\n".join(found)


def _repeated(pages: list[list[str]]) -> set[str]:
    if len(pages) < 3:
        return set()
    edges = collections.Counter(
        line for lines in pages for line in {*[one for one in lines if one][:2], *[one for one in lines if one][-2:]}
    )
    return {line for line, count in edges.items() if count > len(pages) / 2}


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _broken(error: Exception) -> BadInput:
    return BadInput("bad_pdf", "a broken PDF", f"the PDF cannot be read ({type(error).__name__}: {str(error)[:120]})")
