"""Marks on news that stays where it is: document, hash of its text, and offsets.

    python -m training.corpus.standoff draw FOLDER --news FOLDER --words N  read documents, to correct
    python -m training.corpus.standoff store FILE... > standoff/NAME.jsonl  the corrected marks without the text
    python -m training.corpus.standoff text --news FOLDER standoff/*.jsonl  marks and text joined, one document a line

The news folder holds ``*.jsonl.gz`` with ``id`` and ``text``. Offsets count characters of the text with its blanks made
even: paragraphs part by an empty line, other blanks are one space.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.corpus.marks import PARTS, Fault, even, passages

LETTERS = {part: letter for letter, part in PARTS.items()}
SEED = 20
PER_FILE = 12


def digest(text: str) -> str:
    """Return the sha256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def news(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a folder, their text evened; those with braces or broken into lines are left out."""
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = even(row["text"].replace("\n", "\n\n"))
                if "{" not in text and "}" not in text and "===" not in text:
                    yield {"id": row["id"], "corpus": file.name.removesuffix(".jsonl.gz"), "text": text}


def inline(row: Mapping[str, Any]) -> str:
    """Write a marked text in the mark-up of the guidelines; a mark that crosses another one is left out."""
    keys: dict[tuple[int, int], list[str]] = {}
    for one in row["attributions"]:
        for part, letter in LETTERS.items():
            for piece in one[part]:
                start, end = piece["span"] if part == "evidence" else piece
                value = {"cue": f":{one['act']}", "evidence": f":{piece['kind'] if part == 'evidence' else ''}"}
                keys.setdefault((start, end), []).append(f"{one['number']}{letter}{value.get(part, '')}")
    kept: list[tuple[int, int]] = []
    for start, end in sorted(keys, key=lambda span: (span[0] - span[1], span)):
        if not any(s < start < e < end or start < s < end < e for s, e in kept):
            kept.append((start, end))
    opens: dict[int, list[tuple[int, int]]] = {}
    for span in kept:
        opens.setdefault(span[0], []).append(span)
    closes = [end for _, end in kept]
    out: list[str] = []
    for at, char in enumerate([*row["text"], ""]):
        out.append("}" * closes.count(at))
        spans = sorted(opens.get(at, ()), key=lambda span: -span[1])
        out += ["{" + ",".join(keys[span]) + " " for span in spans]
        out.append(char)
    return "".join(out)


def notes(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines below a passage: names and unnamed sources."""
    for one in row["attributions"]:
        if one.get("name"):
            yield f"{one['number']} name: {one['name']}"
        elif one.get("unnamed"):
            kind = "group" if one["unnamed"].get("group") else "individual"
            more = [f"{key}: {value}" for key, value in one["unnamed"].items() if key != "group" and value]
            yield f"{one['number']} unnamed: " + "; ".join([kind, *more])


def marks_of_graph(graph: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what a reader found in a text, in the form that passages have."""
    evidence = {piece["id"]: piece for piece in graph["evidence"]}
    unnamed = {one["id"]: one["unnamed"] or {} for one in graph["entities"]}
    rows = []
    for number, one in enumerate(graph["attributions"], start=1):
        row: dict[str, Any] = {"number": number, "act": one["act"]}
        for part in ("speaker", "cue", "content", "addressee", "medium"):
            row[part] = [list(span) for span in (one[part] or {"spans": []})["spans"]]
        row["time"] = []
        row["evidence"] = [
            {"kind": evidence[id]["kind"], "span": [evidence[id]["start"], evidence[id]["end"]]}
            for id in one["evidence"]
        ]
        if one["speaker"]["unnamed"]:
            entity = unnamed.get(one["speaker"]["entity"] or "", {})
            row["unnamed"] = {key: entity.get(key) for key in ("group", "closeness", "reason")}
        elif one["speaker"]["name"]:
            row["name"] = one["speaker"]["name"]
        rows.append(row)
    return rows


def draw(target: Path, folder: Path, words: int) -> None:
    """Read documents until ``words`` are drawn and write them marked, a dozen to a file, to be corrected."""
    from ingest.pipeline import load_reader, read_text
    from kg.forms import as_data

    reader = load_reader()
    documents = list(news(folder))
    random.Random(SEED).shuffle(documents)
    target.mkdir(parents=True, exist_ok=True)
    pages: list[str] = []
    for document in documents:
        if words <= 0:
            break
        if len(document["text"].split()) < 60:
            continue
        words -= len(document["text"].split())
        graph = as_data(read_text(document["text"], reader=reader))
        if graph["article"]["text"] != document["text"]:
            continue
        row = document | {"attributions": marks_of_graph(graph)}
        pages.append(
            "\n".join([f"=== {document['id']} | corpus: {document['corpus']}", inline(row), "---", *notes(row), ""])
        )
    for at in range(0, len(pages), PER_FILE):
        (target / f"news-{at // PER_FILE + 1:03}.txt").write_text(
            "\n".join(pages[at : at + PER_FILE]), encoding="utf-8"
        )


def store(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield the marks of corrected files without their text."""
    for file in files:
        for row in passages(file.read_text(encoding="utf-8"), file.name):
            yield {key: row[key] for key in ("id", "corpus", "attributions")} | {"sha256": digest(row["text"])}


def texts(marks: Iterable[Mapping[str, Any]], folder: Path) -> Iterator[dict[str, Any]]:
    """Yield marks joined with their texts; raise ``Fault`` where a text is missing or another one than was marked."""
    known = {document["id"]: document["text"] for document in news(folder)}
    for row in marks:
        text = known.get(row["id"])
        if text is None or digest(text) != row["sha256"]:
            raise Fault(f"{row['id']}: the text that was marked is not in {folder}")
        yield {**row, "text": text}


def main() -> None:
    """Draw, store or join."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = parser.add_subparsers(dest="what", required=True)
    drawing = sub.add_parser("draw")
    drawing.add_argument("target", type=Path)
    drawing.add_argument("--news", type=Path, required=True)
    drawing.add_argument("--words", type=int, default=90_000)
    storing = sub.add_parser("store")
    storing.add_argument("files", type=Path, nargs="+")
    joining = sub.add_parser("text")
    joining.add_argument("files", type=Path, nargs="+")
    joining.add_argument("--news", type=Path, required=True)
    args = parser.parse_args()
    if args.what == "draw":
        draw(args.target, args.news, args.words)
        return
    lines = (json.loads(line) for file in args.files for line in file.read_text(encoding="utf-8").splitlines())
    rows = store(args.files) if args.what == "store" else texts(lines, args.news)
    sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
