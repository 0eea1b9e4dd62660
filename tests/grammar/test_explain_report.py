"""The report counts what each rule explains in a file of corrected sentences."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from training.explain_report import main


def test_the_report_counts_edits_per_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [
        {"source": "She live here.", "targets": ["She lives here.", "She lived here."]},
        {"source": "He live there.", "target": "He lives there."},
        {"source": "I has a dog.", "target": "I have a dog."},
        {"source": "All is well.", "target": "All is well."},
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["explain_report", str(path), "--show", "have-has"])
    main()
    shown, head, first, second, last = capsys.readouterr().out.splitlines()
    assert shown.split()[:3] == ["R:VERB:SVA", "have-has", "I"]
    assert head.split()[0] == "rule"
    assert first.split() == ["third-person-s", "2", "66.7%", "0"]
    assert second.split() == ["have-has", "1", "33.3%", "0"]
    assert last == "3 edits, 2 rules, 0 explained by a generic rule"
