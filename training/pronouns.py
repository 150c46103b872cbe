"""Fit the weights of ``ingest/lexicon/pronouns.toml``: whom a third-person pronoun means.

    python -m training.pronouns --news ../shared/data/news_open --gum ../shared/data/gum/dep > pronouns.toml

Examples are the pronouns that speak in the training passages and in the marked news, with the name or the unnamed
source they are marked for, and every pronoun of GUM's news and interviews with its chain; those that mean nothing that
was found are left out. A softmax over what a pronoun may mean, with the weights drawn towards those of today.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ingest.page.article import Given, article_of_text
from ingest.read.annotate import annotate, load_language
from ingest.read.names import find_names, pronouns
from ingest.read.names.referents import Referent
from ingest.read.names.salience import weights
from kg.records import Article
from tests.quality.gold import gold
from tests.quality.scoring import same_name
from training.corpus.standoff import texts

STANDOFF = Path(__file__).parent / "corpus" / "standoff" / "news.jsonl"
DRAW, STEPS, RATE = 0.003, 800, 1.5
GENRES = ("news", "interview")

Choice = tuple[str | None, int, dict[str, float]]
Example = tuple[pronouns.Form, list[dict[str, float]], list[bool]]


def watched(doc: Any, article: Article) -> dict[int, tuple[pronouns.Form, list[Choice]]]:
    """Return form and candidates of each pronoun of a document, by the character where it begins.

    A candidate is its name, if it has one, where it was last met, and what speaks for it.
    """
    seen: dict[int, tuple[pronouns.Form, list[tuple[Referent, Any, dict[str, float]]]]] = {}
    plain = pronouns.candidates

    def watching(memory: Any, token: Any, form: Any) -> Iterator[Any]:
        held = list(plain(memory, token, form))
        seen[token.idx] = (form, held)
        return iter(held)

    pronouns.candidates = watching
    try:
        names = find_names(doc, article)
    finally:
        pronouns.candidates = plain

    def name(referent: Referent) -> str | None:
        entity = names.at(doc[referent.places[0].head]) if referent.places else None
        return entity.name if entity else referent.noun if referent.person is not True else None

    return {
        place: (form, [(name(referent), doc[met.head].idx, found) for referent, met, found in held])
        for place, (form, held) in seen.items()
    }


def of_marks(rows: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield the speaking pronouns of marked texts."""
    nlp = load_language()
    for row in rows:
        article = article_of_text(row["text"], Given(published_at=row.get("date")))
        held = watched(annotate(nlp, article.text), article)
        for one in row["attributions"]:
            place, end = one["speaker"][0] if one["speaker"] else (-1, -1)
            if place in held and row["text"][place:end].isalpha():
                form, choices = held[place]
                yield form, [found for _, _, found in choices], [_is_meant(one, c[0]) for c in choices]


def _is_meant(one: Mapping[str, Any], name: str | None) -> bool:
    return same_name(one["name"], name) if one.get("name") else bool(one.get("unnamed")) and name is None


def of_gum(folder: Path) -> Iterator[Example]:
    """Yield the pronouns of GUM."""
    sys.path.append(str(Path(__file__).parent / "spacy"))
    import gum

    nlp = load_language()
    for document in gum.documents(folder, GENRES):
        at, text = document.offsets(), document.text()
        article = article_of_text(text, Given())
        entity = {at[mention.head]: mention.entity for mention in reversed(document.mentions)}
        for place, (form, choices) in watched(annotate(nlp, article.text), article).items():
            meant = entity.get(place)
            right = [meant is not None and entity.get(met) == meant for _, met, _ in choices]
            yield form, [found for _, _, found in choices], right


def fit(examples: Iterable[Example], start: Mapping[str, float]) -> dict[str, float]:
    """Return weights under which what is meant comes first."""
    names = list(start)
    held = [one for one in examples if any(one[2])]
    inputs = [np.array([[1.0 if n == "base" else row.get(n, 0.0) for n in names] for row in one[1]]) for one in held]
    right = [np.array(one[2]) for one in held]
    first = np.array([start[name] for name in names])
    now = first.copy()
    for step in range(STEPS):
        pull = DRAW * (now - first)
        for rows, good in zip(inputs, right, strict=True):
            scores = np.append(rows @ now, 0.0)
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            target = np.append(good, 0.0) * chance
            pull += ((chance - target / max(target.sum(), 1e-9))[:-1] @ rows) / len(held)
        now = now - RATE / (1 + step / 200) * pull
    return {name: round(float(value), 2) for name, value in zip(names, now, strict=True)}


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True)
    args = parser.parse_args()
    marks = [json.loads(line) for line in STANDOFF.read_text("utf-8").splitlines()]
    examples = [*of_marks(gold("train")), *of_marks(texts(marks, args.news)), *of_gum(args.gum)]
    print(
        "# What speaks for a referent that a pronoun may mean, by the pronoun's form; fitted by training/pronouns.py."
    )
    for form, start in weights().items():
        of_form = [one for one in examples if pronouns.WEIGHED[one[0]] == form]
        print(f"\n[{form}]")
        print("\n".join(f'"{name}" = {value}' for name, value in fit(of_form, start).items()))


if __name__ == "__main__":
    main()
