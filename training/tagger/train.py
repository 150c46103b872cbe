"""Train the tagger and write it as int8 ONNX.

    python -m training.tagger.train --encoder FOLDER --data ../shared/data --out build/tagger --minutes 60

FOLDER holds MiniLM-L6's config.json, model.safetensors and tokenizer.json. Runs on two CPU cores in bfloat16; a GPU is
used when there is one. Prints the loss as it goes; the same seed and data give the same weights on one machine.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from ingest.read.tagger.heads import HEADS
from training.tagger import sources
from training.tagger.export import export
from training.tagger.labels import IGNORE
from training.tagger.network import Tagger, loss_of
from training.tagger.windows import encoded, load_tokenizer

HERE = Path(__file__).resolve().parents[1]


def examples(args: argparse.Namespace) -> Iterator[tuple[float, Any]]:
    """Yield every training example with its weight: how often it is seen in an epoch."""
    for example in sources.corpus(HERE / "corpus", "train"):
        yield args.corpus_weight, example
    for example in sources.standoff(HERE / "corpus", args.data / "news_open"):
        yield args.corpus_weight, example
    for example in sources.open_text(args.data / "attribution_open"):
        yield args.open_weight, example


def batches(rows: list[dict[str, Any]], rng: random.Random, pieces: int) -> list[list[dict[str, Any]]]:
    """Return batches of about as many pieces each, of rows of like length, in random order."""
    rows = sorted(rows, key=lambda row: (len(row["ids"]) // 16, rng.random()))
    out: list[list[dict[str, Any]]] = [[]]
    for row in rows:
        if out[-1] and (len(out[-1]) + 1) * len(row["ids"]) > pieces:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


def tensors(batch: list[dict[str, Any]], device: str) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return ids, mask and labels of a batch, padded to a multiple of 16."""
    length = -(-max(len(row["ids"]) for row in batch) // 16) * 16
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.long)
    labels = torch.full((len(batch), len(HEADS), length), IGNORE, dtype=torch.long)
    for number, row in enumerate(batch):
        size = len(row["ids"])
        ids[number, :size] = torch.tensor(row["ids"])
        mask[number, :size] = 1
        for head, name in enumerate(HEADS):
            labels[number, head, :size] = torch.tensor(row["labels"][name])
    return ids.to(device), mask.to(device), labels.to(device)


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--corpus-weight", type=float, default=2.5)
    parser.add_argument("--open-weight", type=float, default=0.4)
    parser.add_argument("--pieces", type=int, default=2048)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = load_tokenizer(args.encoder)
    weighted = [(weight, row) for weight, example in examples(args) for row in encoded(example, tokenizer)]
    model = Tagger(args.encoder).to(device)
    _train(model, weighted, rng, args, device)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "tagger.pt")
    export(model.cpu().float().eval(), args.out)


def _epoch(weighted: list[tuple[float, dict[str, Any]]], rng: random.Random) -> list[dict[str, Any]]:
    rows = []
    for weight, row in weighted:
        whole, part = divmod(weight, 1)
        rows += [row] * (int(whole) + (rng.random() < part))
    return rows


def _train(model: Tagger, weighted: list[Any], rng: random.Random, args: argparse.Namespace, device: str) -> None:
    pieces = sum(weight * len(row["ids"]) for weight, row in weighted)
    print(f"{len(weighted)} windows, {pieces:,.0f} pieces an epoch", flush=True)
    head = [p for n, p in model.named_parameters() if n.startswith("head")]
    body = [p for n, p in model.named_parameters() if not n.startswith("head") and "word_embeddings" not in n]
    optimizer = torch.optim.AdamW([{"params": body, "lr": 3e-4}, {"params": head, "lr": 1.5e-3}], weight_decay=0.01)
    start, done, shown = time.time(), 0.0, 0.0
    running = 0.0
    for epoch in itertools.count():
        for batch in batches(_epoch(weighted, rng), rng, args.pieces):
            share = max((time.time() - start) / (60 * args.minutes), done / (pieces * args.epochs))
            if share >= 1:
                return
            for group, top in zip(optimizer.param_groups, (3e-4, 1.5e-3), strict=True):
                group["lr"] = top * min(1, done / (0.05 * pieces * args.epochs) + 0.02) * (1 - share)
            ids, mask, labels = tensors(batch, device)
            model.train()
            with torch.autocast(device, dtype=torch.bfloat16):
                logits = model(ids, mask)
            loss = loss_of(logits, labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            done += int(mask.sum())
            running = 0.98 * running + 0.02 * float(loss.detach())
            if time.time() - shown > 30:
                shown = time.time()
                rate = done / (shown - start)
                print(f"epoch {epoch} {100 * share:5.1f}% loss {running:.3f} {rate:,.0f} pieces/s", flush=True)


if __name__ == "__main__":
    main()
