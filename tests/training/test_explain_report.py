"""The report of how rules share edits, on sentences of our own."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from training.explain_report import explained, kinds_alike, table

PAIRS = (
    ("She go home.", "She goes home.", "go", "goes", "R:VERB:SVA"),
    ("Yesterday I go home.", "Yesterday I went home.", "go", "went", "R:VERB:TENSE"),
    ("He is read a book.", "He is reading a book.", "read", "reading", "R:VERB:TENSE"),
)


def written(folder: Path) -> Path:
    path = folder / "pairs.jsonl"
    lines = [
        {"source": source, "targets": [target], "edits": [{"orig": o, "corr": c, "type": kind}]}
        for source, target, o, c, kind in PAIRS
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_table_counts_each_rule(tmp_path: Path) -> None:
    found = Counter(explanation.rule for _, explanation in explained(written(tmp_path)))
    assert found == {"third-person-s": 1, "past-time": 1, "be-ing": 1}
    assert "3 edits, 3 rules, 0 explained by a generic rule" in table(found, Counter())


def test_kinds_are_compared_with_those_of_the_file(tmp_path: Path) -> None:
    assert kinds_alike(written(tmp_path)) == (2, 3)  # the file calls be + -ing a tense
