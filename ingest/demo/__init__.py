"""The demonstration corpus: pages of six invented outlets about one invented affair."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def demo_corpus() -> list[Path]:
    """Return the pages of the demonstration corpus, in the order in which they were published."""
    return sorted(Path(str(resources.files(__name__).joinpath("pages"))).glob("*.html"))
