"""Every number of the training, frozen, read from one TOML file (`config.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).with_name("config.toml")


@dataclass(frozen=True)
class CorpusConfig:
    """How many sentences of each source are tagged, and in which shares they are drawn."""

    prose_sentences: int
    everyday_sentences: int
    modern_texts: int
    prose_share: float
    everyday_share: float
    modern_share: float
    held_out: int


@dataclass(frozen=True)
class TaggerConfig:
    """Witness 1: a small encoder with one head for each kind of tag."""

    base: str
    sentences: int
    batch: int
    rate: float
    head_rate: float
    warm_up: float
    longest: int
    seed: int


@dataclass(frozen=True)
class WeigherConfig:
    """Witness 2: low-rank adapters on a small causal language model."""

    base: str
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
    """Witnesses to one decision: which shares of false alarms the thresholds aim at."""

    sentences: int
    seed: int
    false_alarms: float
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
        ValueError: a key is missing or unknown, with its name.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    parts = {
        "corpus": CorpusConfig,
        "tagger": TaggerConfig,
        "weigher": WeigherConfig,
        "decision": DecisionConfig,
    }
    known = {"seed", *parts}
    if set(table) != known:
        raise ValueError(f"{path}: keys differ from {sorted(known)}: {sorted(table)}")
    made = {name: _read(path, name, kind, table[name]) for name, kind in parts.items()}
    return Config(seed=table["seed"], **made)


def _read(path: Path, name: str, kind: Any, table: dict[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    if set(table) != known:
        raise ValueError(f"{path} [{name}]: keys differ from {sorted(known)}: {sorted(table)}")
    return kind(**table)
