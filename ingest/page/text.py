"""The main text of a page: paragraphs separated by a blank line.

trafilatura says which blocks are the article's; what it leaves out of their container, or takes from a box, is mended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ingest.page.blocks import Block, key_of, teasers_of
from ingest.page.markup import has_part, marks_of
from ingest.page.moments import moment_of
from ingest.page.rules import rules
from ingest.page.words import words

SHORT = 30
HEAD = 6  # blocks in which a repeated title or a byline may stand
TAIL = 4  # blocks in which a line about the author may stand
MOST_OF = 0.85
ENOUGH = 120  # words from which on trafilatura is taken to have found the article

_BYLINE = re.compile(
    r"(?:by|from|updated|published|posted|last updated|first published)\b[^.!?”]*(?:\b[ap]\.m\.[^.!?”]*)*", re.I
)
_SIGNED = re.compile(r"by\s+[A-Z]", re.I)
_SENTENCE = re.compile(r"[.!?…:][”\"'’)\]]*$")


def main_blocks(tree: Any, blocks: Sequence[Block], boxes: Iterable[Any], url: str | None, body: str) -> list[Block]:
    """Return the blocks of the article among those of a page, whose boxes are taken out of the tree.

    ``body`` is the text that JSON-LD carries, or ``""``.
    """
    known = _known(tree, boxes, url)
    teasers = teasers_of(blocks)
    plain = [block for n, block in enumerate(blocks) if n not in teasers]
    found = _best([block for block in plain if not block.other and _is_in(block, known)], plain)
    if _size(found) < ENOUGH / 2:
        found = _best([block for block in blocks if not block.other and _is_in(block, known)], blocks)
    chosen = _mended(found, blocks)
    return _held_against(chosen, blocks, body)


def text_of_blocks(
    blocks: Sequence[Block], *, title: str | None, authors: Sequence[str], standfirst: Block | None
) -> str:
    """Return the text of an article's blocks without the title, byline and lines that belong to the page."""
    texts = [block.text for block in blocks if not is_other(block.text)]
    texts = [*(text for text in texts[:HEAD] if not _is_head(text, title)), *texts[HEAD:]]
    texts = [*texts[:-TAIL], *(text for text in texts[-TAIL:] if not _is_about(text, authors))]
    if standfirst and not any(key_of(standfirst.text) in key_of(text) for text in texts[:HEAD]):
        texts.insert(0, standfirst.text)
    return "\n\n".join(_without_doubles(texts))


def standfirst_of(head: Sequence[Block], description: str | None) -> Block | None:
    """Return the line or two between the heading and the text that sum the article up, or None."""
    marks, parts = rules().text.standfirst, rules().text.standfirst_parts
    for block in head:
        if len(block.text.split()) < 5 or is_other(block.text) or block.links > 0.5 or _BYLINE.fullmatch(block.text):
            continue
        near = block.path[-3:]
        marked = any(has_part(tag, parts) or any(mark.casefold() in marks for mark in marks_of(tag)) for tag in near)
        if marked or (block.tag.tag in ("h2", "h3") and len(block.text.split()) >= 7):
            return block
        if description and key_of(block.text) == key_of(description):
            return block
    return None


def is_other(text: str) -> bool:
    """Say whether a block is a menu's, form's or credit's line rather than the article's."""
    if not any(c.isalpha() for c in text):
        return True
    if rules().text.caption_end.search(text[-160:]):
        return True
    if len(text.split()) >= SHORT:
        return False
    low = text.casefold()
    return any(low.startswith(start) for start in words().other_starts) or bool(rules().text.lines.fullmatch(text))


def _best(found: list[Block], blocks: Sequence[Block]) -> list[Block]:
    """Return what was found where it is enough for an article, else that or the densest blocks, the larger."""
    return found if _size(found) >= ENOUGH else max(found, _dense(blocks), key=_size)


def _known(tree: Any, boxes: Iterable[Any], url: str | None) -> tuple[str, frozenset[str]]:
    """Return what trafilatura takes for the text, as letters: in one string, and block by block."""
    from lxml import etree
    from trafilatura import bare_extraction

    for box in boxes:
        if box.getparent() is not None:
            box.drop_tree()
    try:
        found: Any = bare_extraction(
            tree, url=url, fast=True, include_comments=False, include_tables=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError):
        found = None  # the blocks of the densest container stand in
    if found is None or found.body is None:
        return "", frozenset()
    keys = [key_of(line) for line in "".join(_lines(found.body)).split("\n")]
    return "".join(keys), frozenset(keys)


def _lines(tag: Any) -> Iterable[str]:
    if tag.text:
        yield tag.text
    for child in tag:
        if isinstance(child.tag, str):
            yield "\n"
            yield from _lines(child)
            yield "\n"
        if child.tail:
            yield child.tail


def _is_in(block: Block, known: tuple[str, frozenset[str]]) -> bool:
    key = key_of(block.text)
    return key in known[1] or (len(key) > 24 and key in known[0])


