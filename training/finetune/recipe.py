"""Every number of a fine-tune, frozen, read from one TOML file in `recipes`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_type_hints

from training.config_file import read_whole

RECIPES = Path(__file__).with_name("recipes")
LINEAR, MLP = "linear", "mlp"
ALIGN, INSTRUCT = "align", "instruct"


@dataclass(frozen=True)
class ShapeConfig:
    """What the base must be like; one that is not is changed before stage 1.

    ``projector`` is `LINEAR` or `MLP`. ``side`` is that of the square in pixels, 0 for the base's
    own. ``fresh`` draws a new projector instead of going on with the base's. ``short_reasons``:
    lessons give their reason in the pocket LLaVA's words.
    """

    projector: str
    side: int
    fresh: bool
    short_reasons: bool


@dataclass(frozen=True)
class LoraConfig:
    """LoRA on the language model in stage 2; ``rank`` 0 trains all of its weights.

    ``bits`` 4: the frozen language model is held in NF4 (QLoRA, Dettmers et al. 2023); 16: it is
    not. Where bitsandbytes cannot run, or with ``rank`` 0, it never is.
    """

    rank: int
    alpha: int
    dropout: float
    bits: int


@dataclass(frozen=True)
class StageConfig:
    """One stage. ``warm_up`` is the part of it in which the rates rise.

    ``rate`` is that of the language model (stage 1 has none), ``projector_rate`` the projector's.
    A step takes ``batch`` conversations, ``micro`` at a time. ``checkpointing`` computes
    activations twice instead of keeping them.
    """

    epochs: float
    batch: int
    micro: int
    rate: float
    projector_rate: float
    warm_up: float
    weight_decay: float
    checkpointing: bool


@dataclass(frozen=True)
class MixConfig:
    """For each kind of conversation, the share of pages that one is held about.

    ``lesson`` is what the program itself asks. ``plain`` counts sentences beyond the grid.
    """

    lesson: float
    read: float
    correct: float
    talk: float
    describe: float
    reason: float
    plain: float


@dataclass(frozen=True)
class Recipe:
    """``evaluate_every`` and ``save_every`` count steps, ``held_out`` the conversations for it."""

    seed: int
    evaluate_every: int
    save_every: int
    held_out: int
    shape: ShapeConfig
    lora: LoraConfig
    align: StageConfig
    align_mix: MixConfig
    instruct: StageConfig
    instruct_mix: MixConfig

    def stage(self, name: str) -> StageConfig:
        return self.align if name == ALIGN else self.instruct

    def mix(self, name: str) -> MixConfig:
        return self.align_mix if name == ALIGN else self.instruct_mix

    def deciding(self, name: str) -> dict[str, Any]:
        """The numbers that decide about a stage's losses; how much is done at a time does not."""
        lora = asdict(self.lora) if name == INSTRUCT else {"bits": self.lora.bits}
        stage = asdict(self.stage(name))
        parts = {
            "shape": asdict(self.shape),
            "lora": lora,
            name: stage,
            "mix": asdict(self.mix(name)),
        }
        found: dict[str, Any] = {"seed": self.seed}
        for part, numbers in parts.items():
            found |= {f"{part}.{key}": value for key, value in numbers.items() if key not in _FREE}
        return found


_FREE = ("micro", "checkpointing")


def recipe_from_json(whole: Mapping[str, Any]) -> Recipe:
    """What `dataclasses.asdict` made of a recipe; other keys are left out."""
    kinds = get_type_hints(Recipe)
    return Recipe(
        **{
            name: kind(**whole[name]) if isinstance(whole[name], dict) else whole[name]
            for name, kind in kinds.items()
        }
    )


def recipes() -> dict[str, Path]:
    """The files that ship, by the name of the recipe."""
    return {path.stem: path for path in sorted(RECIPES.glob("*.toml"))}


def read_recipe(path: Path) -> Recipe:
    """The recipe in a file.

    Raises:
        ValueError: a key is missing, unknown or of another type, with its name; or its numbers
            cannot be.
    """
    found = read_whole(path, Recipe)
    if found.shape.projector not in (LINEAR, MLP):
        raise ValueError(f"{path} [shape]: projector is {LINEAR} or {MLP}.")
    if found.lora.bits not in (4, 16):
        raise ValueError(f"{path} [lora]: bits are 4 or 16.")
    for name in (ALIGN, INSTRUCT):
        stage = found.stage(name)
        if min(stage.batch, stage.micro) < 1 or stage.batch % stage.micro:
            raise ValueError(f"{path} [{name}]: batch must be a multiple of micro.")
    return found
