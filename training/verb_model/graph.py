"""Write the ONNX graph of the language model: int8 matrices, one sentence at a time.

The arrays are not in it: they stand in the file that `models.weigher_setup` writes on the user's
machine (see `models.weigher_layout`). The keys and values of the first token, which is always the
same, are such arrays too. That token's activations are a thousand times larger than all others
(the "attention sink", Xiao et al. 2023) and would spoil the dynamic quantisation of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onnx import NodeProto, TensorProto, helper

from models.weigher_layout import Array, Shape, arrays

KINDS = {"float32": TensorProto.FLOAT, "int8": TensorProto.INT8}


def write_graph(path: Path, shape: Shape, weights: str) -> None:
    """The graph with inputs ``ids`` (1, T), ``start`` (1,), ``queries`` (Q, 2) and output (Q,).

    ``queries`` are pairs (row after ``start``, token); the output is the log-probability that
    the token follows that row. ``weights`` is the name of the file of arrays beside the graph.
    """
    nodes = _Nodes(shape)
    nodes.build()
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "T"]),
        helper.make_tensor_value_info("start", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("queries", TensorProto.INT64, ["Q", 2]),
    ]
    outputs = [helper.make_tensor_value_info("log_probability", TensorProto.FLOAT, ["Q"])]
    stored = [_external(array, weights) for array in arrays(shape)]
    graph = helper.make_graph(nodes.nodes, "weigher", inputs, outputs, stored + nodes.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    path.write_bytes(model.SerializeToString())


def _external(array: Array, weights: str) -> TensorProto:
    tensor = TensorProto()
    tensor.name, tensor.data_type = array.name, KINDS[array.kind]
    tensor.dims.extend(array.shape)
    tensor.data_location = TensorProto.EXTERNAL
    place = {"location": weights, "offset": str(array.offset), "length": str(array.size)}
    for key, value in place.items():
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value
    return tensor


class _Nodes:
    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def build(self) -> None:
        self._constant("one", [1])
        self._constant("axis_1", [1])
        self._constant("far", [2**31])
        hidden = self._embedding()
        self._lengths()
        normed = self._norm(hidden, "0.norm_1")
        for layer in range(self.shape.layers):
            last = layer + 1 == self.shape.layers
            following = "norm" if last else f"{layer + 1}.norm_1"
            normed, hidden = self._layer(layer, normed, hidden, following)
        self._answers(normed)

    def _add(
        self, kind: str, inputs: Sequence[str], outputs: Sequence[str], **attributes: Any
    ) -> str:
        self.nodes.append(helper.make_node(kind, inputs, outputs, **attributes))
        return outputs[0]

    def _ours(
        self, kind: str, inputs: Sequence[str], outputs: Sequence[str], **attributes: Any
    ) -> str:
        return self._add(kind, inputs, outputs, domain="com.microsoft", **attributes)

    def _constant(self, name: str, values: Sequence[int], kind: int = TensorProto.INT64) -> None:
        self.constants.append(helper.make_tensor(name, kind, [len(values)], values))

    def _embedding(self) -> str:
        self._add("Gather", ["embedding", "ids"], ["rows"])
        self._add("Cast", ["rows"], ["row_numbers"], to=TensorProto.FLOAT)
        self._add("Gather", ["embedding_scale", "ids"], ["row_scales"])
        return self._add("Mul", ["row_numbers", "row_scales"], ["hidden"])

    def _lengths(self) -> None:
        # One token stands before ``ids``: T + 1 in all, and the last one has number T.
        self._add("Shape", ["ids"], ["ids_shape"], start=1)
        self._add("Cast", ["ids_shape"], ["last_of_each"], to=TensorProto.INT32)
        self._add("Add", ["ids_shape", "one"], ["total_long"])
        self._add("Cast", ["total_long"], ["total"], to=TensorProto.INT32)

    def _norm(self, hidden: str, weight: str) -> str:
        return self._add(
            "SimplifiedLayerNormalization",
            [hidden, weight],
            [f"{weight}.normed"],
            axis=-1,
            epsilon=self.shape.epsilon,
        )

    def _matmul(self, into: str, name: str) -> str:
        return self._ours("DynamicQuantizeMatMul", [into, name, f"{name}_scale"], [f"{name}.y"])

    def _skip(self, added: str, hidden: str, weight: str) -> tuple[str, str]:
        normed, summed = f"{weight}.normed", f"{weight}.sum"
        self._ours(
            "SkipSimplifiedLayerNormalization",
            [added, hidden, weight],
            [normed, "", "", summed],
            epsilon=self.shape.epsilon,
        )
        return normed, summed

    def _layer(self, layer: int, normed: str, hidden: str, following: str) -> tuple[str, str]:
        qkv = self._matmul(normed, f"{layer}.qkv")
        self._ours(
            "GroupQueryAttention",
            [
                qkv,
                "",
                "",
                f"{layer}.key_0",
                f"{layer}.value_0",
                "last_of_each",
                "total",
                "cos",
                "sin",
            ],
            [f"{layer}.attention", f"{layer}.keys", f"{layer}.values"],
            num_heads=self.shape.heads,
            kv_num_heads=self.shape.key_heads,
            do_rotary=1,
        )
        out = self._matmul(f"{layer}.attention", f"{layer}.out")
        normed, hidden = self._skip(out, hidden, f"{layer}.norm_2")
        both = self._matmul(normed, f"{layer}.gate_up")
        gate, up = f"{layer}.gate", f"{layer}.up"
        self._add("Split", [both], [gate, up], axis=-1, num_outputs=2)
        # QuickGelu with alpha 1 is SiLU: x * sigmoid(x).
        self._ours("QuickGelu", [gate], [f"{layer}.silu"], alpha=1.0)
        self._add("Mul", [f"{layer}.silu", up], [f"{layer}.inner"])
        down = self._matmul(f"{layer}.inner", f"{layer}.down")
        return self._skip(down, hidden, following)

    def _answers(self, normed: str) -> None:
        self._add("Slice", [normed, "start", "far", "axis_1"], ["asked"])
        self._add("Squeeze", ["asked", "zero_axis"], ["asked_rows"])
        self._constant("zero_axis", [0])
        logits = self._matmul("asked_rows", "head")
        self._add("ReduceLogSumExp", [logits, "axis_1"], ["norms"], keepdims=0)
        self._add("GatherND", [logits, "queries"], ["of_query"])
        self._add("Gather", ["queries", "zero_index"], ["query_rows"], axis=1)
        self.constants.append(helper.make_tensor("zero_index", TensorProto.INT64, [], [0]))
        self._add("Gather", ["norms", "query_rows"], ["norm_of_query"])
        self._add("Sub", ["of_query", "norm_of_query"], ["log_probability"])
