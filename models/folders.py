"""Where TenseLens keeps what it makes and fetches."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "TENSELENS_HOME"
MODELS_VARIABLE = "TENSELENS_MODELS"
WEIGHTS = Path(__file__).with_name("weights")


def home() -> Path:
    """Settings, history and models live here: $TENSELENS_HOME, or the platform's own folder."""
    if named := os.environ.get(HOME_VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path  # not needed where the variable is set

    return user_data_path("tenselens", appauthor=False)


def models_folder() -> Path:
    """Models that were fetched or prepared: $TENSELENS_MODELS, or a folder in `home`."""
    if named := os.environ.get(MODELS_VARIABLE):
        return Path(named).expanduser()
    return home() / "models"
