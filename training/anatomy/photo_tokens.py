"""How many tokens a photo takes in the language model's context."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from transformers.image_processing_utils import select_best_resolution

# (height, width) in pixels.
PHOTOS = MappingProxyType(
    {
        "square": (1000, 1000),
        "page, upright 3:4": (1280, 960),
        "page, lying 4:3": (960, 1280),
        "screen 16:9": (1080, 1920),
        "one line 5:1": (200, 1000),
    }
)
CONTEXTS = MappingProxyType({"2k": 2048, "32k": 32_768, "128k": 131_072})


@dataclass(frozen=True, slots=True)
class PhotoTokens:
    """``tiles`` are the squares that the tower looks at, the whole photo made small among them."""

    photo: str
    tiles: int
    tokens: int

    def share(self, context: int) -> float:
        """The part of so many tokens that one photo takes; above 1 it does not fit."""
        return self.tokens / context


def photo_tokens(config: Any) -> tuple[PhotoTokens, ...]:
    """For each kind of photo; a model without tiles takes as many for all of them."""
    grids = getattr(config, "image_grid_pinpoints", None)
    if not grids:
        return (PhotoTokens("any", 1, _in_a_tile(config)),)
    return tuple(
        _tiled(name, height, width, config, grids) for name, (height, width) in PHOTOS.items()
    )


def _in_a_tile(config: Any) -> int:
    """One token a patch; CLIP's class token goes unless the strategy is to keep it."""
    side, patch = config.vision_config.image_size, config.vision_config.patch_size
    whole = config.vision_feature_select_strategy == "full" and config.vision_config.model_type == (
        "clip_vision_model"
    )
    return int(side // patch) ** 2 + int(whole)


def _tiled(name: str, height: int, width: int, config: Any, grids: list[list[int]]) -> PhotoTokens:
    """AnyRes: the photo made small, then tiles of the grid that fits it best.

    Rows and columns of patches that only hold the padding are left out, and each row that stays
    ends with a token of its own. Source: `unpad_image` and `pack_image_features` of transformers,
    after the LLaVA-NeXT code of Liu et al.; OneVision's "anyres_max_9" scales what is too much.
    """
    tower = config.vision_config
    grid_height, grid_width = select_best_resolution((height, width), grids)
    down, across = grid_height // tower.image_size, grid_width // tower.image_size
    patches = tower.image_size // tower.patch_size
    rows, columns = _without_padding(height, width, down * patches, across * patches)
    limit = getattr(config, "vision_aspect_ratio", "").removeprefix("anyres_max_")
    if limit.isdigit():
        ratio = math.sqrt(rows * columns / (int(limit) * patches**2))
        if ratio > 1.1:
            rows, columns = int(rows // ratio), int(columns // ratio)
    return PhotoTokens(name, 1 + down * across, _in_a_tile(config) + rows * (columns + 1))


def _without_padding(height: int, width: int, rows: int, columns: int) -> tuple[int, int]:
    if width / height > columns / rows:
        kept = int(round(height * (columns / width), 7))
        return rows - (rows - kept) // 2 * 2, columns
    kept = int(round(width * (rows / height), 7))
    return rows, columns - (columns - kept) // 2 * 2
