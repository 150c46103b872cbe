"""A parsed text's characters: spaCy joins them anew from the tokens at every use of ``doc.text``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "onrecord_text"


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, joined once a document."""
    text = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return str(text)
