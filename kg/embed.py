"""Sentences to vectors: the shipped int8 MiniLM on onnxruntime, one thread unless told otherwise."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

WIDTH = 384
PIECES = 128  # what the model saw in training; a claim is shorter
BATCH = 32


class Embedder:
    """Turns texts into unit vectors of 384 floats, so that a dot product is their likeness in meaning."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        runtime: Any = onnxruntime
        options = runtime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session: Any = runtime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(PIECES)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row of unit length for each text, float32, in the order given."""
        import numpy as np

        out = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            out[rows] = self._batch([texts[i] for i in rows])
        return out

    def _batch(self, texts: list[str]) -> np.ndarray:
        import numpy as np

        found = self._tokenizer.encode_batch(texts)
        ids = np.array([f.ids for f in found], dtype=np.int64)
        mask = np.array([f.attention_mask for f in found], dtype=np.int64)
        rows: np.ndarray = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return rows

    def similarity(self, a: str, b: str) -> float:
        """Return the cosine of two texts."""
        one, two = self.encode([a, b])
        return float(one @ two)


@functools.lru_cache(maxsize=2)
def load_embedder(*, threads: int = 1) -> Embedder:
    """Return the shipped embedder, loaded once in a process for each number of threads."""
    return Embedder(Path(str(files("kg") / "models" / "minilm")), threads=threads)
