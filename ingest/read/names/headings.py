"""Roles that a headline speaks of without an article: "Mayor: stay off the roads", "Headmaster denies it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.names.lexicon import load_name_words
from ingest.read.names.names import Names
from kg.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def borne_below(doc: Doc, head: Token, names: Names) -> Entity | None:
    """Return the person who bears a headline's role in the text below it: the first that is called so."""
    noun = head.lower_
    if noun not in load_name_words().persons or not _is_bare_in_heading(doc, head):
        return None
    for mention in names.mentions:
        if mention.kind != "person" or mention.start <= head.idx:
            continue
        before = doc.char_span(mention.start, mention.end)
        if before is None or not before.start:
            continue
        called = (
            {before.root.lower_, doc[before.start - 1].lower_} if before.root.pos_ == "PROPN" else {before.root.lower_}
        )
        apposed = {child.lower_ for child in before.root.children if child.dep_ == "appos"}
        if noun in called | apposed:
            return names.entity(mention.entity)
    return None


def _is_bare_in_heading(doc: Doc, head: Token) -> bool:
    """Tell whether a role without an article stands in a headline, or at the beginning of the text before a colon."""
    if any(child.dep_ in {"det", "poss"} for child in head.lefts):
        return False
    spans = [*doc.spans.get("headings", ()), *list(doc.spans.get("blocks", ()))[:1]]
    return any(span.start <= head.i < span.end and span[-1].text not in {".", "”", '"'} for span in spans)
