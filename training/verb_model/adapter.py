"""Write the adapter of the language model as it ships: int8 rows, the factor in the second part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor


def write_adapter(
    path: Path, parts: Mapping[str, tuple[Tensor, Tensor]], factor: float, tokens: Sequence[int]
) -> None:
    """``parts``: "layer.q_proj" -> (a (rank, inputs), b (outputs, rank)); see `Adapter`."""
    found: dict[str, Any] = {"tokens": np.asarray(tokens, np.int32)}
    for name, (a, b) in parts.items():
        for letter, part in (("a", a), ("b", b * factor)):
            values = part.detach().to(torch.float32).numpy()
            scale = np.maximum(np.abs(values).max(axis=1), 1e-12) / 127
            found[f"{name}.{letter}"] = np.rint(values / scale[:, None]).astype(np.int8)
            found[f"{name}.{letter}_scale"] = scale.astype(np.float32)
    np.savez_compressed(path, **found)
