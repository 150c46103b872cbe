"""What a file is, from its name and its first bytes."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePath
from typing import Literal

Form = Literal["page", "text", "lines", "document", "archive"]

SUFFIXES: dict[str, Form] = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "text",
    ".text": "text",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".pdf": "document",
    ".warc": "archive",
}
# Where the last suffix only says how it is packed.
PACKED = (".warc.gz", ".warc.zst")

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<(?:p|div|h1|meta)\b[^>]*>", re.I)


def form_of_name(name: str) -> Form | None:
    """Return how a file is to be read, where its name tells."""
    if name.casefold().endswith(PACKED):
        return "archive"
    return SUFFIXES.get(PurePath(name).suffix.casefold())


def form_of(name: str, head: bytes) -> Form:
    """Return how an input is to be read: by its suffix where that tells, else by its first bytes."""
    return form_of_name(name) or form_of_bytes(head)


def form_of_bytes(head: bytes) -> Form:
    """Return how an input that starts with these bytes is to be read."""
    if is_html(head):
        return "page"
    if head.startswith(b"%PDF-"):
        return "document"
    if head.startswith(b"WARC/1."):
        return "archive"
    return "lines" if _is_object(head) else "text"


def is_html(head: bytes) -> bool:
    """Say whether the first bytes are those of HTML: it begins with a tag, or its first tags are a page's."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return head.startswith(b"<") and bool(_HTML.search(head))


def _is_object(head: bytes) -> bool:
    line = head.removeprefix(codecs.BOM_UTF8).lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        # The first line may be longer than what was read of it, or be the broken one.
        return bool(re.match(rb'\{\s*"\w+"\s*:', line))
