"""Make the numbers inside the language model fit 8 bits, as one sees them in a few sentences.

A few of the inputs of a matrix are tens of times larger than the rest, and one step of 8 bits must
then be so coarse that the rest is lost. Dividing such an input by a number, and multiplying the
weights that it meets by the same, changes nothing in exact arithmetic and evens both out (Xiao et
al. 2023, "SmoothQuant"). What divides the inputs goes into the weights of the layer before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.weigher_layout import Shape

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, Any]

# The token that begins every sequence, <|im_start|>: it has this number before and after pruning.
FIRST_TOKEN = 1
# Which share of the unevenness goes into the weights: measured, 0.5 leaves a little more error.
SHARE = 0.65
# Outputs of a norm are rounded to whole numbers by the graph: -127..127, and these times less for
# what other sentences may hold.
LARGEST = 127 / 1.1
TINY = 1e-5


@dataclass(slots=True)
class Layer:
    """The weights of one layer: four matrices (outputs, inputs) and the two norms before them."""

    qkv: Floats
    out: Floats
    gate_up: Floats
    down: Floats
    norm_1: Floats
    norm_2: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """What went into the matrices of one layer, (tokens, inputs), without the first token.

    ``key_0`` and ``value_0`` are those of the first token, (key heads, head).
    """

    qkv: Floats
    out: Floats
    gate_up: Floats
    down: Floats
    key_0: Floats
    value_0: Floats


class Sample:
    """Sentences on their way through the layers, in float32 and all at once.

    All see the first token, and none sees another sentence.
    """

    def __init__(self, sentences: Sequence[Sequence[int]], embedding: Floats, shape: Shape) -> None:
        import numpy as np

        ids, places, owners = [FIRST_TOKEN], [0], [-1]
        for number, sentence in enumerate(sentences):
            ids += sentence
            places += range(1, len(sentence) + 1)
            owners += [number] * len(sentence)
        self.hidden: Floats = embedding[ids].astype(np.float32)
        self._shape = shape
        owner = np.array(owners)
        self._sees = np.tril(owner[:, None] == owner[None, :])
        self._sees[:, 0] = True
        cos, sin = rotary(shape)
        self._cos, self._sin = cos[places][:, None], sin[places][:, None]

    def through(self, layer: Layer) -> Seen:
        """Take all sentences one layer further."""
        import numpy as np

        first = self.normed(layer.norm_1)
        queries, keys, values = self._heads(first @ layer.qkv.T)
        attended = self._attend(queries, keys, values)
        self.hidden = self.hidden + attended @ layer.out.T
        second = self.normed(layer.norm_2)
        gate, up = np.split(second @ layer.gate_up.T, 2, axis=-1)
        inner = gate / (1 + np.exp(-np.maximum(gate, -80))) * up  # exp(80) is no overflow yet
        self.hidden = self.hidden + inner @ layer.down.T
        # The first token's numbers are a thousand times larger, and it is never computed again.
        return Seen(first[1:], attended[1:], second[1:], inner[1:], keys[0], values[0])

    def normed(self, weight: Floats) -> Floats:
        import numpy as np

        size = np.mean(self.hidden**2, axis=-1, keepdims=True)
        found: Floats = self.hidden / np.sqrt(size + self._shape.epsilon) * weight
        return found

    def _heads(self, qkv: Floats) -> tuple[Floats, Floats, Floats]:
        """Queries, keys and values, (tokens, heads, head), turned to their places."""
        import numpy as np

        shape = self._shape
        parts = [shape.heads, shape.heads + shape.key_heads]
        queries, keys, values = np.split(qkv.reshape(len(qkv), -1, shape.head), parts, axis=1)
        return self._turned(queries), self._turned(keys), values

    def _turned(self, heads: Floats) -> Floats:
        import numpy as np

        one, two = np.split(heads, 2, axis=-1)
        turned = (one * self._cos - two * self._sin, two * self._cos + one * self._sin)
        return np.concatenate(turned, axis=-1)

    def _attend(self, queries: Floats, keys: Floats, values: Floats) -> Floats:
        import numpy as np

        group = self._shape.heads // self._shape.key_heads
        found = np.empty_like(queries)
        for head in range(self._shape.heads):
            scores = queries[:, head] @ keys[:, head // group].T / np.sqrt(self._shape.head)
            scores = np.where(self._sees, scores, -np.inf)
            shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
            shares /= shares.sum(axis=-1, keepdims=True)
            found[:, head] = shares @ values[:, head // group]
        return found.reshape(len(found), -1)


def rotary(shape: Shape) -> tuple[Floats, Floats]:
    """Cosines and sines of the turns at each place, (longest, head / 2)."""
    import numpy as np

    turns = shape.rotary_base ** (-np.arange(0, shape.head, 2) / shape.head)
    angles = np.arange(shape.longest)[:, None] * turns[None, :]
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def balanced(layer: Layer, seen: Seen, shape: Shape) -> tuple[Layer, Floats]:
    """The same layer with inputs that fit 8 bits, and the first token's value for it."""
    import numpy as np

    by = _dividers(_sizes(seen.down), _sizes(layer.down))
    down = layer.down * by
    ones = np.ones(shape.inner, np.float32)
    gate_up = layer.gate_up / np.concatenate([ones, by])[:, None]
    # One head of values serves several heads of queries: their inputs get one divider.
    heads = (shape.key_heads, shape.heads // shape.key_heads, shape.head)
    by = _dividers(*(_sizes(it).reshape(heads).max(axis=1) for it in (seen.out, layer.out)))
    out = layer.out * np.repeat(by[:, None], heads[1], axis=1).reshape(-1)
    unchanged = np.ones(layer.qkv.shape[0] - by.size, np.float32)
    qkv = layer.qkv / np.concatenate([unchanged, by.reshape(-1)])[:, None]
    value_0 = seen.value_0 / by
    by = _whole(seen.qkv, qkv)
    qkv, norm_1 = qkv * by, layer.norm_1 / by
    by = _whole(seen.gate_up, gate_up)
    gate_up, norm_2 = gate_up * by, layer.norm_2 / by
    return Layer(qkv, out, gate_up, down, norm_1, norm_2), value_0


def balanced_head(norm: Floats, head: Floats, seen: Floats) -> tuple[Floats, Floats]:
    """The last norm and the matrix behind it; ``seen``: what went into that matrix."""
    by = _dividers(_sizes(seen), _sizes(head))
    return norm / by, head * by


def _whole(seen: Floats, matrix: Floats) -> Floats:
    """Dividers that make the inputs fit -127..127."""
    by = _dividers(_sizes(seen), _sizes(matrix))
    found: Floats = by * ((_sizes(seen) / by).max() / LARGEST)
    return found


def _sizes(rows: Floats) -> Floats:
    import numpy as np

    found: Floats = np.maximum(np.abs(rows).max(axis=0), TINY)
    return found


def _dividers(inputs: Floats, weights: Floats) -> Floats:
    found: Floats = inputs**SHARE / weights ** (1 - SHARE)
    return found
