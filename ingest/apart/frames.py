"""What passes between the two processes: a JSON head and bytes, each with its length before it."""

from __future__ import annotations

import json
import struct
from typing import Any

LENGTHS = struct.Struct(">IQ")
DECODED = "decoded"  # in place of a charset: the bytes are UTF-8, whatever the page says of itself


def frame(head: dict[str, Any], data: bytes = b"") -> bytes:
    """Return a message."""
    line = json.dumps(head).encode("ascii")
    return LENGTHS.pack(len(line), len(data)) + line + data
