"""Score LanguageTool alone, our corrector alone and both together, in one run on the same texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from models.backends import Ticket
from models.languagetool import LanguageTool
from models.verb_model import VerbModel
from models.voting import vote
from training.bench.quality import SCORE_BY, score

FILES = (
    ("verb_real", "verb_real"),
    ("clean_real", "clean_real"),
    ("checker_clean", "clean_real"),
    ("checker_examples", "checker_examples"),
)


def measure(evaluation: Path, folder: Path) -> Iterator[str]:
    """The scorer's report on each file for each of the three; `TutorError` without LanguageTool."""
    ticket = Ticket()
    ours, second = VerbModel(), LanguageTool()
    ours.load(ticket)
    second.load(ticket)
    for name, kind in FILES:
        gold = evaluation / f"{name}.jsonl"
        outputs: dict[str, list[str]] = {"ours": [], "LanguageTool": [], "both": []}
        for line in score(evaluation, "prompts", kind, str(gold)).splitlines():
            item = json.loads(line)
            first = ours.correct(item["input"], ticket)
            other = second.review(item["input"], ticket).correction
            for who, found in zip(outputs, (first, other, vote(first, other)), strict=True):
                outputs[who].append(json.dumps({"id": item["id"], "output": found.corrected}))
        for who, lines in outputs.items():
            path = folder / "out.jsonl"
            path.write_text("\n".join(lines), encoding="utf-8")
            report = score(evaluation, kind, str(gold), str(path), *SCORE_BY.get(kind, ()))
            yield f"{name}, {who}\n{report}"
    second.unload()
