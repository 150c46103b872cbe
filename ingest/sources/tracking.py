"""One page has one address, whoever led to it: what only says where a reader came from is left out."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from courlan import normalize_url


def without_tracking(url: str) -> str:
    """Return an address without the parameters that track readers; one that has none as it stands."""
    try:
        given = parse_qsl(urlsplit(url).query, keep_blank_values=True)
        # The library drops a parameter without a value too, and that may be which page it is.
        if not given or not all(value for _, value in given):
            return url
        clean: str = normalize_url(url)
        return clean if len(parse_qsl(urlsplit(clean).query)) < len(given) else url
    except ValueError:
        return url