def _is_prose(block: Block) -> bool:
    """Say whether a block reads like a paragraph: words enough, few of them links, a sentence's end."""
    size = len(block.text.split())
    return block.links < 0.5 and (size >= 20 or (size >= 6 and bool(_SENTENCE.search(block.text))))


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _dense(blocks: Sequence[Block]) -> list[Block]:
    """Return the paragraphs of the smallest element that holds most of what reads like one."""
    prose = [
        block
        for block in blocks
        if not block.other and not block.is_heading and _is_prose(block) and not is_other(block.text)
    ]
    home = _home(prose)
    return [block for block in prose if home in block.path]


def _home(blocks: Sequence[Block]) -> Any:
    """Return the smallest element that holds most of the words of some blocks."""
    sizes: Counter[Any] = Counter()
    for block in blocks:
        for tag in dict.fromkeys(block.path):
            sizes[tag] += len(block.text.split())
    whole = _size(blocks)
    depth = {tag: at for block in blocks for at, tag in enumerate(block.path)}
    holders = [tag for tag, size in sizes.items() if size >= MOST_OF * whole]
    return max(holders, key=lambda tag: depth[tag], default=None)


def _mended(found: list[Block], blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that were found with those of the same container that were left out."""
    if not found:
        return []
    home, sure = _home(found), set(map(id, found))
    homes = {home, *_twins(home)}
    near = [n for n, block in enumerate(blocks) if id(block) in sure and home in block.path]
    first, last = near[0], near[-1]
    kept: list[Block] = []
    for n, block in enumerate(blocks):
        inside = not homes.isdisjoint(block.path)
        if id(block) in sure:
            if inside or (len(block.text.split()) >= 8 and block.links < 0.5):
                kept.append(block)
        elif inside and not block.other and not is_other(block.text) and _belongs(block, within=first < n < last):
            kept.append(block)
    return _without_idle_headings(kept, sure)


def _twins(home: Any) -> list[Any]:
    """Return the elements beside a container that have its very marks: the other parts of an article that is cut up."""
    marks, above = home.get("class"), home.getparent()
    if not marks or above is None or home.tag == "body":
        return []
    wide = next((tag for tag in home.iterancestors("article", "main")), above)
    return [tag for tag in wide.iter(home.tag) if tag is not home and tag.get("class") == marks]


def _belongs(block: Block, *, within: bool) -> bool:
    """Say whether a block that was left out of the article's container is the article's: prose, an item, a heading."""
    if block.is_heading:
        return within
    size = len(block.text.split())
    if block.is_item:
        return within and block.links < 0.5 and size >= 3
    return _is_prose(block) or (within and block.links < 0.3 and size >= 3 and block.tag.tag in ("p", "blockquote"))


def _without_idle_headings(blocks: list[Block], sure: set[int]) -> list[Block]:
    """Return the blocks without a heading that nothing follows, and without lines that are links as a whole.

    A heading that is a link stays before a paragraph that is surely the article's.
    """
    kept: list[Block] = []
    for block in reversed(blocks):
        leads = kept and id(kept[-1]) in sure and _is_prose(kept[-1])
        idle = block.is_heading and (not kept or (block.links > 0.8 and not leads))
        bare_link = (
            block.links > 0.6
            and len(block.text.split()) < SHORT
            and not (block.is_heading or _SENTENCE.search(block.text))
        )
        if not idle and not bare_link:
            kept.append(block)
    return kept[::-1]


def _held_against(chosen: list[Block], blocks: Sequence[Block], body: str) -> list[Block]:
    """Return the blocks held against JSON-LD's text: less the short ones that it lacks, and those it has besides."""
    known = key_of(body)
    if len(known) < 400 or not chosen:
        return chosen
    shared = {id(block) for block in chosen if key_of(block.text) in known}
    if _size(block for block in chosen if id(block) in shared) < 0.7 * _size(chosen):
        return chosen
    first, last = (
        next(n for n, block in order if id(block) in shared)
        for order in (enumerate(blocks), reversed(list(enumerate(blocks))))
    )
    sure = set(map(id, chosen))
    return [
        block
        for n, block in enumerate(blocks)
        if (
            id(block) in shared
            or (id(block) in sure and (n < first or first < n < last or len(block.text.split()) >= SHORT))
        )
        or (id(block) not in sure and len(key_of(block.text)) > 40 and key_of(block.text) in known)
    ]


def _is_head(text: str, title: str | None) -> bool:
    if title and key_of(text) == key_of(title):
        return True
    size = len(text.split())
    if size <= 20 and _SIGNED.match(text) and (size <= 8 or moment_of(text)):
        return True
    return size <= 15 and bool(_BYLINE.fullmatch(text) or (moment_of(text) and not _SENTENCE.search(text)))


def _is_about(text: str, authors: Sequence[str]) -> bool:
    """Say whether a closing line is about an author ("Ann Lee covers courts for the Echo. Reach her at ...")."""
    if len(text.split()) > 70:
        return False
    about = rules().byline.about
    return any(text.startswith(author) and (text == author or about.fullmatch(text)) for author in authors)


def _without_doubles(texts: Iterable[str]) -> Iterable[str]:
    """Yield the texts; a pull quote, which repeats a stretch of the text, only where it stands first."""
    seen: set[str] = set()
    for text in texts:
        key = key_of(text)
        if key not in seen:
            yield text
        seen.add(key)
