"""Who publishes: by address, by name."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from ingest.page import jsonld
from ingest.page.markup import Sheet, words_of
from kg.errors import BadInput
from kg.records import Outlet


def host_of(url: str) -> str:
    """Return the host of an address, in lower case and without ``www.``; raise ``BadInput`` (bad_url) without one."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not host:
        raise BadInput(
            "bad_url", "not an address", f"no host in {url[:200]!r}: an address looks like https://paper.example/story"
        )
    return host.removeprefix("www.")


def outlet_by_url(url: str, name: str | None = None) -> Outlet:
    """Return the outlet that an address belongs to; its name is the host where no other is known."""
    host = host_of(url)
    return Outlet(host, (name or "").strip() or host)


def outlet_by_name(name: str) -> Outlet:
    """Return the outlet of this name; its id is the name in small letters joined by dashes."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    slug = re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    return Outlet(slug or "unknown", name.strip())


def outlet_of(sheet: Sheet) -> Outlet:
    """Return the outlet of a page: its id from the address, its name from the page."""
    names = [
        *jsonld.strings(sheet.article.get("publisher"))[:1],
        *sheet.meta("og:site_name", "application-name", "apple-mobile-web-app-title"),
        *jsonld.strings(sheet.page.get("publisher"))[:1],
        *(
            text
            for node in sheet.nodes
            if "WebSite" in jsonld.kinds_of(node)
            for text in jsonld.strings(node.get("name"))
        ),
        *(words_of(tag) for tag in sheet.tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")),
    ]
    name = next((name for name in names if name), None)
    if sheet.url:
        return outlet_by_url(sheet.url, name)
    return outlet_by_name(name) if name else Outlet("unknown", "unknown outlet")
