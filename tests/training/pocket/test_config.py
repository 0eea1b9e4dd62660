"""One file of numbers, read strictly; the command explains itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.pocket.__main__ import STEPS, main
from training.pocket.config import DEFAULT, read_config
from training.pocket.llava import build
from training.pocket.steps import Steps

MOST_PARAMETERS = 12_000_000  # 24 MB in 16 bit: what ships stays under 30 MB


@pytest.mark.parametrize("path", sorted(DEFAULT.parent.glob("*.toml")), ids=lambda path: path.name)
def test_a_shipped_file_is_read(path: Path) -> None:
    config = read_config(path)
    assert sum(config.texts.shares().values()) == pytest.approx(1.0)
    for step in (config.tower, config.language, config.align, config.instruct):
        assert step.examples > step.batch > 0
    parameters = sum(part.numel() for part in build(config.shape).parameters())
    assert 4_000_000 < parameters < MOST_PARAMETERS


def test_a_wrong_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    text = DEFAULT.read_text(encoding="utf-8").replace("tower_layers", "layers")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"\[shape\]: unknown layers"):
        read_config(path)


def test_the_command_names_its_steps(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    for step in STEPS:
        assert f"    {step} " in told
        assert hasattr(Steps, step)


def test_a_missing_source_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--work", str(tmp_path / "work"), "--corpus", str(tmp_path), "--only", "texts"]
    assert main(asked) == 1
    assert "training.verb_model.fetch" in capsys.readouterr().err
