"""Where TenseLens keeps what it makes and fetches."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "TENSELENS_HOME"
MODELS_VARIABLE = "TENSELENS_MODELS"
WEIGHTS = Path(__file__).with_name("weights")
_chosen: list[Path] = []  # the learner's own folder of models, or nothing


def home() -> Path:
    """Settings, history and models live here: $TENSELENS_HOME, or the platform's own folder."""
    if named := os.environ.get(HOME_VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path  # not needed where the variable is set

    return user_data_path("tenselens", appauthor=False)


def choose_models_folder(folder: Path | None) -> None:
    """Look for models in ``folder`` from now on; None: in the data folder again."""
    _chosen[:] = [] if folder is None else [folder.expanduser()]


def models_folder() -> Path:
    """Models that were fetched or prepared: $TENSELENS_MODELS, the chosen folder, or in `home`."""
    if named := os.environ.get(MODELS_VARIABLE):
        return Path(named).expanduser()
    return _chosen[0] if _chosen else home() / "models"
