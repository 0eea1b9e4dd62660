"""Models that were tuned on this machine: an adapter, or a whole model, and of what it was made.

`python -m training.finetune` writes such folders to `tuned_folder`. Beside the files that peft or
transformers load, and the processor, each has a record, `tenselens.json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from models.errors import BadWeights, MissingDependency
from models.folders import WEIGHTS, models_folder
from models.prompts import PROMPT_VERSION

RECORD = "tenselens.json"
POCKET = "pocket-llava"


@dataclass(frozen=True, slots=True)
class Tuned:
    """``base`` is a name of the catalogue, `POCKET`, or a folder; ``recipe`` names the training.

    ``canvas`` is the side in pixels of the square that the vision tower was shown. ``whole``: the
    folder holds all weights and needs no base. ``reshaped``: the adapter fits only a base that the
    trainer has changed in shape, so nothing but the trainer loads it; merged it is whole.
    """

    base: str
    recipe: str
    canvas: int
    prompt_version: int = PROMPT_VERSION
    whole: bool = False
    reshaped: bool = False


def tuned_folder() -> Path:
    """Where tuned models are looked for, each in a folder of its name."""
    return models_folder() / "tuned"


def tuned_models() -> dict[str, Tuned]:
    """By name, those that can be loaded with the program as it is; others are left out."""
    found = {}
    for record in sorted(tuned_folder().glob(f"*/{RECORD}")):
        try:
            one = read_tuned(record.parent)
        except BadWeights:
            continue
        if one.whole or not one.reshaped:
            found[record.parent.name] = one
    return found


def read_tuned(folder: Path) -> Tuned:
    """The record in ``folder``.

    Raises:
        BadWeights: there is none, it is damaged, or the model was tuned with other questions than
            the program asks.
    """
    try:
        found = Tuned(**json.loads((folder / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadWeights(f"{folder} is not a tuned model.", "Tune it again.") from error
    if found.prompt_version != PROMPT_VERSION:
        raise BadWeights(
            f"{folder.name} was tuned with other questions than this program asks (version"
            f" {found.prompt_version} instead of {PROMPT_VERSION}).",
            "Tune it again with this version of TenseLens.",
        )
    return found


def write_tuned(folder: Path, tuned: Tuned) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / f"{RECORD}.part"
    scratch.write_text(json.dumps(asdict(tuned), indent=1), encoding="utf-8")
    scratch.replace(folder / RECORD)


def folder_of_base(base: str) -> Path:
    """Where the weights of ``base`` are; see `Tuned`.

    Raises `MissingDependency` where they are not there, `StoreFailed` for an unknown name.
    """
    if base == POCKET:
        folder = WEIGHTS / POCKET
    elif (Path(base) / "config.json").exists():
        folder = Path(base)
    else:
        from models.store import Store  # needs more than a path

        folder = Store(offline=True).folder_of(base)
    if not (folder / "config.json").exists():
        raise MissingDependency(
            "The pocket LLaVA is not part of this installation.",
            "Install TenseLens again, or choose another model.",
        )
    return folder
