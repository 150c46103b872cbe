"""Measure a spaCy model on GUM's news and interviews: tags, parse, names, speed, memory.

Usage: python training/spacy/measure.py GUM_DEP_FOLDER MODEL...
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import gum

ARCS = {"nsubj": ("nsubj", "nsubjpass"), "obj": ("dobj",), "ccomp": ("ccomp",), "appos": ("appos",), "amod": ("amod",)}
KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "person",
}


def main() -> None:
    """Print one table row per model, each measured in a process of its own."""
    folder, models = sys.argv[1], sys.argv[2:]
    if len(models) > 1:
        for model in models:
            subprocess.run([sys.executable, __file__, folder, model], check=True)
        return
    measure(Path(folder), models[0])


def measure(folder: Path, model: str) -> None:
    """Print the figures of one model."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(model, exclude=["senter"])
    golds = list(gum.documents(folder))
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for gold in golds:
        doc = Doc(nlp.vocab, words=gold.words, spaces=gold.spaces, sent_starts=gold.starts)
        for _, component in nlp.pipeline:
            doc = component(doc)
        score(gold, doc, right, all_)
    texts = [gold.text() for gold in golds]
    begun = time.perf_counter()
    words = sum(len(nlp(text[:100_000])) for text in texts)
    speed = words / (time.perf_counter() - begun)
    print(f"{model}: {len(all_) and all_['xpos']} tokens")
    for name in sorted(all_):
        print(f"  {name:24} {100 * right[name] / all_[name]:5.1f}  of {all_[name]}")
    print(f"  tokens/s {speed:.0f}, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def score(gold: gum.Document, doc: object, right: Counter[str], all_: Counter[str]) -> None:
    """Count what is right, on gold tokens and sentences."""
    copular = {gold.heads[i] for i, label in enumerate(gold.labels) if label == "cop"}
    for i, token in enumerate(doc):  # type: ignore[arg-type, var-annotated]
        for name, ok in (("xpos", token.tag_ == gold.xpos[i]), ("upos", token.pos_ == gold.upos[i])):
            all_[name] += 1
            right[name] += ok
        label = gold.labels[i]
        if label in ARCS and gold.heads[i] not in copular and gold.heads[i] != i:
            all_["arc recall " + label] += 1
            right["arc recall " + label] += token.dep_ in ARCS[label] and token.head.i == gold.heads[i]
    named = {
        m.head: m.kind
        for m in gold.mentions
        if gold.upos[m.head] == "PROPN" and m.kind in ("person", "organization", "place")
    }
    ents = [ent for ent in doc.ents if ent.label_ in KINDS]  # type: ignore[attr-defined]
    seen = {token.i: KINDS[ent.label_] for ent in ents for token in ent}
    for head, kind in named.items():
        all_["names recall (any kind)"] += 1
        right["names recall (any kind)"] += head in seen
        all_["names recall (kind)"] += 1
        right["names recall (kind)"] += seen.get(head) == kind
    for ent in ents:
        if gold.upos[ent.root.i] == "PROPN":
            kinds = {kind for head, kind in named.items() if ent.start <= head < ent.end}
            all_["names precision (kind)"] += 1
            right["names precision (kind)"] += KINDS[ent.label_] in kinds


if __name__ == "__main__":
    main()
