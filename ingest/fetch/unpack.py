"""Bodies unpacked no further than they may be: a few bytes that unpack to gigabytes stop at the limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

from ingest.fetch.limits import Limits, too_large
from kg.errors import NotFetched

STEP = 1 << 16
CODINGS = ("gzip", "deflate", "br")


def body_of(chunks: Iterable[bytes], coding: str, limits: Limits) -> bytes:
    """Return a whole body, unpacked by its ``Content-Encoding``; raise ``NotFetched``: too_large, broken_answer."""
    packed = _capped(chunks, limits.bytes)
    names = [name.strip().casefold().removeprefix("x-") for name in coding.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if not names:
        return b"".join(packed)
    if len(names) > 1 or names[0] not in CODINGS:
        raise NotFetched(
            "broken_answer", "packed in a way not read", f"the answer is packed as {coding[:60]!r}, which was not asked"
        )
    return unpacked(packed, names[0], limits.decoded)


def _capped(chunks: Iterable[bytes], most: int) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise too_large(f"more than {most:,} bytes came: no article is that long")
        yield chunk


def unpacked(chunks: Iterable[bytes], coding: str, most: int) -> bytes:
    """Return what packed bytes hold, at most ``most`` bytes; raise ``NotFetched``: too_large, broken_answer."""
    out = bytearray()
    try:
        for piece in _brotli(chunks) if coding == "br" else _zlib(chunks, coding):
            out += piece
            if len(out) > most:
                raise too_large(f"it unpacks to more than {most:,} bytes: no article is that long")
    except (zlib.error, EOFError, ValueError) as error:
        raise NotFetched("broken_answer", "a broken answer", f"it cannot be unpacked as {coding} ({error})") from error
    return bytes(out)


def _zlib(chunks: Iterable[bytes], coding: str) -> Iterable[bytes]:
    """Yield what gzip (of one or more members) or deflate (with or without its zlib head) holds, in small pieces."""
    unpacker, fresh = None, True
    for chunk in chunks:
        while chunk:
            if unpacker is None:
                unpacker = zlib.decompressobj(_window(coding, chunk))
            if piece := unpacker.decompress(chunk, STEP):
                yield piece
            fresh = False
            chunk = unpacker.unconsumed_tail
            if unpacker.eof:
                # Another member may follow; zeros pad some files.
                chunk, unpacker = unpacker.unused_data.lstrip(b"\0") if coding == "gzip" else b"", None
    if unpacker is not None:
        while piece := unpacker.decompress(b"", STEP):
            yield piece
        if not unpacker.eof:
            raise EOFError("it breaks off")
    elif fresh:
        return


def _window(coding: str, head: bytes) -> int:
    if coding == "gzip":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if head[0] & 0x0F == 8 else -zlib.MAX_WBITS


def _brotli(chunks: Iterable[bytes]) -> Iterable[bytes]:
    import brotli

    unpacker = brotli.Decompressor()
    process: Callable[..., bytes] = unpacker.process
    try:
        for chunk in chunks:
            yield process(chunk, output_buffer_limit=STEP)
            while not unpacker.can_accept_more_data():
                yield process(b"", output_buffer_limit=STEP)
        if not unpacker.is_finished():
            raise EOFError("it breaks off")
    except brotli.error as error:
        raise ValueError(str(error)) from error
