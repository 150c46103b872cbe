"""Finding attributions: who says, thinks, wants or asks what, by rules over the parse and a lexicon of cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.lexicon import Lexicon, load_lexicon
from ingest.read.attribute.direct import by_quotations
from ingest.read.attribute.nouns import by_adjectives, by_nouns
from ingest.read.attribute.phrases import by_adverbs, by_colons, by_documents, by_phrases
from ingest.read.attribute.quotations import Quotation, quotations
from ingest.read.attribute.refusals import by_refusals
from ingest.read.attribute.relays import by_nobody, by_relays
from ingest.read.attribute.settle import Quoted, settle
from ingest.read.attribute.verbs import by_verbs
from ingest.read.attribute.view import View
from ingest.read.found import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.read.tagger import Tags

__all__ = ["Lexicon", "attribute", "load_lexicon", "tagged_only"]


def attribute(doc: Doc, lexicon: Lexicon, tags: Tags | None = None) -> list[Found]:
    """Return the attributions of a parsed text, in text order, not yet nested; ``tags`` is what the tagger says."""
    view = View(doc, lexicon.lists["grammar"])
    marked = quotations(view)
    quoted = _quoted(view, marked)
    beside, alone = by_quotations(view, lexicon, marked)
    drafts = [
        *by_refusals(view, lexicon),
        *by_relays(view, lexicon, quoted),
        *beside,
        *by_verbs(view, lexicon),
        *by_documents(view, lexicon),
        *by_phrases(view, lexicon),
        *by_adverbs(view, lexicon),
        *by_colons(view, lexicon),
        *by_nouns(view, lexicon),
        *by_adjectives(view, lexicon),
        *by_nobody(view, lexicon),
    ]
    return settle(view, lexicon, drafts, quoted=Quoted(quoted, alone), tags=tags)


def tagged_only(doc: Doc, lexicon: Lexicon, tags: Tags) -> list[Found]:
    """Return the attributions that the tagger finds without any rule, for comparison."""
    view = View(doc, lexicon.lists["grammar"])
    return settle(view, lexicon, (), quoted=Quoted(_quoted(view, quotations(view)), ()), tags=tags)


def _quoted(view: View, marked: list[Quotation]) -> list[int]:
    """Return for every token the number of the quotation it stands in, or -1."""
    quoted = [-1] * view.size
    for number, quotation in enumerate(marked):
        quoted[quotation.start : quotation.end] = [number] * (quotation.end - quotation.start)
    return quoted
