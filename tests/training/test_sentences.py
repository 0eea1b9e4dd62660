"""`python -m training.sentences`, from the command line to the file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from models.grammar.edits import compare
from training import sentences


def test_the_file_holds_each_pair_with_its_edit_and_explanation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "grid.jsonl"
    monkeypatch.setattr(sys, "argv", ["sentences", "--out", str(out)])
    sentences.main()
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(lines) == len({line["id"] for line in lines}) == 300
    for line in lines:
        edit, wrong = line["edit"], line["wrong"]
        assert wrong[edit["start"] : edit["end"]] == edit["before"]
        assert wrong[: edit["start"]] + edit["after"] + wrong[edit["end"] :] == line["right"]
        assert compare(wrong, line["right"]).edits[0].kind == edit["kind"]
        assert len(line["explanation"]) > 40
    assert "300 right and 300 wrong" in capsys.readouterr().out
