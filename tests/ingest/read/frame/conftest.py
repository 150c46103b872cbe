"""The language model, loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parents[4] / "ingest" / "models" / "en_core_web_sm"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The model that ships."""
    import spacy

    return spacy.load(MODEL)
