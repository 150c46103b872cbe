"""From a page or a bare text to an article."""

from ingest.page.article import NOTHING_GIVEN, Given, article_of_page, article_of_text
from ingest.page.language import language_name, language_of
from ingest.page.page import Page, read_page

__all__ = [
    "NOTHING_GIVEN",
    "Given",
    "Page",
    "article_of_page",
    "article_of_text",
    "language_name",
    "language_of",
    "read_page",
]
