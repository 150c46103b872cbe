"""Feeds, sitemaps and folders that are watched for what is new."""

from ingest.watch.places import Found, Told, Watch

__all__ = ["Found", "Told", "Watch"]
