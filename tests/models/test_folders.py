from __future__ import annotations

from pathlib import Path

import pytest

from models.folders import home, models_folder


def test_the_environment_moves_home_and_the_models_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TENSELENS_MODELS", raising=False)
    monkeypatch.setenv("TENSELENS_HOME", str(tmp_path))
    assert home() == tmp_path
    assert models_folder() == tmp_path / "models"
    monkeypatch.setenv("TENSELENS_MODELS", "~/big-disk")
    assert home() == tmp_path
    assert models_folder() == Path.home() / "big-disk"


def test_without_it_the_platform_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TENSELENS_HOME", "TENSELENS_MODELS"):
        monkeypatch.delenv(name, raising=False)
    assert home().name == "tenselens"
    assert models_folder() == home() / "models"
