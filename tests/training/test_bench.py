from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.bench import program, quality, speed


def test_a_run_costs_time_and_memory() -> None:
    cost = program.run("conjugate", "go")
    assert 0 < cost.seconds < 60
    assert 5 < cost.mebibytes < 2000


def test_a_run_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="no-such-command"):
        program.run("no-such-command")


def test_inputs_are_what_a_batch_reads(tmp_path: Path) -> None:
    program.write_inputs(tmp_path / "in.jsonl", ["He go.", "“Went”\nhe?"])
    lines = (tmp_path / "in.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": "0", "input": "He go."},
        {"id": "1", "input": "“Went”\nhe?"},
    ]


def test_the_sentences_are_all_different() -> None:
    sentences = speed.sentences()
    assert len(set(sentences)) == len(sentences) == 60


def test_a_folder_without_a_scorer_is_no_evaluation(tmp_path: Path) -> None:
    assert not quality.is_evaluation(tmp_path)
    (tmp_path / "score.py").touch()
    assert quality.is_evaluation(tmp_path)
