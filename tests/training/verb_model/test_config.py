"""One file of numbers, read strictly; the command explains itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from training.verb_model.config import DEFAULT, read_config


@pytest.mark.parametrize("path", sorted(DEFAULT.parent.glob("*.toml")), ids=lambda path: path.name)
def test_a_shipped_file_is_read(path: Path) -> None:
    config = read_config(path)
    assert sum(config.corpus.shares().values()) == pytest.approx(1.0)
    assert config.corpus.most().keys() < config.corpus.shares().keys()
    assert config.tagger.sentences > config.tagger.batch > 0
    assert config.decision.sure_false_alarms < config.decision.false_alarms < 0.1


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("held_out =", "heldout =", r"\[corpus\]: unknown heldout"),
        ("warm_up =", "# warm_up =", r"\[tagger\]: missing warm_up"),
        ("batch = 64", 'batch = "64"', r"\[tagger\]: batch must be of type int"),
        ("seed = 11\n\n[corpus]", "[corpus]", "missing seed"),
        ("[decision]", "[decisions]", "unknown decisions"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, before: str, after: str, message: str) -> None:
    text = DEFAULT.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path = tmp_path / "config.toml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_config(path)


def test_the_command_explains_itself() -> None:
    command = [sys.executable, "-m", "training.verb_model", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    for word in ("--corpus", "--only", "modern", "corpus", "tagger", "weigher", "decide"):
        assert word in done.stdout
