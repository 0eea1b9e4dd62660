"""The arrays of the prepared language model: names, shapes and places in one file of bytes.

The graph that ships in `models/weights/verb-weigher` points into that file, and
`models.weigher_setup` writes it, so both take the order from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

SIZES = {"float32": 4, "int8": 1}
# Place of each array in the file: ONNX Runtime maps the file, pages are 4 KiB.
ALIGNMENT = 64


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a Llama-type language model."""

    layers: int = 30
    hidden: int = 576
    inner: int = 1536
    heads: int = 9
    key_heads: int = 3
    head: int = 64
    vocabulary: int = 31318
    longest: int = 512
    rotary_base: float = 100_000.0
    epsilon: float = 1e-5

    @property
    def qkv(self) -> int:
        return (self.heads + 2 * self.key_heads) * self.head


@dataclass(frozen=True, slots=True)
class Array:
    name: str
    kind: str
    shape: tuple[int, ...]
    offset: int

    @property
    def size(self) -> int:
        return prod(self.shape) * SIZES[self.kind]


def arrays(shape: Shape) -> tuple[Array, ...]:
    """All arrays in the order in which they stand in the file."""
    found: list[Array] = []
    offset = 0
    for name, kind, sizes in _named(shape):
        array = Array(name, kind, sizes, offset)
        found.append(array)
        offset = -(-(offset + array.size) // ALIGNMENT) * ALIGNMENT
    return tuple(found)


def _named(shape: Shape) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    yield "embedding", "int8", (shape.vocabulary, shape.hidden)
    yield "embedding_scale", "float32", (shape.vocabulary, 1)
    yield "cos", "float32", (shape.longest, shape.head // 2)
    yield "sin", "float32", (shape.longest, shape.head // 2)
    for layer in range(shape.layers):
        yield f"{layer}.norm_1", "float32", (shape.hidden,)
        yield f"{layer}.norm_2", "float32", (shape.hidden,)
        for name, into, out in matrices(shape):
            yield f"{layer}.{name}", "int8", (into, out)
            yield f"{layer}.{name}_scale", "float32", (out,)
    # Keys and values of the first token, layer by layer: the graph gets them as inputs.
    yield "first", "float32", (2 * shape.layers, 1, shape.key_heads, 1, shape.head)
    yield "norm", "float32", (shape.hidden,)
    yield "head", "int8", (shape.hidden, shape.vocabulary)
    yield "head_scale", "float32", (shape.vocabulary,)


def matrices(shape: Shape) -> tuple[tuple[str, int, int], ...]:
    """(name, inputs, outputs) of the matrices of one layer; those with one input are joined."""
    return (
        ("qkv", shape.hidden, shape.qkv),
        ("out", shape.heads * shape.head, shape.hidden),
        ("gate_up", shape.hidden, 2 * shape.inner),
        ("down", shape.inner, shape.hidden),
    )
