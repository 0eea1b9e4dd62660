from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import BadWeights
from models.prompts import PROMPT_VERSION
from models.trained import Trained, read_trained


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    own = Trained("My tutor", canvas="strips", base="llava-1.5-7b")
    own.write(tmp_path)
    assert read_trained(tmp_path) == own


def test_weights_of_others_say_nothing(tmp_path: Path) -> None:
    assert read_trained(tmp_path) is None
    (tmp_path / "tenselens.json").write_text('{"format": 1, "model": "llava-1.5-7b"}')
    assert read_trained(tmp_path) is None


@pytest.mark.parametrize(
    "said",
    [
        {"prompt_version": PROMPT_VERSION + 1, "title": "", "canvas": "", "base": ""},
        {"prompt_version": PROMPT_VERSION, "title": 3, "canvas": "", "base": ""},
        {"prompt_version": PROMPT_VERSION},
        [1],
    ],
)
def test_another_version_or_a_damaged_record_is_told(tmp_path: Path, said: object) -> None:
    (tmp_path / "tenselens.json").write_text(json.dumps(said))
    with pytest.raises(BadWeights):
        read_trained(tmp_path)
