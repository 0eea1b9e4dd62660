"""A training that begins from what an earlier one learnt, with a schedule of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

# A tag that is new is all but never said at first (its odds are about e^-6), so that what is
# learnt of the others still holds.
NEW_BIAS = -6.0
# Checkpoints that do not say what they started from did so from the base.
NO_START = {"start": ""}


def start_from(
    path: Path, learnt: Mapping[str, nn.Parameter], *, heads: Collection[str] = ()
) -> None:
    """Put what the checkpoint at ``path`` learnt in place of ``learnt``; its optimizer is not read.

    ``heads`` names the parameters that may have more rows than there: tags are only ever added at
    the end. New rows get weight 0 and bias `NEW_BIAS`.

    Raises:
        ValueError: there is no such file, or it is of another model; ``learnt`` is as before.
    """
    if not path.exists():
        raise ValueError(f"start: there is no checkpoint {path}.")
    earlier = torch.load(path, weights_only=True, map_location="cpu")["model"]
    unlike = sorted(earlier.keys() ^ learnt.keys())
    unlike += sorted(
        name
        for name in earlier.keys() & learnt.keys()
        if not _fits(earlier[name], learnt[name], grows=name in heads)
    )
    if unlike:
        raise ValueError(f"start: {path} is of another model: {', '.join(unlike)}.")
    with torch.no_grad():
        for name, part in learnt.items():
            rows = len(earlier[name])
            part[:rows].copy_(earlier[name])
            part[rows:].fill_(NEW_BIAS if part.dim() == 1 else 0.0)


def _fits(earlier: Tensor, now: Tensor, *, grows: bool) -> bool:
    if grows:
        return earlier.shape[1:] == now.shape[1:] and len(earlier) <= len(now)
    return earlier.shape == now.shape
