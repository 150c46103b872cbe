"""Make ``kg/models/minilm`` from the published weights of all-MiniLM-L6-v2, without torch.

    python training/embedder/build.py FOLDER kg/models/minilm

FOLDER holds ``model.safetensors`` and ``tokenizer.json`` as published. The six-layer BERT is written down as an ONNX
graph, operator by operator, with mean pooling and unit length at its end; then its matrices are rounded to 8 bits.
Needs the packages ``onnx``, ``onnxruntime`` and ``numpy``; see README.md.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

LAYERS, HEADS, WIDTH, EPSILON = 6, 12, 384, 1e-12
HEAD = WIDTH // HEADS
OPSET = 17


def weights(path: Path) -> dict[str, np.ndarray]:
    """Return the float matrices of a safetensors file by name."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    index = json.loads(raw[8 : 8 + size])
    body = raw[8 + size :]
    found = {}
    for name, entry in index.items():
        if entry.get("dtype") == "F32":
            start, end = entry["data_offsets"]
            found[name] = np.frombuffer(body[start:end], dtype="<f4").reshape(entry["shape"])
    return found


class Graph:
    """An ONNX graph that grows by one operator at a time; every method returns the name of its result."""

    def __init__(self, table: dict[str, np.ndarray]) -> None:
        self.table = table
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        """Keep a constant under a name."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str, *, transpose: bool = False) -> str:
        """Keep a weight of the published model."""
        value = self.table[name]
        return self.constant(name, value.T if transpose else value)

    def op(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Add an operator."""
        out = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def linear(self, x: str, name: str) -> str:
        """Add a linear layer."""
        product = self.op("MatMul", x, self.weight(f"{name}.weight", transpose=True))
        return self.op("Add", product, self.weight(f"{name}.bias"))

    def norm(self, x: str, name: str) -> str:
        """Add a layer norm."""
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=EPSILON)

    def gelu(self, x: str) -> str:
        """Add a GELU by the error function, as the model was trained."""
        halved = self.op("Mul", x, self.constant("half", np.float32(0.5)))
        scaled = self.op("Div", x, self.constant("root_two", np.float32(np.sqrt(2))))
        return self.op("Mul", halved, self.op("Add", self.op("Erf", scaled), self.constant("one", np.float32(1))))

    def heads(self, x: str, order: list[int]) -> str:
        """Split the width into attention heads."""
        shape = self.constant("by_head", np.array([0, 0, HEADS, HEAD], dtype=np.int64))
        return self.op("Transpose", self.op("Reshape", x, shape), perm=order)

    def layer(self, x: str, hidden: str, name: str) -> str:
        """Add one transformer layer; ``hidden`` is what the mask adds to the attention."""
        query = self.heads(self.linear(x, f"{name}.attention.self.query"), [0, 2, 1, 3])
        key = self.heads(self.linear(x, f"{name}.attention.self.key"), [0, 2, 3, 1])
        value = self.heads(self.linear(x, f"{name}.attention.self.value"), [0, 2, 1, 3])
        product = self.op("MatMul", query, key)
        scaled = self.op("Div", product, self.constant("root_head", np.float32(np.sqrt(HEAD))))
        attention = self.op("Softmax", self.op("Add", scaled, hidden), axis=-1)
        mixed = self.op("Transpose", self.op("MatMul", attention, value), perm=[0, 2, 1, 3])
        joined = self.op("Reshape", mixed, self.constant("by_width", np.array([0, 0, WIDTH], dtype=np.int64)))
        out = self.linear(joined, f"{name}.attention.output.dense")
        x = self.norm(self.op("Add", out, x), f"{name}.attention.output.LayerNorm")
        wide = self.gelu(self.linear(x, f"{name}.intermediate.dense"))
        out = self.linear(wide, f"{name}.output.dense")
        return self.norm(self.op("Add", out, x), f"{name}.output.LayerNorm")


def embed(g: Graph) -> str:
    """Add the embedding of ids and positions."""
    words = g.op("Gather", g.weight("embeddings.word_embeddings.weight"), "input_ids")
    length = g.op("Slice", g.op("Shape", "input_ids"), g.constant("i1", np.array([1])), g.constant("i2", np.array([2])))
    positions = g.op(
        "Slice", g.weight("embeddings.position_embeddings.weight"), g.constant("i0", np.array([0])), length
    )
    kinds = g.constant("kind", g.table["embeddings.token_type_embeddings.weight"][0])
    return g.norm(g.op("Add", g.op("Add", words, positions), kinds), "embeddings.LayerNorm")


def pool(g: Graph, x: str, mask: str) -> None:
    """Add mean pooling over what the mask shows, and unit length."""
    shown = g.op("Unsqueeze", mask, g.constant("last", np.array([-1])))
    total = g.op("ReduceSum", g.op("Mul", x, shown), g.constant("axis", np.array([1])), keepdims=0)
    count = g.op("ReduceSum", mask, g.constant("axis", np.array([1])), keepdims=1)
    mean = g.op("Div", total, count)
    length = g.op("ReduceL2", mean, axes=[-1], keepdims=1)
    g.nodes.append(helper.make_node("Div", [mean, length], ["embedding"]))


def model(table: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Return the whole model: ids and mask in, one vector of unit length a text out."""
    g = Graph(table)
    mask = g.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    wide = g.op("Unsqueeze", mask, g.constant("middle", np.array([1, 2])))
    inverse = g.op("Sub", g.constant("one", np.float32(1)), wide)
    hidden = g.op("Mul", inverse, g.constant("minus_much", np.float32(-10_000)))
    x = embed(g)
    for number in range(LAYERS):
        x = g.layer(x, hidden, f"encoder.layer.{number}")
    pool(g, x, mask)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n", "t"]) for n in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", WIDTH])
    graph = helper.make_graph(g.nodes, "minilm", inputs, [output], list(g.constants.values()))
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def main(source: Path, target: Path) -> None:
    """Write the float model beside the 8-bit one's folder, and the 8-bit one into it."""
    full = target.parent / "minilm-fp32.onnx" if len(sys.argv) < 4 else Path(sys.argv[3])
    onnx.save(model(weights(source / "model.safetensors")), full)
    target.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(full, target / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(source / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
