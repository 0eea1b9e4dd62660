"""How likely a strip's text is, wherever within its neighbourhood each character is named.

Where the middle of a character lies near the edge of a bin, either bin is right. Cross-entropy
with the one that it happens to be in teaches the tower to name it half in both, and whoever reads
the likeliest of each bin then finds it twice or not at all. Summed over all ways to name every
character once, in order (as CTC does, Graves et al., ICML 2006, but without merging equal
neighbours), the tower is free to choose one.
"""

from __future__ import annotations

import torch
from torch import Tensor

from training.pocket.letters import BLANK

NEAR = 1  # bins that a character may be named away from its own
_NEVER = -1e4  # a log-likelihood; finite, as the gradient of infinities is not


def negative_log_likelihood(named: Tensor, bins: Tensor) -> Tensor:
    """Of each strip's text, in nats: (n,).

    ``named``: log-odds (n, T, CLASSES), float32; ``bins``: (n, T) int64, the number of the
    character whose middle lies there, or `BLANK`.
    """
    likely = named.log_softmax(-1)
    letters, own, count = _listed(bins)
    at = torch.arange(bins.shape[1], device=bins.device)
    emitted = likely.gather(2, letters[:, None].expand(-1, len(at), -1))
    far = (at[None, :, None] - own[:, None]).abs() > NEAR
    emitted = emitted.masked_fill(far, _NEVER)
    silent = likely[..., BLANK]
    # sums[i, k]: the likelihood of the bins so far if they name the first k characters of strip i.
    sums = named.new_full((len(named), letters.shape[1] + 1), _NEVER)
    sums[:, 0] = 0.0
    for step in range(len(at)):
        stay = sums + silent[:, step, None]
        move = sums[:, :-1] + emitted[:, step]
        sums = torch.cat((stay[:, :1], torch.logaddexp(stay[:, 1:], move)), 1)
    return -sums.gather(1, count[:, None])[:, 0]


def _listed(bins: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The characters of each strip and their bins (n, L), left-aligned, and how many: (n,)."""
    filled = bins != BLANK
    count = filled.sum(1)
    most = max(1, int(count.max()))
    # A stable sort brings the filled bins to the front in their order.
    own = (~filled).to(torch.uint8).sort(dim=1, stable=True).indices[:, :most]
    return bins.gather(1, own), own, count
