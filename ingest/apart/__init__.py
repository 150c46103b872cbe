"""Hostile documents are taken apart in a process that can be lost."""

from ingest.apart.parent import Apart, Caps

__all__ = ["Apart", "Caps"]
