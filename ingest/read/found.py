"""An attribution as it is found in the text, before anybody is identified."""

from __future__ import annotations

from dataclasses import dataclass

from kg.records import Act, Span, Spans, Style


@dataclass(frozen=True, slots=True)
class Found:
    """Character spans into ``doc.text`` of one attribution's parts; ``cue`` and ``content`` are never both empty.

    A quotation that stands in a paragraph of its own, its speaker not printed, has no cue and no speaker. ``outer`` is
    the index, in the list it stands in, of the attribution directly around this one.
    """

    cue: Spans
    speaker: Spans
    content: Spans
    act: Act
    style: Style
    confidence: float
    addressee: Spans = ()
    medium: Spans = ()
    said_at: Span | None = None
    outer: int | None = None

    @property
    def anchor(self) -> Span:
        """Where it stands: its cue, or its content where no cue is printed."""
        return (self.cue or self.content)[0]
