"""A page's blocks: its paragraphs, headings and list items in the order of the page, each with where it stands."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.page import jsonld
from ingest.page.markup import BLOCKS, SILENT, has_part, marks_of, parts_of
from ingest.page.rules import rules
from ingest.page.words import words

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# An element that is marked as a box but holds this share of all words is the article itself, whatever it is called.
TOO_MUCH = 0.4
LONGEST_TEASER = 60

_PLAIN = ("nav", "form", "figure", "aside", "footer", "dialog")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands alone: ``path`` leads to its element, ``linked`` counts the letters in links.

    ``other``: it stands in a menu, a form, a caption or another box that is no part of the text.
    """

    text: str
    path: tuple[Any, ...]
    linked: int
    other: bool

    @property
    def tag(self) -> Any:
        """The element that the block is of."""
        return self.path[-1]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return any(tag.tag in HEADINGS for tag in self.path[-2:])

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return any(tag.tag in ("li", "dd", "dt") for tag in self.path[-3:])

    @property
    def links(self) -> float:
        """The share of its letters that stand in links."""
        return self.linked / max(len(self.text), 1)


def key_of(text: str) -> str:
    """Return the letters and digits of a text, by which two prints of the same words are known."""
    return re.sub(r"[\W_]+", "", text.casefold())


def teasers_of(blocks: Sequence[Block]) -> set[int]:
    """Return the places of the blocks in teasers: three or more elements alike, each with one linked heading."""
    known: dict[Any, bool | None] = {}
    cards = {n: card for n, block in enumerate(blocks) if (card := _card(block, known)) is not None}
    alike = Counter((card.tag, card.get("class")) for card in set(cards.values()))
    return {n for n, card in cards.items() if alike[card.tag, card.get("class")] >= 3}


def _card(block: Block, known: dict[Any, bool | None]) -> Any | None:
    """Return the element that holds a block together with one linked heading: a teaser, if others are like it."""
    if len(block.text.split()) > LONGEST_TEASER:
        return None
    for tag in block.path[-1:-5:-1]:
        if tag not in known:
            known[tag] = _is_card(tag)
        if known[tag] is not None:
            return tag if known[tag] else None
    return None


def _is_card(tag: Any) -> bool | None:
    """Say whether the one heading within an element leads away; False for several, None for no heading."""
    headings = list(itertools.islice((inner for inner in tag.iter(*HEADINGS) if inner is not tag), 2))
    return (len(headings) == 1 and _leads_away(headings[0])) if headings else None


def _leads_away(heading: Any) -> bool:
    links = [*heading.iter("a"), *([heading.getparent()] if heading.getparent().tag == "a" else [])]
    return any(not str(link.get("href") or "#").startswith("#") for link in links)


def drop_link_notes(tree: Any) -> None:
    """Take out of a page what links say of themselves to those who hear it read out ("opens new tab")."""
    pattern = rules().text.link_notes
    for tag in tree.xpath("//span[not(*)][string-length() < 40]"):
        if tag.text and pattern.fullmatch(tag.text):
            tag.drop_tree()


def boxes_of(tree: Any) -> list[Any]:
    """Return the outermost elements that are no part of the text: menus, forms, figures, boxes by their marks."""
    body = next(iter(tree.xpath("//body")), tree)
    whole = max(len(body.text_content()), 1)
    found: list[Any] = []
    seen: set[Any] = set()
    for tag in body.iter():
        parent = tag.getparent()
        if parent in seen:
            seen.add(tag)
        elif isinstance(tag.tag, str) and tag is not body and _is_box(tag) and (_is_small(tag, whole) or _is_talk(tag)):
            seen.add(tag)
            found.append(tag)
    return found


def blocks_of(tree: Any, boxes: Iterable[Any]) -> list[Block]:
    """Return the blocks of a page's body; a line break ends a block too."""
    body = next(iter(tree.xpath("//body")), tree)
    walk = _Walk(frozenset(boxes))
    walk.into(body, (), linked=False, other=False)
    walk.close()
    return walk.blocks


class _Walk:
    """One way through a page, which gathers text until a border closes the block."""

    def __init__(self, boxes: frozenset[Any]) -> None:
        self.boxes = boxes
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.at: tuple[tuple[Any, ...], bool] | None = None

    def into(self, tag: Any, path: tuple[Any, ...], *, linked: bool, other: bool) -> None:
        if not isinstance(tag.tag, str) or tag.tag in SILENT:
            return
        border = tag.tag in BLOCKS or tag.tag == "br"
        other = other or tag in self.boxes
        if border or tag in self.boxes:
            self.close()
            path = (*path, tag)
        linked = linked or (tag.tag == "a" and not str(tag.get("href") or "#").startswith("#"))
        self._text(tag.text, path, linked=linked, other=other)
        for child in tag:
            self.into(child, path, linked=linked, other=other)
            self._text(child.tail, path, linked=linked, other=other)
        if border or tag in self.boxes:
            self.close()

    def close(self) -> None:
        text = jsonld.clean("".join(self.parts))
        if text and self.at:
            self.blocks.append(Block(text, self.at[0], min(self.linked, len(text)), self.at[1]))
        self.parts, self.linked, self.at = [], 0, None

    def _text(self, text: str | None, path: tuple[Any, ...], *, linked: bool, other: bool) -> None:
        if not text:
            return
        self.parts.append(text)
        if text.strip():
            self.at = self.at or (path, other)
            self.linked += len(text.strip()) if linked else 0


def _is_box(tag: Any) -> bool:
    if tag.tag in _PLAIN or (tag.tag == "header" and not _in_article(tag)):
        return True
    if tag.get("hidden") is not None or re.search(r"display\s*:\s*none", tag.get("style") or ""):
        return True
    if tag.get("role") in ("navigation", "complementary", "dialog", "search", "banner", "contentinfo"):
        return True
    return tag.tag not in ("body", "main", "html") and any(_is_mark(mark) for mark in marks_of(tag))


@functools.lru_cache(maxsize=20_000)
def _is_mark(mark: str) -> bool:
    if mark.casefold() in words().other_marks:
        return True
    parts = parts_of(mark)
    text = rules().text
    return any(part in text.parts for part in parts) or any(
        f"{a} {b}" in text.pairs for a, b in itertools.pairwise(parts)
    )


def _is_small(tag: Any, whole: int) -> bool:
    return len(tag.text_content()) < TOO_MUCH * whole


def _is_talk(tag: Any) -> bool:
    """Say whether an element is the readers' comments, which may be longer than the article."""
    return has_part(tag, rules().text.talk) and next(tag.iter("h1"), None) is None and not tag.xpath(".//article")


def _in_article(tag: Any) -> bool:
    return any(above.tag in ("article", "main") for above in tag.iterancestors())
