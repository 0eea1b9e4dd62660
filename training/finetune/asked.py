"""What is asked for on the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from models.tuned import POCKET, tuned_folder
from training.finetune.recipe import Recipe, StageConfig, read_recipe, recipes

BASES = {"pocket": POCKET}  # by recipe; the others begin with LLaVA 1.5
LLAVA = "llava-1.5-7b"


@dataclass(frozen=True, slots=True)
class Asked:
    """One fine-tune. ``device`` "" is the GPU where there is one.

    ``shard``: of several processes each holds a part of every layer, not the whole model.
    """

    name: str
    recipe: Recipe
    base: str
    pages: Path
    also: tuple[Path, ...]
    out: Path
    device: str
    resume: bool
    quick: bool
    shard: bool

    def of(self, base: Path) -> Asked:
        """The same, of a base in a folder."""
        return replace(self, base=str(base))


def read_asked(arguments: list[str] | None, about: str) -> Asked:
    parser = argparse.ArgumentParser(
        prog="python -m training.finetune",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add(parser)
    found = parser.parse_args(arguments)
    name = found.config.stem if found.config else found.recipe
    try:
        recipe = read_recipe(found.config or recipes()[name])
    except (OSError, ValueError) as error:
        parser.error(str(error))
    return Asked(
        name=name,
        recipe=_changed(recipe, found),
        base=found.base or BASES.get(name, LLAVA),
        pages=found.pages,
        also=tuple(found.also),
        out=found.out or tuned_folder() / name,
        device=found.device,
        resume=found.resume,
        quick=found.quick,
        shard=found.shard,
    )


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pages", type=Path, required=True, help="folder of `python -m training.render`"
    )
    parser.add_argument("--recipe", choices=sorted(recipes()), default="pocket")
    parser.add_argument("--config", type=Path, help="a recipe file of your own instead")
    parser.add_argument("--base", default="", help="name in the catalogue, or a folder")
    parser.add_argument("--out", type=Path, help="folder of the result; the app looks in its own")
    parser.add_argument("--also", type=Path, nargs="+", default=[], help="LLaVA JSON to mix in")
    parser.add_argument("--resume", action="store_true", help="go on with what is in --out")
    parser.add_argument("--rank", type=int, help="of LoRA; 0 trains all weights")
    parser.add_argument("--bits", type=int, choices=(4, 16), help="of the frozen language model")
    parser.add_argument("--batch", type=int, help="conversations a step of stage 2")
    parser.add_argument("--micro", type=int, help="conversations at a time, in both stages")
    parser.add_argument("--epochs", type=float, help="of stage 2")
    parser.add_argument("--device", default="", help="cpu or cuda; left out: cuda where it is")
    parser.add_argument("--shard", action="store_true", help="share layers out (FSDP), not copies")
    parser.add_argument("--quick", action="store_true", help="measure losses only, no answers")


def _changed(recipe: Recipe, found: argparse.Namespace) -> Recipe:
    """With the numbers that were given on the command line."""
    lora, align, instruct = recipe.lora, recipe.align, recipe.instruct
    if found.rank is not None:
        # Twice the rank is LLaVA 1.5's own relation.
        lora = replace(lora, rank=found.rank, alpha=2 * found.rank)
    if found.bits is not None:
        lora = replace(lora, bits=found.bits)
    instruct = replace(
        instruct,
        batch=found.batch or instruct.batch,
        epochs=found.epochs or instruct.epochs,
    )
    return replace(
        recipe, lora=lora, align=_micro(align, found.micro), instruct=_micro(instruct, found.micro)
    )


def _micro(stage: StageConfig, micro: int | None) -> StageConfig:
    return replace(stage, micro=min(micro or stage.micro, stage.batch))
