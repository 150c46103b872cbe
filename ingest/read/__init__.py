"""The reader: an article's text to its graph, one plain step after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records import Article, ArticleGraph

if TYPE_CHECKING:
    from spacy.language import Language

    from ingest.read.attribute import Lexicon
    from ingest.read.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Means:
    """What a reader reads with; without a tagger it goes by its rules alone."""

    nlp: Language
    lexicon: Lexicon
    tagger: Tagger | None


def read(article: Article, means: Means, *, reader: str, input: str, least: float = 0.0) -> ArticleGraph:
    """Read an article: sentences, attributions of at least ``least`` confidence, their nesting, speakers, claims."""
    from ingest.read.annotate import annotate
    from ingest.read.assemble import assemble
    from ingest.read.attribute import attribute
    from ingest.read.chains import nest
    from ingest.read.frame import frame
    from ingest.read.names import find_names
    from ingest.read.speakers import speakers

    doc = annotate(means.nlp, article.text)
    tags = means.tagger(article.text) if means.tagger else None
    found = nest(doc, [one for one in attribute(doc, means.lexicon, tags) if one.confidence >= least])
    names = find_names(doc, article)
    voices = speakers(doc, found, names)
    frames = frame(doc, found, voices.voices, voices.names, article.published_at)
    return assemble(article, found, voices, frames, reader=reader, input=input)
