"""The tagger's network: MiniLM with one linear head over each piece, all heads read in one pass."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from ingest.read.tagger.heads import HEADS
from training.tagger.labels import IGNORE

WEIGHTS = {"cue": 1.0, "act": 0.5, "speaker": 1.0, "content": 1.0, "inner": 0.7, "other": 0.5}


class Tagger(nn.Module):
    """Six token classifiers over one encoder."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, sum(HEADS.values()))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return logits [batch, pieces, 37], the heads side by side in the order of ``HEADS``."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.head(self.dropout(hidden))


def loss_of(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the weighted sum of the heads' cross-entropies; labels are [batch, heads, pieces]."""
    total = logits.new_zeros(())
    at = 0
    for number, (head, classes) in enumerate(HEADS.items()):
        part = logits[..., at : at + classes].float()
        at += classes
        wanted = labels[:, number]
        if (wanted != IGNORE).any():
            loss = nn.functional.cross_entropy(part.reshape(-1, classes), wanted.reshape(-1), ignore_index=IGNORE)
            total = total + WEIGHTS[head] * loss
    return total
