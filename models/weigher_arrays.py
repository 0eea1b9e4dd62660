"""Compute the arrays of the language model: base from a GGUF file, our adapter added, in int8.

NumPy only, so that a light installation (no torch) can do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.gguf import GGUF
from models.weigher_balance import Layer, Sample, balanced, balanced_head, rotary
from models.weigher_layout import Shape

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, Any]

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


def computed(
    base: GGUF, adapter: Adapter, shape: Shape, sample: Sequence[Sequence[int]]
) -> Iterator[tuple[str, Floats]]:
    """(name, array) for each array of `models.weigher_layout`, in any order.

    ``sample`` are sentences as tokens, without the first one of every sequence: the model reads
    them once, to see how large the numbers get that are rounded to 8 bits.
    """
    import numpy as np

    embedding = base["token_embd.weight"][adapter.tokens]
    rows, row_scale = _int8_rows(embedding)
    yield "embedding", rows
    yield "embedding_scale", row_scale[:, None]
    yield from zip(("cos", "sin"), rotary(shape), strict=True)
    read = Sample(sample, embedding, shape)
    first: list[Floats] = []
    for number in range(shape.layers):
        layer = _layer(base, adapter, number, shape)
        seen = read.through(layer)
        layer, value_0 = balanced(layer, seen, shape)
        first += [seen.key_0, value_0]
        yield f"{number}.norm_1", layer.norm_1.astype(np.float32)
        yield f"{number}.norm_2", layer.norm_2.astype(np.float32)
        for name in PARTS:
            yield from _columns(f"{number}.{name}", getattr(layer, name))
    form = (2 * shape.layers, 1, shape.key_heads, 1, shape.head)
    yield "first", np.stack(first).astype(np.float32).reshape(form)
    norm = base["output_norm.weight"]
    norm, head = balanced_head(norm, embedding, read.normed(norm)[1:])
    yield "norm", norm.astype(np.float32)
    yield from _columns("head", head)


def _columns(name: str, matrix: Floats) -> Iterator[tuple[str, Floats]]:
    import numpy as np

    rows, scale = _int8_rows(matrix)
    yield name, np.ascontiguousarray(rows.T)
    yield f"{name}_scale", scale


def _layer(base: GGUF, adapter: Adapter, number: int, shape: Shape) -> Layer:
    merged = {name: _merged(base, adapter, number, name, shape) for name in PARTS}
    norms = (base[f"blk.{number}.{name}.weight"] for name in ("attn_norm", "ffn_norm"))
    return Layer(**merged, **dict(zip(("norm_1", "norm_2"), norms, strict=True)))


def _merged(base: GGUF, adapter: Adapter, layer: int, name: str, shape: Shape) -> Floats:
    import numpy as np

    found: list[Floats] = []
    for stored, ours in PARTS[name]:
        matrix = base[f"blk.{layer}.{stored}.weight"]
        if stored in ("attn_q", "attn_k"):
            matrix = unpermuted(matrix, shape)
        change = adapter.change(f"{layer}.{ours}")
        found.append(matrix if change is None else matrix + change)
    return np.concatenate(found)


def unpermuted(matrix: Floats, shape: Shape) -> Floats:
    # GGUF pairs neighbouring rows for the rotary embedding; our graph pairs the two halves.
    outputs, inputs = matrix.shape
    paired = matrix.reshape(outputs // shape.head, shape.head // 2, 2, inputs)
    return paired.swapaxes(1, 2).reshape(outputs, inputs)


def _int8_rows(matrix: Floats) -> tuple[Floats, Floats]:
    import numpy as np

    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / 127
    rows = np.rint(matrix / scale[:, None]).astype(np.int8)
    return rows, scale.astype(np.float32)
