"""Write a trained tagger as ONNX, and that as int8."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.tagger.network import Tagger


def export(model: Tagger, folder: Path) -> None:
    """Write ``tagger.onnx`` (fp32) and ``tagger.int8.onnx`` (what ships) into a folder."""
    ids = torch.ones(2, 16, dtype=torch.long)
    dynamic = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids)),
        str(folder / "tagger.onnx"),
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_axes={"input_ids": dynamic, "attention_mask": dynamic, "logits": dynamic},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(folder / "tagger.onnx"), str(folder / "tagger.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True
    )
