"""Ids are digests of content: a prefix for the kind and 24 hex digits. Loading twice changes nothing."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Sequence

from kg.records import Spans

ID = re.compile(r"(?P<prefix>[a-z]{2})-(?P<digits>[0-9a-f]{24})")


def digest(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and the first 24 hex digits of the parts' SHA-256."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@functools.lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return the form in which two spellings of one name are equal: case, accents, dots and blanks do not count."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w&+]+", " ", plain.replace("'s ", " ").replace("’s ", " ")).split())


def _spans(spans: Spans) -> str:
    return ",".join(f"{start}:{end}" for start, end in spans)


def article_id(url: str | None, sha256: str) -> str:
    """Return the id of an article: its address and its text."""
    return digest("ar", url, sha256)


def entity_id(kind: str, name: str) -> str:
    """Return the id of a named entity: articles that print the same name for the same kind share it."""
    return digest("en", kind, name_key(name))


def unnamed_id(article: str, spans: Spans) -> str:
    """Return the id of an unnamed source: never shared between articles."""
    return digest("en", "unnamed", article, _spans(spans))


def mention_id(article: str, start: int, end: int) -> str:
    """Return the id of a mention."""
    return digest("me", article, start, end)


def attribution_id(article: str, cue: Spans, speaker: Spans, content: Spans) -> str:
    """Return the id of an attribution: where it stands, not how it was read."""
    return digest("at", article, _spans(cue), _spans(speaker), _spans(content))


def claim_id(attribution: str, number: int) -> str:
    """Return the id of the claim with this number (from 0) in an attribution."""
    return digest("cl", attribution, number)


def evidence_id(article: str, kind: str, start: int, end: int) -> str:
    """Return the id of a piece of evidence."""
    return digest("ev", article, kind, start, end)


def proposition_id(claims: Sequence[str]) -> str:
    """Return the id of a proposition, from its lowest claim id."""
    return digest("pr", min(claims))


def relation_id(verdict: str, a: str, b: str) -> str:
    """Return the id of a relation between two propositions; for a symmetric one the order does not count."""
    low, high = (a, b) if verdict == "updates" or a <= b else (b, a)
    return digest("re", verdict, low, high)


def check_id(given: str, prefix: str, noun: str) -> str:
    """Return the id, or raise ``BadId`` with a sentence that says what is wrong."""
    from kg.errors import BadId

    if given.startswith(f"{prefix}-") and ID.fullmatch(given):
        return given
    digits = len(given.partition("-")[2])
    raise BadId(
        f"no {noun} {given!r}: a {noun} id is '{prefix}-' and 24 hex digits; this one has {digits} after the dash"
    )
