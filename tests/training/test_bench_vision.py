"""The measurement of vision models runs anywhere on a tiny shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from training.bench import vision


def test_a_tiny_shape_is_measured_all_ways(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vision, "TURNS", 1)
    torch.set_num_threads(1)
    asked = ["--shape", "tiny", "--tokens", "4", "--folder", str(tmp_path)]
    vision.main([*asked, "--precisions", "nf4", "float32"])
    out = capsys.readouterr().out
    found = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    assert [(one["precision"], one["way"]) for one in found] == [
        (precision, way)
        for precision in ("nf4", "float32")
        for way in ("the program's loop", "plain generate", "static cache")
    ]
    for one in found:
        assert one["memory"] > 0
        assert one["first"] > 0
        assert one["tokens_a_second"] != 0
    assert found[0]["memory"] < found[3]["memory"]
    table = out[out.index("| precision") :].splitlines()
    assert len(table) == 2 + len(found)
    assert (tmp_path / "tiny" / "model.safetensors").exists()
