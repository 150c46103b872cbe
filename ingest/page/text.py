"""The main text of a page: paragraphs separated by a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.page.words import words

SHORT = 30
HEAD = 5  # blocks in which a repeated title or a byline may stand

_BYLINE = re.compile(r"(?:by|from|updated|published|posted|last updated)\b[^.!?”]*", re.I)
_BLOCKS = {"p", "head", "item", "quote", "cell", "code", "ab"}


def main_text(tree: Any, *, title: str | None, url: str | None) -> str:
    """Return the article's paragraphs, without menus, boxes, forms and credits; ``""`` when there are none."""
    from trafilatura import bare_extraction

    _prune(tree)
    found: Any = bare_extraction(tree, url=url, include_comments=False, include_tables=False, with_metadata=False)
    if found is None or found.body is None:
        return ""
    blocks = [block for block in _blocks(found.body) if not is_other(block)]
    blocks = [*(block for block in blocks[:HEAD] if not _is_head(block, title)), *blocks[HEAD:]]
    return "\n\n".join(_without_doubles(blocks))


def is_other(block: str) -> bool:
    """Say whether a block is a menu's, form's or credit's line rather than the article's."""
    if len(block.split()) >= SHORT:
        return False
    low = block.casefold()
    return any(low.startswith(start) for start in words().other_starts) or not any(c.isalpha() for c in block)


def _is_head(block: str, title: str | None) -> bool:
    if title and _same(block, title):
        return True
    return len(block.split()) <= 15 and bool(_BYLINE.fullmatch(block))


def _prune(tree: Any) -> None:
    whole = len(tree.text_content())
    for tag in list(
        tree.xpath("//body//*[@class or @id or self::aside or self::nav or self::form or self::figure or self::header]")
    ):
        if tag.getparent() is not None and _marked(tag) and len(tag.text_content()) < 0.4 * whole:
            tag.drop_tree()


def _marked(tag: Any) -> bool:
    if tag.tag in ("nav", "form", "figure", "aside", "header"):
        return True
    marks = f"{tag.get('class', '')} {tag.get('id', '')}".casefold().split()
    return any(mark in words().other_marks for mark in marks)


def _blocks(body: Any) -> Iterator[str]:
    """Yield the text of each innermost block; a line break ends a block too."""
    parts: list[str] = []
    for event, text in _walk(body):
        if event == "text":
            parts.append(text)
        else:
            yield from _joined(parts)
            parts = []
    yield from _joined(parts)


def _walk(tag: Any) -> Iterator[tuple[str, str]]:
    border = tag.tag in _BLOCKS or tag.tag in ("lb", "list", "table", "row", "div")
    if border:
        yield "border", ""
    if tag.text:
        yield "text", tag.text
    for child in tag:
        yield from _walk(child)
        if child.tail:
            yield "text", child.tail
    if border:
        yield "border", ""


def _joined(parts: list[str]) -> Iterator[str]:
    text = " ".join("".join(parts).split())
    if text:
        yield text


def _without_doubles(blocks: list[str]) -> Iterator[str]:
    """Yield the blocks; a pull quote, which repeats a stretch of the text, only where it stands first."""
    seen: set[str] = set()
    for block in blocks:
        key = re.sub(r"\W+", " ", block.casefold()).strip()
        if key not in seen:
            yield block
        seen.add(key)


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a.casefold()) == re.sub(r"\W+", "", b.casefold())
