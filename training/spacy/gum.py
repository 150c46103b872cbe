"""Read GUM's ``dep/*.conllu``: gold tokens, tags, heads, and entities with their coreference chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_PART = re.compile(r"\(([^()]+)|([^()|]+)\)|\)")
GENRES = ("news", "interview")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: tokens [start, end), its head token, entity number and type."""

    start: int
    end: int
    head: int
    entity: str
    kind: str


@dataclass(slots=True)
class Document:
    """One gold document, token by token; heads are indices, a root's head is itself."""

    name: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    paragraphs: set[int] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)

    def offsets(self) -> list[int]:
        """Return where each token begins in ``text``."""
        offsets, at = [], 0
        for i, (word, space) in enumerate(zip(self.words, self.spaces, strict=True)):
            if i in self.paragraphs and i:
                at += 1
            offsets.append(at)
            at += len(word) + space
        return offsets

    def text(self) -> str:
        """Return the printed text, paragraphs parted by a blank line."""
        parts = []
        for i, (word, space) in enumerate(zip(self.words, self.spaces, strict=True)):
            if i in self.paragraphs and i:
                parts.append("\n")
            parts.append(word + (("\n" if i + 1 in self.paragraphs else " ") if space else ""))
        return "".join(parts)


def documents(folder: Path, genres: tuple[str, ...] = GENRES) -> Iterator[Document]:
    """Yield the gold documents of these genres, sorted by name."""
    for path in sorted(folder.glob("*.conllu")):
        if path.name.split("_")[1] in genres:
            yield _document(path)


def _document(path: Path) -> Document:
    doc = Document(path.stem)
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[str, str, int, int]] = []
    base, speaker = 0, ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar"):
            doc.paragraphs.add(len(doc.words))
        elif line.startswith("# speaker = "):
            speaker = line.removeprefix("# speaker = ")
        elif line.startswith("# sent_id"):
            base, speaker = len(doc.words), ""
        elif line and line[0].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                _token(doc, columns, base, opened, spans)
                doc.speakers.append(speaker)
    doc.mentions = [
        Mention(s, e, _head(doc, s, e), entity, kind) for entity, kind, s, e in sorted(spans, key=lambda x: x[2:])
    ]
    doc.spaces = [space or i + 1 in doc.paragraphs for i, space in enumerate(doc.spaces)]
    return doc


def _token(doc: Document, columns: list[str], base: int, opened: list, spans: list) -> None:
    number, head = int(columns[0]), int(columns[6])
    misc = dict(part.partition("=")[::2] for part in columns[9].split("|"))
    doc.words.append(columns[1])
    doc.spaces.append(misc.get("SpaceAfter") != "No")
    doc.starts.append(number == 1)
    doc.upos.append(columns[3])
    doc.xpos.append(columns[4])
    doc.heads.append(base + (head or number) - 1)
    doc.labels.append(columns[7].split(":")[0])
    at = len(doc.words) - 1
    for match in _PART.finditer(misc.get("Entity", "")):
        _bracket(match, at, opened, spans)


def _bracket(match: re.Match[str], at: int, opened: list, spans: list) -> None:
    inner, closing = match.group(1), match.group(2)
    if inner is not None:
        number, kind = inner.split("-")[:2]
        opened.append((number, kind, at))
        return
    number = closing
    for i in range(len(opened) - 1, -1, -1):
        if number is None or opened[i][0] == number:
            entity, kind, start = opened.pop(i)
            spans.append((entity.split("[")[0], kind, start, at + 1))
            return


def _head(doc: Document, start: int, end: int) -> int:
    for i in range(start, end):
        if doc.heads[i] == i or not start <= doc.heads[i] < end:
            return i
    return start
