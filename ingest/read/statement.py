"""A typed sentence as a statement that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.read.frame.modality import modality_of
from ingest.read.frame.polarity import polarity_of
from ingest.read.frame.quantities import find_quantities
from ingest.read.frame.times import dated_spans, find_times
from kg.records import Statement

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_UNNAMED = {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}


def statement(nlp: Language, text: str, *, said_at: str | None = None, speaker: str | None = None) -> Statement:
    """Return a typed text, taken as one statement; relative times are resolved against ``said_at`` (ISO date)."""
    return statement_of_doc(nlp(text), said_at=said_at, speaker=speaker)


def statements(nlp: Language, text: str, *, said_at: str | None = None, speaker: str | None = None) -> list[Statement]:
    """Return one statement per sentence of a typed paragraph."""
    sentences = [sent.text.strip() for sent in nlp(text).sents]
    docs = nlp.pipe(sentence for sentence in sentences if any(c.isalnum() for c in sentence))
    return [statement_of_doc(doc, said_at=said_at, speaker=speaker) for doc in docs]


def many_statements(nlp: Language, given: Iterable[tuple[str, str | None, str | None]]) -> Iterator[Statement]:
    """Return a statement for each (text, said_at, speaker), in order, read in batches."""
    pairs = ((text, (said_at, speaker)) for text, said_at, speaker in given)
    for doc, (said_at, speaker) in nlp.pipe(pairs, as_tuples=True, batch_size=64):
        yield statement_of_doc(doc, said_at=said_at, speaker=speaker)


def statement_of_doc(doc: Doc, *, said_at: str | None, speaker: str | None) -> Statement:
    """Return the statement that a parsed text makes."""
    whole = (0, len(doc.text))
    times = find_times(doc.text, whole, said_at)
    tokens = list(doc)
    return Statement(
        text=doc.text,
        full_text=doc.text,
        polarity=polarity_of(tokens),
        modality=modality_of(tokens),
        quantities=tuple(find_quantities(doc, whole, dated_spans(times))),
        times=tuple(times),
        names=tuple(dict.fromkeys(_name(ent) for ent in doc.ents if ent.label_ not in _UNNAMED)),
        said_at=said_at,
        speaker=speaker,
    )


def _name(ent: Span) -> str:
    """Return a name without its article and possessive ending, on one line."""
    words = " ".join(ent.text.split())
    for ending in ("'s", "’s"):
        words = words.removesuffix(ending).rstrip()
    return words[4:] if words.lower().startswith("the ") and len(words) > 4 else words
