"""Quotations: where marks open and close, over paragraphs, with odd marks in between."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.attribute.view import View

PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›", "``": "''"}
_DOUBLE_OPEN = frozenset({"“", "„", "«", "``", "‘‘"})
_DOUBLE_CLOSE = frozenset({"”", "»", "’’"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks within one paragraph, marks included: tokens from ``start`` up to ``end``.

    It may have no closing mark: because the next paragraph continues it (``goes_on``), or for no reason (``odd``).
    """

    start: int
    end: int
    goes_on: bool = False
    odd: bool = False


def quotations(view: View) -> list[Quotation]:
    """Return the outermost quotations in text order."""
    found: list[Quotation] = []
    for number, (start, end) in enumerate(view.blocks):
        after = view.blocks[number + 1] if number + 1 < len(view.blocks) else None
        opens_next = after is not None and _mark(view, after[0]) == "open"
        going_on = bool(found) and found[-1].goes_on
        found.extend(_in_block(view, (start, end), opens_next=opens_next, going_on=going_on))
    if found and found[-1].goes_on and found[-1].end == view.size:
        last = found.pop()
        found.append(Quotation(last.start, last.end))
    return found


def _in_block(view: View, block: tuple[int, int], *, opens_next: bool, going_on: bool) -> list[Quotation]:
    marks = _marks(view, block)
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for i, side, family in marks:
        if side == "open":
            if opened and family != opened[1]:
                continue
            if opened:
                found.append(Quotation(opened[0], _sentence_end(view, opened[0], i), odd=True))
            opened = (i, family)
        elif opened and family == opened[1]:
            found.append(Quotation(opened[0], i + 1))
            opened = None
        elif not opened and not found and going_on and family == "double":
            found.append(Quotation(block[0], i + 1))
    if opened:
        if opens_next or (going_on and opened[0] == block[0]):
            found.append(Quotation(opened[0], block[1], goes_on=opens_next))
        else:
            found.append(Quotation(opened[0], _sentence_end(view, opened[0], block[1]), odd=True))
    return found


def _sentence_end(view: View, start: int, limit: int) -> int:
    """Return where the sentence of an unclosed mark ends: an odd mark costs no more than that."""
    return min(view.bounds(start)[1], limit)


def _marks(view: View, block: tuple[int, int]) -> list[tuple[int, str, str]]:
    """Return the marks of a paragraph as (token, "open" or "close", "double" or "single")."""
    singles = _singles(view, block)
    marks: list[tuple[int, str, str]] = []
    straight = False
    for i in range(*block):
        side = _mark(view, i)
        if view.text[i] == '"':
            side = "open" if side == "close" and not straight and _is_glued(view, i) else side
            straight = side == "open"
        if side == "close" and i == block[0] and not view.after[i]:
            side = "open"  # a mark typed the wrong way round, here and below
        if side == "open" and view.text[i] == "“" and view.after[i] and i > block[0] and not view.after[i - 1]:
            side = "close"
        if side:
            marks.append((i, side, "double"))
        elif i in singles:
            marks.append((i, singles[i], "single"))
    return marks


def _mark(view: View, i: int) -> str | None:
    """Tell whether a token is a double mark, and which side of a quotation it stands on."""
    text = view.text[i]
    if text in _DOUBLE_OPEN:
        return "open"
    if text in _DOUBLE_CLOSE:
        return "close"
    if text == '"' or text == "''":
        return "open" if _opens(view, i) else "close"
    return None


def _is_glued(view: View, i: int) -> bool:
    """Tell whether a mark stands between a comma or colon and a word without any blank: it may open or close."""
    return (
        0 < i < view.size - 1
        and view.text[i - 1] in {",", ":"}
        and not view.after[i - 1]
        and not view.after[i]
        and view.text[i + 1][:1].isalpha()
    )


def _opens(view: View, i: int) -> bool:
    before = view.previous(i)
    first = before is None or view.block[before] != view.block[i] or before != i - 1
    detached = first or view.after[i - 1] or view.text[i - 1][-1:] in "([—–-/"
    return detached and i + 1 < view.size and not view.after[i] and not view.space[i + 1]


def _singles(view: View, block: tuple[int, int]) -> dict[int, str]:
    """Return single marks that pair up as quotations; apostrophes are none."""
    found: dict[int, str] = {}
    opened: int | None = None
    for i in range(*block):
        text = view.text[i]
        if text == "‘" or (text == "'" and _opens(view, i)):
            opened = i
        elif opened is not None and text in {"’", "'"} and _closes(view, i):
            found[opened], found[i] = "open", "close"
            opened = None
    return found


def _closes(view: View, i: int) -> bool:
    """Tell whether an apostrophe closes: after a plural it may be a genitive, after punctuation hardly."""
    free = view.after[i] or i + 1 >= view.size or view.space[i + 1] or not view.text[i + 1][:1].isalnum()
    before = view.text[i - 1] if i else ""
    genitive = view.tag[i] == "POS" and before.endswith("s") and view.after[i]
    return free and not genitive
