"""The whole way of one article, readable aloud. Pure: no store, no clock, no network."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.inputs import Input, article_of_input
from ingest.page.article import Given, article_of_text
from ingest.read import Means, read
from ingest.read.annotate import load_language
from ingest.read.attribute import Lexicon, load_lexicon
from ingest.read.tagger import Tagger, load_tagger
from kg.records import Article, ArticleGraph

if TYPE_CHECKING:
    from spacy.language import Language

READER = "onrecord/4"


class Reader:
    """A language model and a lexicon, under a name with a version; the model is loaded when it is first wanted.

    Attributions of less confidence than ``least`` (0 to 1) are left out: fewer are wrong, and more are missed.
    """

    def __init__(self, model: str | None = None, *, least: float = 0.0) -> None:
        self.model, self.least = model, least
        self.name = READER + (f"+{Path(model).name}" if model else "") + (f">={least:g}" if least else "")

    def __call__(self, article: Article, input: str) -> ArticleGraph:
        """Read one article."""
        return read(article, self.means, reader=self.name, input=input, least=self.least)

    @property
    def means(self) -> Means:
        """What it reads with."""
        return Means(self.nlp, self.lexicon, self.tagger)

    @cached_property
    def nlp(self) -> Language:
        """The language model; loading takes a second or two."""
        return load_language(self.model)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The cues, hedges, nouns and units."""
        return load_lexicon()

    @cached_property
    def tagger(self) -> Tagger | None:
        """The tagger that ships."""
        return load_tagger()


def load_reader(model: str | None = None, *, least: float = 0.0) -> Reader:
    """Return the reader, with the spaCy model that ships or another by name or path; ``least`` as in ``Reader``."""
    return Reader(model, least=least)


def extract(item: Input, reader: Reader) -> ArticleGraph:
    """Read one input; raise ``BadInput`` when it cannot be read."""
    article = article_of_input(item)
    return reader(article, item.name)


def read_text(text: str, *, reader: Reader | None = None, published_at: str | None = None) -> ArticleGraph:
    """Read a bare text; relative times are resolved against ``published_at`` (ISO date)."""
    article = article_of_text(text, Given(published_at=published_at))
    return (reader or load_reader())(article, "text")
