"""What a folder of weights that this project trained says of itself, in ``tenselens.json``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from models.errors import BadWeights
from models.model_record import RECORD
from models.prompts import PROMPT_VERSION


@dataclass(frozen=True, slots=True)
class Trained:
    """``canvas`` is "strips", or "" for what the model's own configuration says.

    ``base`` is the model that an adapter belongs to, as the catalogue names it or as a folder; ""
    where the weights are whole. ``title`` is what a learner sees.
    """

    title: str
    canvas: str = ""
    base: str = ""
    prompt_version: int = PROMPT_VERSION

    def write(self, folder: Path) -> None:
        written = json.dumps(asdict(self), indent=1)
        (folder / RECORD).write_text(written + "\n", encoding="utf-8")


def read_trained(folder: Path) -> Trained | None:
    """None where the weights are none of ours. Raises `BadWeights` for another prompt version."""
    try:
        said = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        version = said.get("prompt_version")
        if version is None:  # a model from the store, which has its record there
            return None
        known = {name: said[name] for name in ("title", "canvas", "base")}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise BadWeights(f"What {folder} says of itself cannot be read.") from error
    if version != PROMPT_VERSION or not all(isinstance(one, str) for one in known.values()):
        raise BadWeights(
            f"The model in {folder} was trained for another version of TenseLens.",
            "Train it again, or take another model in the settings.",
        )
    return Trained(**known)
