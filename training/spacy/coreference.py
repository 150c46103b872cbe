"""Measure names and pronouns on GUM: does a pronoun reach the right name, do two names of one entity meet?

Usage: python training/spacy/coreference.py GUM_DEP_FOLDER [--errors]
Read from the plain text as the product does; a gold mention and ours match when they share the head token's place.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import gum

from ingest.read.annotate import annotate, load_language
from ingest.read.names import find_names
from kg.records import Article, Outlet

SETS = {
    "he/she": {"he", "she", "him", "her", "his", "hers", "himself", "herself"},
    "they": {"they", "them", "their", "theirs", "themselves"},
    "it": {"it", "its", "itself"},
}


def main() -> None:
    """Print the figures; with --errors, every wrong pronoun."""
    folder, errors = Path(sys.argv[1]), "--errors" in sys.argv
    nlp = load_language()
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for gold in gum.documents(folder, ("news", "interview")):
        text = gold.text()
        names = find_names(annotate(nlp, text), _article(text))
        at = gold.offsets()
        ours = {mention.start: mention for mention in names.mentions}
        heads = {names.doc[head].idx: mention for mention, head in zip(names.mentions, names.heads, strict=True)}
        named = _named(gold)
        owner = _owners(gold, named, heads, at, names)
        _names(gold, named, heads, at, right, all_)
        for mention in gold.mentions:
            word = gold.words[mention.head].lower()
            group = next((name for name, words in SETS.items() if word in words), None)
            if group is None or mention.end - mention.start > 1:
                continue
            got = ours.get(at[mention.head])
            believed = None if got is None else owner.get(got.entity)
            if mention.entity in named:
                all_[group + " with a named antecedent"] += 1
                ok = believed == mention.entity
                right[group + " with a named antecedent"] += ok
            else:
                all_[group + " without: left alone"] += 1
                ok = got is None
                right[group + " without: left alone"] += ok
            if errors and not ok:
                said = None if got is None else names.entity(got.entity).name
                place = at[mention.head]
                print(
                    gold.name,
                    word,
                    "->",
                    said,
                    "| gold",
                    named.get(mention.entity),
                    "|",
                    repr(text[max(0, place - 160) : place + 60]),
                )
    for name in sorted(all_):
        print(f"{name:44} {100 * right[name] / all_[name]:5.1f} of {all_[name]}")


def _article(text: str) -> Article:
    return Article("ar-0", None, Outlet("unknown", "unknown"), None, (), None, None, None, "en", "", text)


def _named(gold: gum.Document) -> dict[str, str]:
    """Return the named persons, bodies and places: entity number to a name."""
    named: dict[str, str] = {}
    for mention in gold.mentions:
        if gold.upos[mention.head] == "PROPN" and mention.kind in {"person", "organization", "place"}:
            named.setdefault(mention.entity, " ".join(gold.words[mention.start : mention.end][:8]))
    return named


def _owners(gold: gum.Document, named: dict, heads: dict, at: list[int], names: object) -> dict[str, str]:
    """Return which gold entity each of ours is: the one that most of its names belong to."""
    votes: dict[str, Counter[str]] = {}
    for mention in gold.mentions:
        if mention.entity not in named or gold.upos[mention.head] != "PROPN":
            continue
        for i in range(mention.head, mention.end):
            got = heads.get(at[i])
            if got is not None and gold.upos[i] == "PROPN":
                votes.setdefault(got.entity, Counter())[mention.entity] += 1
                break
    return {ours: counts.most_common(1)[0][0] for ours, counts in votes.items()}


def _names(gold: gum.Document, named: dict, heads: dict, at: list[int], right: Counter, all_: Counter) -> None:
    """Count pairs of successive names of one entity that are ours too, and neighbours of two entities kept apart."""
    last: dict[str, str] = {}
    whose: dict[str, str] = {}
    for mention in gold.mentions:
        if mention.entity not in named or gold.upos[mention.head] != "PROPN":
            continue
        got = next((heads[at[i]] for i in range(mention.head, mention.end) if at[i] in heads), None)
        all_["name found"] += 1
        right["name found"] += got is not None
        if got is None:
            continue
        if mention.entity in last:
            all_["names of one entity joined"] += 1
            right["names of one entity joined"] += last[mention.entity] == got.entity
        if got.entity in whose:
            all_["names joined are of one entity"] += 1
            right["names joined are of one entity"] += whose[got.entity] == mention.entity
        last[mention.entity] = got.entity
        whose[got.entity] = mention.entity


if __name__ == "__main__":
    main()
