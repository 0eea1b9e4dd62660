"""Compute the arrays of the language model: base from a GGUF file, our adapter added, in int8.

NumPy only, so that a light installation (no torch) can do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.gguf import GGUF
from models.weigher_layout import Shape

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, Any]

# The token that begins every sequence, <|im_start|>: it has this number before and after pruning.
FIRST_TOKEN = 1
# Our name of a joined matrix -> (names in the GGUF file, names in the adapter).
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "qkv": (("attn_q", "q_proj"), ("attn_k", "k_proj"), ("attn_v", "v_proj")),
    "out": (("attn_output", "o_proj"),),
    "gate_up": (("ffn_gate", "gate_proj"), ("ffn_up", "up_proj")),
    "down": (("ffn_down", "down_proj"),),
}


class Adapter:
    """The low-rank change of each matrix, read from ``adapter.npz``.

    For matrix ``m`` the file holds ``m.a`` (rank, inputs) and ``m.b`` (outputs, rank) in int8 with
    one float32 scale for each row, the factor in ``m.b`` already; and ``tokens``, the numbers of
    the tokens of the base that are kept, in their new order.
    """

    def __init__(self, path: Path) -> None:
        import numpy as np

        with np.load(path) as file:
            self._arrays = {name: file[name] for name in file.files}

    @property
    def tokens(self) -> Floats:
        tokens: Floats = self._arrays["tokens"]
        return tokens

    def change(self, matrix: str) -> Floats | None:
        """What is added to ``layer.name``, (outputs, inputs), or None for a layer left alone."""
        if f"{matrix}.a" not in self._arrays:
            return None
        return self._floats(f"{matrix}.b") @ self._floats(f"{matrix}.a")

    def _floats(self, name: str) -> Floats:
        import numpy as np

        found: Floats = self._arrays[name].astype(np.float32)
        found *= self._arrays[f"{name}_scale"][:, None]
        return found


def computed(base: GGUF, adapter: Adapter, shape: Shape) -> Iterator[tuple[str, Floats]]:
    """(name, array) for each array of `models.weigher_layout`, in any order."""
    import numpy as np

    embedding = base["token_embd.weight"][adapter.tokens]
    rows, row_scale = _int8_rows(embedding)
    yield "embedding", rows
    yield "embedding_scale", row_scale[:, None]
    yield "head", np.ascontiguousarray(rows.T)
    yield "head_scale", row_scale
    yield from _rotary(shape)
    hidden = embedding[FIRST_TOKEN]
    for layer in range(shape.layers):
        merged = {name: _merged(base, adapter, layer, name, shape) for name in PARTS}
        norms = [base[f"blk.{layer}.{name}.weight"] for name in ("attn_norm", "ffn_norm")]
        keys, values, hidden = _first_token(hidden, merged, norms, shape)
        yield f"{layer}.key_0", keys
        yield f"{layer}.value_0", values
        yield f"{layer}.norm_1", norms[0]
        yield f"{layer}.norm_2", norms[1]
        for name, matrix in merged.items():
            rows, scale = _int8_rows(matrix)
            yield f"{layer}.{name}", np.ascontiguousarray(rows.T)
            yield f"{layer}.{name}_scale", scale
    yield "norm", base["output_norm.weight"]


def _merged(base: GGUF, adapter: Adapter, layer: int, name: str, shape: Shape) -> Floats:
    import numpy as np

    found: list[Floats] = []
    for stored, ours in PARTS[name]:
        matrix = base[f"blk.{layer}.{stored}.weight"]
        if stored in ("attn_q", "attn_k"):
            matrix = _unpermuted(matrix, shape)
        change = adapter.change(f"{layer}.{ours}")
        found.append(matrix if change is None else matrix + change)
    return np.concatenate(found)


def _unpermuted(matrix: Floats, shape: Shape) -> Floats:
    # GGUF pairs neighbouring rows for the rotary embedding; our graph pairs the two halves.
    outputs, inputs = matrix.shape
    paired = matrix.reshape(outputs // shape.head, shape.head // 2, 2, inputs)
    return paired.swapaxes(1, 2).reshape(outputs, inputs)


def _int8_rows(matrix: Floats) -> tuple[Floats, Floats]:
    import numpy as np

    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / 127
    rows = np.rint(matrix / scale[:, None]).astype(np.int8)
    return rows, scale.astype(np.float32)


def _rotary(shape: Shape) -> Iterator[tuple[str, Floats]]:
    import numpy as np

    turns = shape.rotary_base ** (-np.arange(0, shape.head, 2) / shape.head)
    angles = np.arange(shape.longest)[:, None] * turns[None, :]
    yield "cos", np.cos(angles).astype(np.float32)
    yield "sin", np.sin(angles).astype(np.float32)


def _first_token(
    hidden: Floats, merged: Mapping[str, Floats], norms: list[Floats], shape: Shape
) -> tuple[Floats, Floats, Floats]:
    """Keys, values and output of one layer for the first token, which sees only itself."""
    import numpy as np

    def normed(values: Floats, weight: Floats) -> Floats:
        scaled: Floats = values / np.sqrt(np.mean(values**2) + shape.epsilon) * weight
        return scaled

    qkv = merged["qkv"] @ normed(hidden, norms[0])
    width = shape.key_heads * shape.head
    keys, values = qkv[-2 * width : -width], qkv[-width:]
    # Each head of the query attends to the one value of its group; the turn at place 0 is none.
    groups = values.reshape(shape.key_heads, 1, shape.head)
    seen = np.repeat(groups, shape.heads // shape.key_heads, axis=1).reshape(-1)
    hidden = hidden + merged["out"] @ seen
    gate, up = np.split(merged["gate_up"] @ normed(hidden, norms[1]), 2)
    hidden = hidden + merged["down"] @ (gate / (1 + np.exp(-gate)) * up)
    form = (1, shape.key_heads, 1, shape.head)
    return keys.reshape(form), values.reshape(form), hidden
