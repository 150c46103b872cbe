"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Analysis)$")


def article_node(tree: Any) -> Node:
    """Return the node that describes the page's article, the one that says most; ``{}`` without any."""
    nodes = [node for node in _nodes(tree) if _is_article(node)]
    return max(nodes, key=_weight, default={})


def strings(value: Any) -> list[str]:
    """Return the strings of a value: itself, the ``name`` of a node, or those of each item of a list."""
    if isinstance(value, str):
        text = clean(value)
        return [text] if text else []
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return strings(value.get("name")) if isinstance(value, dict) else []


def first(value: Any) -> str | None:
    """Return the first string of a value, or None."""
    found = strings(value)
    return found[0] if found else None


def clean(text: str) -> str:
    """Return a text without entities, tags and doubled blanks."""
    plain = html.unescape(html.unescape(text))
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", " ", plain).split())


def _nodes(tree: Any) -> Iterator[Node]:
    by_id: dict[str, Node] = {}
    found: list[Node] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        found.extend(_flat(_parsed(script.text or "")))
    for node in found:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(node["@id"], node)
    for node in found:
        yield {key: _resolved(value, by_id) for key, value in node.items()}


def _parsed(text: str) -> Any:
    body = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>|;)\s*$", "", text.strip())
    try:
        return json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return None  # a page's broken JSON-LD is as good as none: its meta tags are read besides


def _flat(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "hasPart",
            "author",
            "publisher",
            "itemListElement",
            "item",
        ):
            if isinstance(value.get(key), list | dict):
                yield from _flat(value[key], depth + 1)


def _resolved(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and value.get("@id") in by_id:
        return by_id[value["@id"]]
    return value


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _weight(node: Node) -> int:
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "articleBody"))
