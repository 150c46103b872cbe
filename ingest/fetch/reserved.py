"""What a page says that it reserves: no training of models, no text and data mining."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase

from ingest.fetch.transport import Headers

_TAG = re.compile(rb"<meta\b[^>]{0,400}>", re.I)
_NAME = re.compile(rb"""\bname\s*=\s*["']?\s*(robots|onrecord|tdm-reservation)\s*["'\s/>]""", re.I)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_HEAD = 200_000

NO_TRAINING = ("noai", "noimageai", "noml")


def no_training(headers: Headers, body: bytes) -> tuple[str, ...]:
    """Return sentences on where the page asks not to be trained on."""
    found = []
    for name, value in headers:
        if name.casefold() == "x-robots-tag" and (words := _words(value)):
            found.append(f"the header X-Robots-Tag says {words}")
    for name, content in _metas(body):
        if name != "tdm-reservation" and (words := _words(content)):
            found.append(f"a meta tag says {words}")
    return tuple(found)


def no_mining(headers: Headers, body: bytes) -> str | None:
    """Return in a sentence where the page reserves text and data mining (the TDM reservation protocol)."""
    for name, value in headers:
        if name.casefold() == "tdm-reservation":
            return "the header tdm-reservation is 1" if value.strip() == "1" else None
    for name, content in _metas(body):
        if name == "tdm-reservation":
            return "the meta tag tdm-reservation is 1" if content.strip() == "1" else None
    return None


def mined_by_file(body: bytes, path: str) -> bool:
    """Say whether a site's tdmrep.json reserves this path; a file that cannot be read reserves nothing."""
    try:
        entries = json.loads(body)
    except (ValueError, RecursionError):
        return False
    rules = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    first = next((rule for rule in rules if _holds(rule.get("location"), path)), {})
    return str(first.get("tdm-reservation")) == "1"


def _holds(pattern: object, path: str) -> bool:
    if not isinstance(pattern, str) or len(pattern) > 500:
        return False
    return fnmatchcase(path, pattern.rstrip("$") if pattern.endswith("$") else pattern.rstrip("*") + "*")


def _words(value: str) -> str:
    said = [word for word in re.split(r"[\s,;:]+", value.casefold()) if word in NO_TRAINING]
    return ", ".join(dict.fromkeys(said))


def _metas(body: bytes) -> list[tuple[str, str]]:
    found = []
    for tag in _TAG.findall(body[:_HEAD]):
        name, content = _NAME.search(tag), _CONTENT.search(tag)
        if name and content:
            found.append(
                (name[1].decode("ascii").casefold(), (content[1] or content[2] or content[3] or b"").decode("latin-1"))
            )
    return found
