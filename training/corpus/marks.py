"""Read passages marked inline into texts with character spans, and check them.

    python -m training.corpus.marks training/corpus/passages/*.txt            counts, and every fault with its line
    python -m training.corpus.marks --json training/corpus/passages/*.txt     one passage a line

Each line of JSON: {"id", "split", "register", "variety", "date", "text", "attributions": [{"number", "act", "speaker",
"cue", "content", "addressee", "medium", "time", "evidence", "name", "unnamed"}]}, the parts as [start, end) characters.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ACTS = frozenset(
    "states alleges denies confirms doubts believes predicts intends demands asks declines_comment no_response"
    " corrects retracts".split()
)
KINDS = frozenset("document data official_record witness analysis media_report none_given".split())
PARTS = {"s": "speaker", "c": "cue", "q": "content", "a": "addressee", "m": "medium", "t": "time", "e": "evidence"}
OPEN = re.compile(r"\{((?:\d+[scqamte](?::[a-z_]+)?)(?:,\d+[scqamte](?::[a-z_]+)?)*) ")
KEY = re.compile(r"(\d+)([scqamte])(?::([a-z_]+))?")


class Fault(ValueError):
    """A passage that breaks the guidelines' mark-up."""


def passages(source: str, name: str) -> Iterator[dict[str, Any]]:
    """Yield the passages of one file; raise ``Fault`` with the passage's id and what is wrong."""
    for chunk in re.split(r"(?m)^=== ", source)[1:]:
        head, _, rest = chunk.partition("\n")
        fields = [field.strip() for field in head.split("|")]
        meta = dict(field.split(": ", 1) for field in fields[1:])
        marked, _, notes = rest.partition("\n---")
        try:
            yield {"id": fields[0], "file": name, **meta, **_passage(marked, notes)}
        except Fault as fault:
            raise Fault(f"{name}: {fields[0]}: {fault}") from fault


def _passage(marked: str, notes: str) -> dict[str, Any]:
    text, pieces = _unmark(even(marked))
    found: dict[int, dict[str, Any]] = {}
    for number, letter, value, start, end in sorted(pieces, key=lambda piece: piece[3]):
        one = found.setdefault(number, {part: [] for part in PARTS.values()} | {"number": number, "act": None})
        _add(one, letter, value, [start, end])
    _note(found, notes)
    for number, one in found.items():
        if not one["cue"] or not one["act"]:
            raise Fault(f"attribution {number} has no cue with an act")
        if not one["content"] and one["act"] not in {"declines_comment", "no_response", "denies", "retracts"}:
            raise Fault(f"attribution {number} ({one['act']}) has no content")
    return {"text": text, "attributions": [found[number] for number in sorted(found)]}


def even(text: str) -> str:
    """Return a text with the blanks that marks are counted in: paragraphs part by an empty line, others are one."""
    return "\n\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip()))


def _unmark(body: str) -> tuple[str, list[tuple[int, str, str | None, int, int]]]:
    out: list[str] = []
    length = 0
    stack: list[tuple[str, int]] = []
    pieces: list[tuple[int, str, str | None, int, int]] = []
    at = 0
    while at < len(body):
        opened = OPEN.match(body, at)
        if opened:
            stack.append((opened[1], length))
            at = opened.end()
            continue
        char = body[at]
        if char == "{":
            raise Fault(f"a brace that opens no mark: {body[at : at + 30]!r}")
        if char == "}":
            if not stack:
                raise Fault(f"a brace that closes nothing: {body[max(at - 30, 0) : at + 1]!r}")
            keys, start = stack.pop()
            if start == length:
                raise Fault(f"an empty mark {keys}")
            pieces += [(int(n), letter, value or None, start, length) for n, letter, value in KEY.findall(keys)]
        else:
            out.append(char)
            length += 1
        at += 1
    if stack:
        raise Fault(f"a mark {stack[-1][0]} that is never closed")
    return "".join(out), pieces


def _add(one: dict[str, Any], letter: str, value: str | None, span: list[int]) -> None:
    if letter == "c" and value:
        if value not in ACTS:
            raise Fault(f"no act {value!r}")
        one["act"] = value
    if letter == "e":
        if value not in KINDS:
            raise Fault(f"evidence needs a kind, not {value!r}")
        one["evidence"].append({"kind": value, "span": span})
        return
    one[PARTS[letter]].append(span)


def _note(found: dict[int, dict[str, Any]], notes: str) -> None:
    for line in notes.strip().splitlines():
        matched = re.match(r"(\d+) (name|unnamed): (.+)", line.strip())
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not matched or int(matched[1]) not in found:
            raise Fault(f"a note that fits no attribution: {line!r}")
        one = found[int(matched[1])]
        if matched[2] == "name":
            one["name"] = matched[3].strip()
        else:
            first, *more = [part.strip() for part in matched[3].split(";")]
            if first not in {"group", "individual"}:
                raise Fault(f"unnamed is group or individual, not {first!r}")
            one["unnamed"] = {"group": first == "group"} | dict(part.split(": ", 1) for part in more if ": " in part)


def counts(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how much of what the passages hold."""
    every = [(row, one) for row in rows for one in row["attributions"]]
    nested = [one for row, one in every if _inside(one, row["attributions"])]
    return {
        "passages": len(rows),
        "without attribution": sum(not row["attributions"] for row in rows),
        "words": sum(len(row["text"].split()) for row in rows),
        "attributions": len(every),
        "nested": len(nested),
        "unnamed": sum("unnamed" in one for _, one in every),
        "cues": len({" ".join(row["text"][s:e] for s, e in one["cue"]).lower() for row, one in every}),
        "evidence": sum(len(one["evidence"]) for _, one in every),
        "acts": dict(collections.Counter(one["act"] for _, one in every).most_common()),
        "splits": dict(collections.Counter(row.get("split") for row in rows)),
    }


def _inside(one: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    start, end = one["cue"][0]
    return any(s <= start and end <= e for other in others if other is not one for s, e in other["content"])


def main() -> None:
    """Check files, or print them as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows: list[dict[str, Any]] = []
    faults = 0
    for file in args.files:
        try:
            rows += passages(file.read_text(encoding="utf-8"), file.name)
        except Fault as fault:
            faults += 1
            print(fault, file=sys.stderr)
    if args.json:
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    else:
        print(json.dumps(counts(rows), indent=1))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
