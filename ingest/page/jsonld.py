"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Analysis)$")
_PAGE = re.compile(
    r"(?:Web|Item|Collection|Profile|About|CheckOut|Search)?Page$|VideoObject$|Gallery$|^ItemList$|^WebSite$"
)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "publisher", "itemListElement", "item")
_LISTS = ("itemListElement", "hasPart", "item")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$"
)
_STRING = r'"(?:[^"\\]|\\.)*(?:"|\Z)'
_COMMENT = re.compile(rf"{_STRING}|/\*|(?<![:\w])//", re.S)
_COMMA = re.compile(rf"{_STRING}|,(?=\s*[\]}},])", re.S)
_ENDS = {"/*": "*/", "//": "\n"}
_FIELD = re.compile(r'"(@type|headline|datePublished|dateModified|dateCreated|name)"\s*:\s*("(?:[^"\\\n]|\\.)*")')
_AUTHOR = re.compile(r'"author"\s*:\s*(\[[^\[\]]*\]|\{[^{}]*\}|"[^"\n]*")')
_MOST = 40  # blocks of JSON-LD that are read on one page
_LONGEST = 2_000_000


def nodes_of(tree: Any) -> list[Node]:
    """Return every node of a page's JSON-LD, with references by ``@id`` resolved."""
    found: list[tuple[Node, bool]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:_MOST]:
        for value in _parsed((script.text or "")[:_LONGEST]):
            found.extend(_flat(value, listed=False))
    by_id: dict[str, Node] = {}
    for node, _ in found:
        if isinstance(node.get("@id"), str) and len(node) > 2:
            by_id.setdefault(node["@id"], node)
    return [
        {**{key: _resolved(value, by_id) for key, value in node.items()}, "_listed": listed} for node, listed in found
    ]


def article_node(nodes: Iterable[Node], url: str | None = None) -> Node:
    """Return what the nodes say of the page's article, joined into one node; ``{}`` without any."""
    articles = [node for node in nodes if is_article(node)]
    if not articles:
        return {}
    first = max(articles, key=lambda node: _weight(node, url))
    joined = dict(first)
    for node in articles:
        if node is not first and not node["_listed"] and _same(node, first):
            joined = {**node, **{key: value for key, value in joined.items() if value}}
    return joined


def page_node(nodes: Iterable[Node]) -> Node:
    """Return the node of the page as such (``WebPage`` and its kin, a video, a gallery); ``{}`` without any."""
    pages = [node for node in nodes if not node["_listed"] and any(_PAGE.search(kind) for kind in kinds_of(node))]
    return max(pages, key=lambda node: bool(node.get("datePublished")), default={})


def kinds_of(node: Node) -> list[str]:
    """Return the types of a node."""
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def is_article(node: Node) -> bool:
    """Say whether a node describes an article."""
    return any(_ARTICLE.search(kind) for kind in kinds_of(node))


def strings(value: Any) -> list[str]:
    """Return the strings of a value: itself, the ``name`` of a node, or those of each item of a list."""
    if isinstance(value, str):
        text = clean(value)
        return [text] if text else []
    if isinstance(value, list):
        return [text for item in value[:50] for text in strings(item)]
    return strings(_name(value)) if isinstance(value, dict) else []


def first(value: Any) -> str | None:
    """Return the first string of a value, or None."""
    found = strings(value)
    return found[0] if found else None


def people(value: Any) -> tuple[list[str], list[str]]:
    """Return the names of a value's persons and those of its organisations."""
    persons: list[str] = []
    organisations: list[str] = []
    for item in value[:50] if isinstance(value, list) else [value]:
        is_group = isinstance(item, dict) and any("Organization" in kind for kind in kinds_of(item))
        (organisations if is_group else persons).extend(strings(item))
    return persons, organisations


def clean(text: str) -> str:
    """Return a text without entities, tags, doubled blanks and characters of no width."""
    plain = html.unescape(html.unescape(text)) if "&" in text else text
    if "<" in plain:
        plain = re.sub(r"</?[a-zA-Z][^<>]*>", " ", plain)
    return " ".join(re.sub("[\u00ad\u200b\u200e\u200f\u2060\ufeff]", "", plain).split())


def _name(node: Node) -> Any:
    given, family = first(node.get("givenName")), first(node.get("familyName"))
    return node.get("name") or (f"{given} {family}" if given and family else node.get("byline"))


def _parsed(text: str) -> list[Any]:
    """Return the values of one block; of what cannot be mended the fields that can be picked out."""
    body = _WRAPPED.sub("", _WRAPPED.sub("", text.strip().lstrip("\ufeff")))
    for mend in (str, _without_comments, html.unescape):
        values = _values(mend(body))
        if values:
            return values
    return _picked(body)


def _values(body: str) -> list[Any]:
    """Return the JSON values that follow one another in a text; nothing when one is broken."""
    decoder, values, at = json.JSONDecoder(strict=False), [], 0
    body = body.strip().rstrip(";").strip()
    while at < len(body):
        try:
            value, at = decoder.raw_decode(body, at)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        at += len(body[at:]) - len(body[at:].lstrip(" \t\r\n,;"))
    return values


def _without_comments(body: str) -> str:
    """Return a text without the comments and idle commas that scripts allow and JSON does not."""
    return _without(_COMMA, _without(_COMMENT, body))


def _without(pattern: re.Pattern[str], body: str) -> str:
    """Return a text without what a pattern finds outside of strings, a comment up to its end."""
    kept: list[str] = []
    at = 0
    while found := pattern.search(body, at):
        is_string = found.group().startswith('"')
        kept.append(body[at : found.end() if is_string else found.start()])
        at = found.end()
        end = _ENDS.get(found.group())
        if end:
            close = body.find(end, at)
            at = len(body) if close < 0 else close + len(end)
    return "".join((*kept, body[at:]))


def _picked(body: str) -> list[Any]:
    node: Node = {}
    for key, text in _FIELD.findall(body):
        value = _values(text)
        if value and key != "name":
            node.setdefault(key, value[0])
    author = _AUTHOR.search(body)
    values = _values(_without_comments(author.group(1))) if author else []
    if values:
        node["author"] = values[0]
    return [node] if node else []


def _flat(value: Any, *, listed: bool, depth: int = 0) -> Iterator[tuple[Node, bool]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _flat(item, listed=listed, depth=depth + 1)
    elif isinstance(value, dict):
        yield value, listed
        for key in _INNER:
            if isinstance(value.get(key), list | dict):
                yield from _flat(value[key], listed=listed or key in _LISTS, depth=depth + 1)


def _resolved(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _weight(node: Node, url: str | None) -> float:
    says = sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "articleBody"))
    here = 3 if url and _path(url) in {_path(text) for text in _addresses(node)} else 0
    return says + here - (4 if node["_listed"] else 0)


def _same(a: Node, b: Node) -> bool:
    """Say whether two nodes describe the same article: nothing that both say differs."""
    titles = [first(node.get("headline")) for node in (a, b)]
    return not all(titles) or titles[0] == titles[1]


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return [text for text in (node.get("url"), node.get("@id"), page) if isinstance(text, str)]


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return url
