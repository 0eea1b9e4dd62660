"""Every number of the training, frozen, read from one TOML file (`config.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.config_file import read_whole

DEFAULT = Path(__file__).with_name("config.toml")


@dataclass(frozen=True)
class TextsConfig:
    """How many sentences of each source are taken, and in which shares they are drawn.

    Sentences have at most ``most_words`` words and ``most_characters`` characters.
    ``grid_variations`` are made of each cell of the grid.
    """

    prose_sentences: int
    everyday_sentences: int
    held_out: int
    most_words: int
    most_characters: int
    grid_variations: int
    prose_share: float
    everyday_share: float
    grid_share: float

    def shares(self) -> dict[str, float]:
        """By source: the part of all examples that is made of its sentences."""
        return {
            "prose": self.prose_share,
            "everyday": self.everyday_share,
            "grid": self.grid_share,
        }


@dataclass(frozen=True)
class ShapeConfig:
    """Width and layers of the vision tower and of the language model."""

    tower_width: int
    tower_layers: int
    language_width: int
    language_layers: int


@dataclass(frozen=True)
class StepConfig:
    """One training. ``warm_up`` is the part of it in which the rate rises."""

    examples: int
    batch: int
    rate: float
    warm_up: float
    weight_decay: float


@dataclass(frozen=True)
class Config:
    seed: int
    texts: TextsConfig
    shape: ShapeConfig
    tower: StepConfig
    language: StepConfig
    match: StepConfig
    align: StepConfig
    instruct: StepConfig


def read_config(path: Path = DEFAULT) -> Config:
    """The configuration of a file.

    Raises:
        ValueError: a key is missing, unknown or of another type, with its name.
    """
    return read_whole(path, Config)
