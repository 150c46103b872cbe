"""Bytes to text: by byte-order mark, declared charset, UTF-8, and a guess at last."""

from __future__ import annotations

import codecs
import re

from kg.errors import BadInput

MAX_BYTES = 20_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive (or an office document)",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"\xfd7zXZ": "an xz archive",
    b"BZh": "a bzip2 archive",
}
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*\bcharset\s*=|\?xml\b[^>]*\bencoding\s*=)\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I
)


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text of these bytes; raise ``BadInput``: empty, binary, unsupported, too_long."""
    if len(data) > MAX_BYTES:
        raise too_many_bytes(len(data))
    if not data.strip():
        raise BadInput("empty", "nothing in it", "the input is empty, or holds blanks only")
    encoding: str | None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            read = _strict(data, encoding)
            return read if read is not None else _refuse(f"it has the mark of {encoding} but is not in it")
    refuse_binary(data)
    declared = _declared(data) if html else None
    for encoding in (_wide(data), "utf-8", declared):
        read = _strict(data, encoding) if encoding else None
        if read is not None:
            return read
    return _guessed(data)


def refuse_binary(data: bytes) -> None:
    """Raise ``BadInput`` when the first bytes are those of a known format that is not text."""
    if data.startswith(b"%PDF-"):
        raise BadInput(
            "unsupported",
            "a PDF under another name",
            "the input is a PDF: name it .pdf, so that it is read as one",
        )
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise BadInput("binary", "not a text", f"the input is {what}, not text or HTML")


def too_many_bytes(size: int) -> BadInput:
    """Return the error for one article of this many bytes."""
    return BadInput(
        "too_long",
        "too long for one article",
        f"one article of {size:,} bytes: at most {MAX_BYTES:,} are read; split it into articles",
    )


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that every other byte being zero betrays, for a text of Latin letters without a mark."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if even + odd == 0:
        return None
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return _refuse("it holds bytes of zero, which no text has")


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:8192])
    if not found:
        return None
    name = found.group(1).decode("ascii").casefold()
    # Browsers read these two as windows-1252, and pages rely on it for dashes and quotation marks.
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name


def _guessed(data: bytes) -> str:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data[:4096])
    if controls > 0.02 * min(len(data), 4096):
        _refuse("it holds control bytes, which no text has")
    western = _strict(data, "cp1252")
    foreign = sum(byte >= 0x80 for byte in data)
    # A Western text has a few bytes above ASCII (quotation marks, accents); guessing at so few goes wrong.
    if western is not None and foreign < 0.08 * len(data):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is not None:
        return str(best)
    return western if western is not None else _refuse("no encoding fits its bytes: save it as UTF-8")


def _refuse(why: str) -> str:
    raise BadInput("binary", "not a text", f"the input is not readable as text: {why}")
