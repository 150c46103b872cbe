"""Where articles come from besides files: addresses, feeds, sitemaps, archives, PDF."""

from ingest.sources.intake import Intake

__all__ = ["Intake"]
