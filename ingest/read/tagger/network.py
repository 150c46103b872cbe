"""The tagger's network on onnxruntime: a text to the attributions that it tags, window by window."""

from __future__ import annotations

import bisect
import functools
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from ingest.read.tagger.decode import Rows, Tagged, decode, probabilities
from ingest.read.tagger.windows import PIECES, windows
from kg.records import Span

LEAST = 0.5


class Tags:
    """What the tagger says of a text: its attributions, and of any stretch how sure it is that a cue stands there."""

    def __init__(self) -> None:
        self.found: list[Tagged] = []
        self._words: list[Span] = []
        self._cue: list[float] = []

    def add(self, heads: dict[str, Rows], words: list[Span], least: float) -> None:
        """Add a window: each head's probabilities of its words, in text order."""
        self.found += decode(heads, words, least=least)
        self._words += words
        self._cue += (1 - heads["cue"][:, 0]).tolist()

    def cue(self, start: int, end: int) -> float:
        """Return the highest probability, 0 to 1, that a word within the characters belongs to a cue."""
        first = bisect.bisect_right(self._words, start, key=lambda word: word[1])
        last = bisect.bisect_left(self._words, end, key=lambda word: word[0])
        return max(self._cue[first:last], default=0.0)


class Tagger:
    """Six token classifiers over one encoder, int8, one thread."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        runtime: Any = onnxruntime
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def __call__(self, text: str, *, least: float = LEAST) -> Tags:
        """Tag a text; a word is a cue's where the tagger is at least ``least`` (0 to 1) sure."""
        tags = Tags()
        for start, end in windows(text, self._tokenizer):
            encoding = self._tokenizer.encode(text[start:end])
            ids = np.array([encoding.ids[:PIECES]], dtype=np.int64)
            rows = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
            firsts, words = _words(encoding, start)
            tags.add({head: part[firsts] for head, part in probabilities(rows).items()}, words, least)
        return tags


def _words(encoding: Any, shift: int) -> tuple[list[int], list[Span]]:
    """Return the pieces that begin a word, and each word's characters in the text."""
    pieces = list(zip(encoding.tokens, encoding.offsets, strict=True))[:PIECES]
    firsts = [n for n, (token, (s, e)) in enumerate(pieces) if e > s and not token.startswith("##")]
    stops = [*firsts[1:], next((n for n in range(len(pieces), 0, -1) if pieces[n - 1][1][1]), 0)]
    words = [(pieces[a][1][0] + shift, pieces[b - 1][1][1] + shift) for a, b in zip(firsts, stops, strict=True)]
    return firsts, words


@functools.cache
def load_tagger() -> Tagger:
    """Return the tagger that ships, loaded once in a process; its word pieces are the embedder's."""
    model = files("ingest") / "models" / "tagger" / "model.onnx"
    return Tagger(Path(str(model)), Path(str(files("kg") / "models" / "minilm" / "tokenizer.json")))
