"""From an attribution to what it asserts and offers: claims with quantities, times and stand, and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.text import text_of
from kg.records import Claim, Evidence, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.read.found import Found
    from ingest.read.names import Names
    from ingest.read.speakers import Voice


@dataclass(frozen=True, slots=True)
class Frame:
    """What one attribution asserts and offers; claims and evidence have no ids yet."""

    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    said_at: When | None = None


def frame(
    doc: Doc, found: Sequence[Found], voices: Sequence[Voice], names: Names, published_at: str | None
) -> list[Frame]:
    """Return one frame per attribution; relative times are resolved against the day of publication (ISO)."""
    from ingest.read.frame.claims import claim_of, own_content
    from ingest.read.frame.evidence import evidence_of

    offered = evidence_of(doc, found, names)
    frames = []
    for number, (one, voice) in enumerate(zip(found, voices, strict=True)):
        spans = own_content(doc, found, number)
        claims = (claim_of(doc, one, voice, names, spans=spans, published_at=published_at),) if spans else ()
        frames.append(Frame(claims, offered[number], _said_at(doc, one, published_at)))
    return frames


def _said_at(doc: Doc, one: Found, published_at: str | None) -> When | None:
    if one.said_at is None:
        return None
    from ingest.read.frame.times import find_times

    text = text_of(doc)[one.said_at[0] : one.said_at[1]]
    times = find_times(text_of(doc), one.said_at, published_at)
    return When(times[0].from_, times[0].to, text) if times else When(None, None, text)
