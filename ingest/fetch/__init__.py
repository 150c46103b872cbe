"""The only way out: one guarded client for pages, feeds, sitemaps and whatever else is fetched."""

from ingest.fetch.client import Client
from ingest.fetch.fetched import Fetched, Hop
from ingest.fetch.limits import Limits
from ingest.fetch.manners import Manners
from ingest.fetch.rules import Rules

__all__ = ["Client", "Fetched", "Hop", "Limits", "Manners", "Rules"]
