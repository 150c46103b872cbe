"""What the rules alone, the tagger alone and both find, on the same documents.

    python -m training.ablate                                    the test passages
    python -m training.ablate --eval ../shared/eval/attribution  and PolNeAR's development part

Attributions are compared as they are found, before anybody is identified: triples, nesting, acts, and words a second
(parse included, on one core).
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.lexicon import load_lexicon
from ingest.read.annotate import annotate, load_language
from ingest.read.attribute import attribute, tagged_only
from ingest.read.chains import nest
from ingest.read.found import Found
from ingest.read.tagger import load_tagger
from tests.quality import scoring
from tests.quality.gold import gold
from tests.quality.scoring import Marked

if TYPE_CHECKING:
    from spacy.tokens import Doc

Way = Callable[["Doc", str], list[Found]]


def ways() -> dict[str, Way]:
    """Return the three ways to read."""
    lexicon, tagger = load_lexicon(), load_tagger()
    return {
        "rules": lambda doc, text: attribute(doc, lexicon),
        "tagger": lambda doc, text: tagged_only(doc, lexicon, tagger(text)),
        "both": lambda doc, text: attribute(doc, lexicon, tagger(text)),
    }


def found_by(way: Way, rows: Iterable[Mapping[str, Any]]) -> tuple[list[list[Found]], float]:
    """Return what is found in each text, and the words read a second."""
    nlp = load_language()
    start, words, found = time.process_time(), 0, []
    for row in rows:
        doc = annotate(nlp, row["text"])
        found.append(nest(doc, way(doc, row["text"])))
        words += len(row["text"].split())
    return found, words / (time.process_time() - start)


def on_passages(rows: list[dict[str, Any]], found: list[list[Found]]) -> str:
    """Return the figures on the project's own passages."""
    counts: Counter[tuple[str, str]] = Counter()
    for row, some in zip(rows, found, strict=True):
        marked = [Marked(f.act, f.cue, f.speaker, f.content, outer=f.outer) for f in some]
        counts += scoring.count(row["text"], scoring.marked_of_passage(row), marked)
    scores = scoring.scores(counts)
    triple, nested = scores["triple"], scores["nested"]
    return (
        f"triple F1 {triple.f1:.1f} (P {triple.precision:.1f}, R {triple.recall:.1f}), nested recall "
        f"{nested.recall:.1f}, chain right {scores['chain'].recall:.1f}, acts {scoring.macro_act(scores):.1f}"
    )


def on_shared(folder: Path, rows: list[dict[str, Any]], found: list[list[Found]]) -> str:
    """Return what the shared scorer prints of the triples on PolNeAR."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row, some in zip(rows, found, strict=True):
            parts = [{"source": f.speaker, "cue": f.cue, "content": f.content} for f in some if f.content]
            file.write(json.dumps({"id": row["id"], "attributions": parts}) + "\n")
        file.flush()
        command = [sys.executable, folder / "score.py", folder / "polnear_dev.jsonl.gz", file.name]
        done = subprocess.run([*command, "--types", "--outermost"], stdout=subprocess.PIPE, text=True, check=True)
    return "\n".join(line for line in done.stdout.splitlines() if "triple lenient" in line or line.startswith("["))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--eval", type=Path)
    args = parser.parse_args()
    passages, shared = gold(args.split), []
    if args.eval:
        with gzip.open(args.eval / "polnear_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            shared = [json.loads(line) for line in lines]
    for name, way in ways().items():
        found, speed = found_by(way, passages)
        print(f"{name:<8}{on_passages(passages, found)}; {speed:,.0f} words/s")
        if shared:
            print(on_shared(args.eval, shared, found_by(way, shared)[0]))


if __name__ == "__main__":
    main()
