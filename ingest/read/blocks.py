"""Paragraphs and headings of a plain text, with torn paragraphs put together again."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from kg.records import Spans

LONGEST_HEADING = 14
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x85\x0b\x0c]")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]*]*$")
_INNER_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“‘«(\[]*[A-Z0-9]")
_BULLET = re.compile(r"(?:[-–—*•·▪●]|\(?\d{1,2}[.)]|[QA]:)\s")
_GOES_ON = re.compile(r"[a-z,;)\]”’%&]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading; it has several spans where lines were put together, or a heading stood within."""

    kind: Literal["paragraph", "heading"]
    spans: Spans


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    breaks: int  # line breaks before it


@dataclass(frozen=True, slots=True)
class _Words:
    furniture: frozenset[str]
    open_words: frozenset[str]
    abbreviations: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads((files("ingest") / "lexicon" / "blocks.toml").read_text("utf-8"))
    return _Words(**{name: frozenset(words) for name, words in data.items()})


def blocks(text: str) -> tuple[Block, ...]:
    """Return the text's blocks by their beginning: blank lines and line breaks part them, unless a sentence is torn."""
    lines = _lines(text)
    wrapped = _wrapped(lines)
    found: list[Block] = []
    at = 0
    while at < len(lines):
        parts, aside, at = _block_from(lines, wrapped, at)
        kind: Literal["paragraph", "heading"] = "heading" if len(parts) == 1 and _is_heading(parts[0]) else "paragraph"
        found.append(Block(kind, tuple((line.start, line.end) for line in parts)))
        found.extend(Block("heading", ((line.start, line.end),)) for line in aside)
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    before = 0
    for match in _LINE.finditer(text):
        printed = match.group().strip()
        if printed:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            breaks = len(_BREAK.findall(text, before, start))
            lines.append(_Line(start, start + len(printed), printed, breaks))
            before = start + len(printed)
    return lines


def _block_from(lines: Sequence[_Line], wrapped: Sequence[bool], at: int) -> tuple[list[_Line], list[_Line], int]:
    """Return the lines that form one block from ``at`` on, headings that stand within it, and where the next begins."""
    parts, aside = [lines[at]], []
    at += 1
    while at < len(lines):
        if wrapped[at] or _goes_on(parts[-1], lines[at]):
            parts.append(lines[at])
        elif at + 1 < len(lines) and _stands_within(parts[-1], lines[at], lines[at + 1]):
            aside.append(lines[at])
            parts.append(lines[at + 1])
            at += 1
        else:
            break
        at += 1
    return parts, aside, at


def _goes_on(line: _Line, after: _Line) -> bool:
    """Tell whether the sentence at the end of a line goes on in the line after it."""
    if _is_ended(line) or _is_furniture(line) or _is_furniture(after) or _BULLET.match(after.text):
        return False
    if _is_open(line):
        return not _is_heading(after) or _GOES_ON.match(after.text) is not None
    if _GOES_ON.match(after.text):
        return True
    return _is_torn(line) and not _is_heading(after)


def _stands_within(line: _Line, heading: _Line, after: _Line) -> bool:
    """Tell whether a heading stands in the middle of a sentence that goes on after it."""
    if _is_ended(line) or _is_furniture(line) or not _is_heading(heading) or _is_heading(after):
        return False
    return _is_open(line) or (_is_torn(line) and _GOES_ON.match(after.text) is not None)


def _is_ended(line: _Line) -> bool:
    return _ENDED.search(line.text) is not None and line.text.split()[-1].casefold() not in _words().abbreviations


def _is_open(line: _Line) -> bool:
    last = line.text.split()[-1].casefold()
    return line.text[-1] in ",-–—(“‘«" or last in _words().open_words or last in _words().abbreviations


def _is_torn(line: _Line) -> bool:
    return not _is_ended(line) and (
        _INNER_END.search(line.text) is not None or len(line.text.split()) > LONGEST_HEADING
    )


def _is_furniture(line: _Line) -> bool:
    return line.text.casefold().rstrip(".:…!> ") in _words().furniture


def _is_heading(line: _Line) -> bool:
    if _is_furniture(line):
        return True
    words = line.text.split()
    return len(words) <= LONGEST_HEADING and not _is_ended(line) and not _INNER_END.search(line.text)


def _wrapped(lines: Sequence[_Line]) -> list[bool]:
    """Tell of each line whether it goes on a paragraph that was broken at a fixed width."""
    wrapped = [False] * len(lines)
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and lines[at].breaks == 1:
            continue
        if _is_wrapped(lines[first:at]):
            wrapped[first + 1 : at] = [True] * (at - first - 1)
        first = at
    return wrapped


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    full = [len(line.text) for line in lines[:-1]]
    if len(full) < 2 or not 40 <= max(full) <= 130 or any(_BULLET.match(line.text) for line in lines[1:]):
        return False
    ended = sum(_is_ended(line) for line in lines[:-1])
    return min(full) >= 0.7 * max(full) and ended * 2 < len(full)
