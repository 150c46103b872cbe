"""How well pages are read, over the recorded pages whose truth was written with them (tests/corpus/truth.jsonl)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ingest.page import read_page
from kg.errors import BadInput

CORPUS = Path(__file__).parents[1] / "corpus"
COLUMNS = ("title", "authors", "day", "minute", "text", "kind")

Reading = Mapping[str, Any]
Reader = Callable[[bytes, str], Reading]


def truths() -> list[dict[str, Any]]:
    """Return what stands on each recorded page: its fields, or the ``error`` that it has to be refused with."""
    return [json.loads(line) for line in (CORPUS / "truth.jsonl").read_text("utf-8").splitlines()]


def page_of(name: str) -> tuple[bytes, str]:
    """Return the bytes of a recorded page and its address."""
    data = (CORPUS / "pages" / f"{name}.html").read_bytes()
    address = re.match(rb"<!-- (\S+) -->", data)
    assert address
    return data, address.group(1).decode()


def ours(data: bytes, url: str) -> Reading:
    """Read a page with the product."""
    try:
        page = read_page(data, url)
    except BadInput as error:
        return {"error": error.type}
    return {"title": page.title, "authors": page.authors, "published_at": page.published_at, "text": page.text}


def trafilatura_alone(data: bytes, url: str) -> Reading:
    """Read a page with the library alone, its authors split where it joins them by semicolons."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(data.decode(), url=url, include_comments=False, with_metadata=True)
    if found is None or not found.text:
        return {"error": "too_little_text"}
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"title": found.title, "authors": authors, "published_at": found.date, "text": found.text}


def scores(reader: Reader, known: Iterable[Mapping[str, Any]] | None = None) -> dict[str, float]:
    """Return the percentage of each column: title exact, authors F1, same day, same minute with zone, text F1.

    ``kind`` is the share of pages that are read as articles or refused with the right type, as they should be.
    """
    rows: dict[str, list[float]] = {column: [] for column in COLUMNS}
    for truth in known or truths():
        reading = reader(*page_of(truth["page"]))
        rows["kind"].append(float(reading.get("error") == truth.get("error")))
        if "error" not in truth:
            for column, score in _scored(reading, truth):
                rows[column].append(score)
    return {column: 100 * sum(values) / max(len(values), 1) for column, values in rows.items()}


def _scored(reading: Reading, truth: Mapping[str, Any]) -> Iterable[tuple[str, float]]:
    yield "title", float(_flat(reading.get("title")) == _flat(truth["title"]))
    yield "authors", _f1(Counter(map(_flat, reading.get("authors", ()))), Counter(map(_flat, truth["authors"])))
    yield "day", float(_same(reading.get("published_at"), truth["published_at"], days=True))
    yield "minute", float(_same(reading.get("published_at"), truth["published_at"], days=False))
    yield "text", _f1(_words(reading.get("text")), _words(truth["text"]))


def _flat(text: str | None) -> str:
    return " ".join((text or "").casefold().replace("’", "'").replace("‘", "'").split())


def _words(text: str | None) -> Counter[str]:
    return Counter(re.findall(r"\w+", (text or "").casefold()))


def _f1(found: Counter[str], wanted: Counter[str]) -> float:
    if not found and not wanted:
        return 1.0
    return 2 * (found & wanted).total() / max(found.total() + wanted.total(), 1)


def _same(found: str | None, wanted: str, *, days: bool) -> bool:
    if not found:
        return False
    one, two = datetime.fromisoformat(found), datetime.fromisoformat(wanted)
    if days:
        return two.date() in {one.date(), one.astimezone(two.tzinfo).date() if one.tzinfo else one.date()}
    return one.tzinfo is not None and abs(one - two) < timedelta(minutes=1)


def main() -> None:
    """Print the figures of the product and of trafilatura alone, and what the product gets wrong."""
    print(f"{'':12}" + "".join(f"{column:>9}" for column in COLUMNS))
    for name, reader in (("onrecord", ours), ("trafilatura", trafilatura_alone)):
        print(f"{name:12}" + "".join(f"{score:9.1f}" for score in scores(reader).values()))
    for truth in truths():
        wrong = {column: score for column, score in scores(ours, [truth]).items() if score < 100}
        if wrong and ("error" not in truth or "kind" in wrong):
            print(truth["page"], {column: round(score, 1) for column, score in wrong.items()})


if __name__ == "__main__":
    main()
