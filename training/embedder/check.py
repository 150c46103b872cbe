"""Compare the shipped 8-bit embedder with its float graph: cosines, and whether they find the same neighbours.

python training/embedder/check.py minilm-fp32.onnx SENTENCES.txt
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from kg.embed import Embedder, load_embedder

NEIGHBOURS = 10


def neighbours(vectors: np.ndarray) -> np.ndarray:
    """Return the numbers of each row's nearest others."""
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1)
    return np.argsort(-likeness, axis=1)[:, :NEIGHBOURS]


def full(model: Path) -> Embedder:
    """Return an embedder that runs the float graph with the shipped tokenizer."""
    shipped = Path(__file__).parents[2] / "kg" / "models" / "minilm" / "tokenizer.json"
    folder = Path(tempfile.mkdtemp())
    (folder / "model.onnx").symlink_to(model.resolve())
    (folder / "tokenizer.json").symlink_to(shipped)
    return Embedder(folder)


def main(model: Path, sentences: list[str]) -> None:
    """Print the figures."""
    exact = full(model).encode(sentences)
    start = time.perf_counter()
    small = load_embedder().encode(sentences)
    speed = len(sentences) / (time.perf_counter() - start)
    cosines = (exact * small).sum(axis=1)
    shared = [len(set(a) & set(b)) / NEIGHBOURS for a, b in zip(neighbours(exact), neighbours(small), strict=True)]
    print(f"cosine {cosines.mean():.4f} on average, {cosines.min():.4f} at least")
    print(f"{100 * np.mean(shared):.1f}% of {NEIGHBOURS} nearest neighbours shared; {speed:.0f} sentences/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8").splitlines())
