"""Every number of the training, frozen, read from one TOML file (`config.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.config_file import read_whole

DEFAULT = Path(__file__).with_name("config.toml")


@dataclass(frozen=True)
class CorpusConfig:
    """How many sentences of each source are tagged, and in which shares they are drawn."""

    prose_sentences: int
    everyday_sentences: int
    modern_texts: int
    essays_sentences: int
    manuals_sentences: int
    prose_share: float
    everyday_share: float
    modern_share: float
    essays_share: float
    manuals_share: float
    held_out: int

    def most(self) -> dict[str, int]:
        """By source that is read from a file: how many sentences are tagged."""
        return {
            "prose": self.prose_sentences,
            "everyday": self.everyday_sentences,
            "essays": self.essays_sentences,
            "manuals": self.manuals_sentences,
        }

    def shares(self) -> dict[str, float]:
        """By source: the part of all examples that is made of its sentences."""
        return {
            "prose": self.prose_share,
            "everyday": self.everyday_share,
            "modern": self.modern_share,
            "essays": self.essays_share,
            "manuals": self.manuals_share,
        }


@dataclass(frozen=True)
class TaggerConfig:
    """Witness 1: a small encoder with one head for each kind of tag.

    ``start`` is the checkpoint of an earlier training to begin from (tagger.pt), "" for none.
    """

    base: str
    start: str
    sentences: int
    batch: int
    rate: float
    head_rate: float
    warm_up: float
    longest: int
    seed: int


@dataclass(frozen=True)
class WeigherConfig:
    """Witness 2: low-rank adapters on a small causal language model.

    ``start`` is the checkpoint of an earlier training to begin from (weigher.pt), "" for none.
    """

    base: str
    start: str
    rank: int
    first_layer: int
    sentences: int
    batch_tokens: int
    rate: float
    warm_up_steps: int
    longest: int
    seed: int


@dataclass(frozen=True)
class DecisionConfig:
    """Witnesses to one decision: which shares of false alarms the thresholds aim at.

    ``alone_false_alarms`` is for the rule without the language model, which needs a greater share
    to find what is plain.
    """

    sentences: int
    seed: int
    false_alarms: float
    alone_false_alarms: float
    sure_false_alarms: float


@dataclass(frozen=True)
class Config:
    seed: int
    corpus: CorpusConfig
    tagger: TaggerConfig
    weigher: WeigherConfig
    decision: DecisionConfig


def read_config(path: Path = DEFAULT) -> Config:
    """The configuration of a file.

    Raises:
        ValueError: a key is missing, unknown or of another type, with its name.
    """
    return read_whole(path, Config)
