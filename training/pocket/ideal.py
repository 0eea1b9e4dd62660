"""What a perfect tower and projector would show the language model: the letters of every patch.

A language model that has seen no photo cannot be aligned with one. LLaVA begins with a language
model that speaks; ours first learns to speak and to copy from ideal patches, each the sum of the
embeddings of its characters. These embeddings are thrown away afterwards; the projector learns to
take their place.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import LlavaForConditionalGeneration

from models.strips import COLUMNS, LINES, ROWS
from training.pocket.letters import BINS, CLASSES
from training.pocket.talks import Talks
from training.pocket.tower import Pages, seen


class IdealPatches(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.letters = nn.Embedding(BINS * CLASSES, width)
        self.places = nn.Embedding(LINES * ROWS * COLUMNS, width)
        for part in (self.letters, self.places):
            nn.init.normal_(part.weight, std=0.02)

    def forward(self, bins: Tensor) -> Tensor:
        """(n, LINES, BINS_A_STRIP) -> (n, LINES * ROWS * COLUMNS, width), both rows alike."""
        of_patch = bins.view(len(bins), LINES, 1, COLUMNS, BINS).long()
        of_patch = of_patch.expand(-1, -1, ROWS, -1, -1).flatten(1, 3)
        offsets = torch.arange(BINS, device=bins.device) * CLASSES
        found: Tensor = self.letters(of_patch + offsets).sum(2) + self.places.weight
        return found


def unlike(
    model: LlavaForConditionalGeneration, ideal: IdealPatches, pages: Pages, device: str
) -> Tensor:
    """How far the projected patches are from the ideal ones, as a part of their variance."""
    with torch.no_grad():
        wanted = ideal(pages.bins.to(device))
        with torch.autocast(device.partition(":")[0], torch.bfloat16):
            patches = model.model.vision_tower(seen(pages.pixels.to(device))).last_hidden_state
    shown = model.model.multi_modal_projector(patches[:, 1:].float())
    found: Tensor = nn.functional.mse_loss(shown, wanted) / wanted.var()
    return found


def loss(
    model: LlavaForConditionalGeneration, ideal: IdealPatches, talks: Talks, device: str
) -> Tensor:
    """Mean cross-entropy of a token that the model says, without tower and projector."""
    ids, mask = talks.ids.to(device), talks.mask.to(device)
    with torch.autocast(device.partition(":")[0], torch.bfloat16):
        embedded = model.get_input_embeddings()(ids)
        if len(talks.bins):
            patches = ideal(talks.bins.to(device)).to(embedded.dtype)
            at = (ids == model.config.image_token_id)[..., None]
            embedded = embedded.masked_scatter(at, patches)
        hidden = model.model.language_model(
            inputs_embeds=embedded, attention_mask=mask
        ).last_hidden_state
        named = model.lm_head(hidden[:, :-1])
    wanted = talks.labels.to(device)[:, 1:]
    return nn.functional.cross_entropy(named.float().flatten(0, 1), wanted.flatten())
