"""Text as XML can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from kg.export.csv_zip import cell

# What XML 1.0 has no way to write: most control characters, lone surrogates, two that are no characters.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(value: object) -> str:
    """Return a value as element content."""
    return escape(_possible(value))


def quoted(value: object) -> str:
    """Return a value as an attribute, with its quotation marks; line breaks survive."""
    return quoteattr(_possible(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _possible(value: object) -> str:
    return _IMPOSSIBLE.sub("\ufffd", cell(value))
