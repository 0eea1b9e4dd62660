"""The vision tower learns to see characters: for every patch, which ones have their middle in it.

Without this a small LLaVA learns the language of its sentences and reads nothing. The supervision
is dense (each patch of a strip gets a label) and is thrown away afterwards: the tower that goes on
is transformers' own `CLIPVisionModel`, and the head that named the characters stays behind.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from transformers import CLIPVisionConfig, CLIPVisionModel

from models.strips import COLUMNS, LINES, PATCH, ROWS, SIDE
from training.pocket.alignment import negative_log_likelihood
from training.pocket.config import ShapeConfig
from training.pocket.faces import Family
from training.pocket.letters import BINS, CHARACTERS, CLASSES, can_write, text_of
from training.pocket.pages import Page, draw_page

# What a grey pixel is to the tower, as CLIPImageProcessor makes it.
MEAN, DEVIATION = 0.5, 0.5
_FULL_PAGE = 105  # characters: about what six strips hold
_LETTERS = [character for character in CHARACTERS if character != " "]


def vision_config(shape: ShapeConfig) -> CLIPVisionConfig:
    return CLIPVisionConfig(
        hidden_size=shape.tower_width,
        intermediate_size=4 * shape.tower_width,
        num_hidden_layers=shape.tower_layers,
        num_attention_heads=shape.tower_width // 32,
        image_size=SIDE,
        patch_size=PATCH,
        projection_dim=shape.tower_width,
    )


@dataclass(frozen=True)
class Pages:
    """A batch: ``pixels`` (n, SIDE, SIDE) uint8, ``bins`` (n, LINES, BINS_A_STRIP) uint8."""

    pixels: Tensor
    bins: Tensor

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Pages:
        return cls(
            torch.from_numpy(np.stack([page.pixels for page in pages])),
            torch.from_numpy(np.stack([page.bins for page in pages])),
        )

    def __len__(self) -> int:
        return len(self.pixels)


def seen(pixels: Tensor) -> Tensor:
    """(n, SIDE, SIDE) grey 0..255 -> (n, 3, SIDE, SIDE) as the tower wants it."""
    normed = (pixels.float() / 255 - MEAN) / DEVIATION
    return normed[:, None].expand(-1, 3, -1, -1)


class SeeingTower(nn.Module):
    """The tower, and the head that names the characters of its patches.

    Both rows of patches of a strip name all its characters, so that the language model finds the
    text in either.
    """

    def __init__(self, tower: CLIPVisionModel) -> None:
        super().__init__()
        self.tower = tower
        width = tower.config.hidden_size
        # CLIP's own last norm is for its pooled patch; LLaVA takes the patches without it.
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, BINS * CLASSES)

    def forward(self, pixels: Tensor) -> Tensor:
        """(n, 3, SIDE, SIDE) -> log-odds (n, LINES, ROWS, BINS_A_STRIP, CLASSES)."""
        patches = self.tower(pixels).last_hidden_state[:, 1:]
        named: Tensor = self.head(self.norm(patches))
        return named.view(len(pixels), LINES, ROWS, COLUMNS * BINS, CLASSES)


def loss(model: SeeingTower, pages: Pages, device: str) -> Tensor:
    """The negative log-likelihood of the strips' texts, to a bin; see `alignment`."""
    half = torch.bfloat16
    with torch.autocast(device.partition(":")[0], half):
        named = model(seen(pages.pixels.to(device)))
    wanted = pages.bins.to(device).long()[:, :, None].expand(-1, -1, ROWS, -1)
    strips = negative_log_likelihood(named.float().flatten(0, 2), wanted.flatten(0, 2))
    return strips.mean() / wanted.shape[-1]


def read(model: SeeingTower, pages: Pages) -> list[list[str]]:
    """What the tower alone reads, by page and strip: the likeliest character of each bin."""
    with torch.inference_mode():
        named = model(seen(pages.pixels).to(next(model.parameters()).device))
    best = named.softmax(-1).mean(2).argmax(-1).to("cpu", torch.uint8).numpy()
    return [[text_of(strip) for strip in page] for page in best]


def full_pages(
    words: Sequence[str], count: int, chance: Random, families: Sequence[Family]
) -> list[Page]:
    """Pages whose six strips are all full of words, so that each example teaches the most."""
    found: list[Page] = []
    while len(found) < count:
        page = draw_page(_stream(words, chance), chance, families)
        if page is not None:
            found.append(page)
    return found


def _stream(words: Sequence[str], chance: random.Random) -> str:
    """Words in a row as they stand in sentences, some of them nobody's words."""
    long = chance.randint(_FULL_PAGE // 3, _FULL_PAGE)
    found: list[str] = []
    while sum(map(len, found)) + len(found) < long:
        at = chance.randrange(len(words))
        found += words[at : at + chance.randint(1, 5)]
    return " ".join(_odd(word, chance) if chance.random() < 0.15 else word for word in found)


def _odd(word: str, chance: random.Random) -> str:
    """*goed, GO, 1987, xq(7*: what no list of words holds."""
    match chance.randrange(6):
        case 0 if can_write(word.upper()):
            return word.upper()
        case 1:
            return str(chance.randrange(10 ** chance.randint(1, 5)))
        case 2:
            return "".join(chance.choices(_LETTERS, k=chance.randint(2, 8)))
        case 3:
            at = chance.randrange(len(word))
            return word[:at] + chance.choice(_LETTERS) + word[at + 1 :]
        case 4:
            at = chance.randrange(len(word))
            return word[:at] + word[at + 1 :] or word
    return word + chance.choice(("ed", "s", "ing", "er", "est", "en"))
