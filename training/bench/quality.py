"""Score the program on files of real learners' sentences, where they are to be had.

The folder holds `NAME.jsonl` files and their scorer, `score.py`, which makes a file's inputs
(`score.py prompts KIND FILE`) and scores outputs (`score.py KIND FILE OUTPUTS`).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from training.bench import program

# name of the file, kind for the scorer, options of `tenselens check --batch`
RUNS = (
    ("verb_real", "verb_real", ()),
    ("verb_real", "verb_real", ("--sure",)),
    ("clean_real", "clean_real", ()),
    ("clean_real", "clean_real", ("--sure",)),
    ("checker_clean", "clean_real", ()),
    ("checker_examples", "checker_examples", ()),
    ("blimp_verb", "blimp", ()),
)
SCORE_BY = {"verb_real": ("--by", "tier")}


def is_evaluation(folder: Path) -> bool:
    return (folder / "score.py").is_file()


def measure(evaluation: Path, folder: Path) -> Iterator[str]:
    """The scorer's report on each run; ``folder`` is for files that may be thrown away."""
    for name, kind, options in RUNS:
        gold = evaluation / f"{name}.jsonl"
        inputs, outputs = folder / "in.jsonl", folder / "out.jsonl"
        inputs.write_text(score(evaluation, "prompts", kind, str(gold)), encoding="utf-8")
        program.run_batch(inputs, outputs, *options)
        report = score(evaluation, kind, str(gold), str(outputs), *SCORE_BY.get(kind, ()))
        yield f"{' '.join((name, *options))}\n{report}"


def score(evaluation: Path, *arguments: str) -> str:
    command = [sys.executable, str(evaluation / "score.py"), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
