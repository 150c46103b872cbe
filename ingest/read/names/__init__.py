"""Who and what an article speaks of: entities, mentions, and what refers to whom."""

from ingest.read.names.entities import find_names
from ingest.read.names.names import Names

__all__ = ["Names", "find_names"]
