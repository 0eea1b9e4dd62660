"""Write the ONNX graph of the language model: int8 matrices, several sentences in one run.

The arrays are not in it: they stand in the file that `models.weigher_setup` writes on the user's
machine (see `models.weigher_layout`).

How a sentence is rounded to 8 bits must not depend on the sentences beside it, so no scale is taken
over a whole run. The norms before ``qkv`` and ``gate_up`` give numbers within -127..127 (see
`models.weigher_balance`), which are rounded as they are; before the other matrices each token is
scaled by its own largest number. The keys and values of the first token, which is always the same,
come as an input, with those of what was read before: its activations are a thousand times larger
than all others (the "attention sink", Xiao et al. 2023) and would not fit 8 bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onnx import NodeProto, TensorProto, ValueInfoProto, helper

from models.weigher_layout import Array, Shape, arrays

KINDS = {"float32": TensorProto.FLOAT, "int8": TensorProto.INT8}


def write_graph(path: Path, shape: Shape, weights: str) -> None:
    """The graph with these inputs; ``weights`` is the name of the file of arrays beside it.

    ``ids`` and ``places`` (1, S): new tokens and their places in their sentences. ``bias``
    (1, 1, S, P + S): added to the attention to each of the P + S tokens, past and new; no token
    sees a later one. ``past_0``, ``past_1``... (1, key heads, P, head): keys and values of each
    layer. ``rows`` (R,): the new tokens whose following token is asked for. ``queries`` (Q, 2):
    pairs (number of one of these rows, token).

    Outputs: ``log_probability`` (Q,) that the token follows that row; then ``states_0``,
    ``states_1``... (1, key heads, P + S, head): keys and values, past and new.
    """
    nodes = _Nodes(shape)
    nodes.build()
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "S"]),
        helper.make_tensor_value_info("places", TensorProto.INT64, [1, "S"]),
        helper.make_tensor_value_info("bias", TensorProto.FLOAT, [1, 1, "S", "T"]),
        helper.make_tensor_value_info("rows", TensorProto.INT64, ["R"]),
        helper.make_tensor_value_info("queries", TensorProto.INT64, ["Q", 2]),
    ]
    outputs = [helper.make_tensor_value_info("log_probability", TensorProto.FLOAT, ["Q"])]
    for number in range(2 * shape.layers):
        inputs.append(_states(f"past_{number}", "P", shape))
        outputs.append(_states(f"states_{number}", "T", shape))
    # "first" is no part of the graph: it is read from the file and comes as an input.
    stored = [_external(array, weights) for array in arrays(shape) if array.name != "first"]
    graph = helper.make_graph(nodes.nodes, "weigher", inputs, outputs, stored + nodes.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    path.write_bytes(model.SerializeToString())


def _states(name: str, tokens: str, shape: Shape) -> ValueInfoProto:
    sizes = (1, shape.key_heads, tokens, shape.head)
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes)


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
        self._constant("last_axis", [-1])
        self._number("step", TensorProto.FLOAT, 1.0)
        self._number("step_of_row", TensorProto.FLOAT, 1 / 127)
        self._number("zero", TensorProto.UINT8, 128)
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

    def _constant(self, name: str, values: Sequence[int]) -> None:
        self.constants.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))

    def _number(self, name: str, kind: int, value: float) -> None:
        self.constants.append(helper.make_tensor(name, kind, [], [value]))

    def _embedding(self) -> str:
        self._add("Gather", ["embedding", "ids"], ["bytes"])
        self._add("Cast", ["bytes"], ["numbers"], to=TensorProto.FLOAT)
        self._add("Gather", ["embedding_scale", "ids"], ["row_scales"])
        return self._add("Mul", ["numbers", "row_scales"], ["hidden"])

    def _lengths(self) -> None:
        self._add("Shape", ["ids"], ["new"], start=1)
        self._add("Shape", ["past_0"], ["past"], start=2, end=3)
        self._add("Add", ["past", "new"], ["total_long"])
        self._add("Sub", ["total_long", "one"], ["last_long"])
        self._add("Cast", ["total_long"], ["total"], to=TensorProto.INT32)
        self._add("Cast", ["last_long"], ["last"], to=TensorProto.INT32)

    def _norm(self, hidden: str, weight: str) -> str:
        return self._add(
            "SimplifiedLayerNormalization",
            [hidden, weight],
            [f"{weight}.normed"],
            axis=-1,
            epsilon=self.shape.epsilon,
        )

    def _matmul(self, into: str, name: str, step: str = "step") -> str:
        """Times a matrix of int8; the input is rounded to multiples of ``step``."""
        self._add("QuantizeLinear", [into, step, "zero"], [f"{name}.bytes"])
        return self._ours(
            "MatMulIntegerToFloat",
            [f"{name}.bytes", name, step, f"{name}_scale", "zero"],
            [f"{name}.y"],
        )

    def _matmul_by_row(self, into: str, name: str) -> str:
        """Times a matrix of int8; each row of the input is scaled to -1..1 first."""
        largest = f"{name}.largest"
        self._add("Abs", [into], [f"{name}.sizes"])
        self._add("ReduceMax", [f"{name}.sizes", "last_axis"], [largest], keepdims=1)
        self._add("Div", [into, largest], [f"{name}.scaled"])
        found = self._matmul(f"{name}.scaled", name, "step_of_row")
        return self._add("Mul", [found, largest], [f"{name}.z"])

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
                f"past_{2 * layer}",
                f"past_{2 * layer + 1}",
                "last",
                "total",
                "cos",
                "sin",
                "places",
                "bias",
            ],
            [f"{layer}.attention", f"states_{2 * layer}", f"states_{2 * layer + 1}"],
            num_heads=self.shape.heads,
            kv_num_heads=self.shape.key_heads,
            do_rotary=1,
        )
        out = self._matmul_by_row(f"{layer}.attention", f"{layer}.out")
        normed, hidden = self._skip(out, hidden, f"{layer}.norm_2")
        both = self._matmul(normed, f"{layer}.gate_up")
        gate, up = f"{layer}.gate", f"{layer}.up"
        self._add("Split", [both], [gate, up], axis=-1, num_outputs=2)
        # QuickGelu with alpha 1 is SiLU: x * sigmoid(x).
        self._ours("QuickGelu", [gate], [f"{layer}.silu"], alpha=1.0)
        self._add("Mul", [f"{layer}.silu", up], [f"{layer}.inner"])
        down = self._matmul_by_row(f"{layer}.inner", f"{layer}.down")
        return self._skip(down, hidden, following)

    def _answers(self, normed: str) -> None:
        self._constant("first_axis", [0])
        self._number("first_column", TensorProto.INT64, 0)
        self._add("Squeeze", [normed, "first_axis"], ["all_rows"])
        self._add("Gather", ["all_rows", "rows"], ["asked_rows"])
        logits = self._matmul_by_row("asked_rows", "head")
        self._add("ReduceLogSumExp", [logits, "last_axis"], ["norms"], keepdims=0)
        self._add("GatherND", [logits, "queries"], ["of_query"])
        self._add("Gather", ["queries", "first_column"], ["query_rows"], axis=1)
        self._add("Gather", ["norms", "query_rows"], ["norm_of_query"])
        self._add("Sub", ["of_query", "norm_of_query"], ["log_probability"])
