"""One evaluation from its pages to result.json, result.md and the picture."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.progress import track

from models.errors import BadSettings
from models.machine import this_machine
from models.prompts import PROMPT_VERSION
from models.sizes import in_words
from training.evaluate.answers import Answers
from training.evaluate.asking import ask_all
from training.evaluate.circular import ask_in_circles
from training.evaluate.pages import Pages
from training.evaluate.publish import publish, write_whole
from training.evaluate.questions import Question, questions
from training.evaluate.result import PAGE, Result, result
from training.evaluate.routes import Route
from training.evaluate.scores import scored
from training.evaluate.smoke import smoke_check
from training.evaluate.talk import Talk, Talks
from training.evaluate.truth import PagePair

LETTER = 16  # tokens are enough for one, with some words around it
_CANNOT = (
    "Not asked: this route has no model that answers questions. What it can do of each ability is"
    " in the tables above, counted on what it read and corrected."
)
_ALONE = (
    "Not asked here: on this route the OCR readers and the model work together. The model by itself"
    " is asked with --alone."
)
_ONLY_LESSONS = (
    "Not asked: this model knows two questions, to read a sentence and to correct it, and was never"
    " taught to choose a letter or to talk. What it can do of each ability is in the tables above,"
    " counted on what it read and corrected."
)
_NOT_WANTED = "Not asked: this run was made with --choices 0."


@dataclass(frozen=True)
class Run:
    """``choices``: of how many pairs a model is asked questions with options. ``command`` is what
    was typed.
    """

    route: Route
    pages: Pages
    folder: Path
    choices: int
    command: str


def evaluate(run: Run, *, workers: int = 1) -> Result:
    """Draw what pages are missing, ask about all, count, and write the files.

    Raises `TutorError` where the route cannot work, or the folder is that of another evaluation.
    """
    run.folder.mkdir(parents=True, exist_ok=True)
    _hold(run)
    pairs = run.pages.pairs(workers)
    answers = Answers(run.folder)
    asking = ask_all(run.route, pairs, answers)
    for _ in track(asking, "Pairs of pages", total=len(pairs), disable=len(pairs) < 2):
        pass
    both = [(answers.of(pair.right.digest), answers.of(pair.wrong.digest)) for pair in pairs]
    found = result({**_about(run), **_talked(run, pairs)}, scored(pairs, both))
    return publish(found, run.folder / PAGE)


def _hold(run: Run) -> None:
    """Raises `BadSettings` where the folder's answers were given by another route."""
    path = run.folder / "settings.json"
    wanted = {"title": run.route.title, "shown": run.route.shown, "prompt_version": PROMPT_VERSION}
    if not path.exists():
        write_whole(path, json.dumps(wanted))
    elif json.loads(path.read_text("utf-8")) != wanted:
        raise BadSettings(
            f"The answers in {run.folder} are of another route, or were asked for otherwise.",
            "Choose another folder.",
        )


def _about(run: Run) -> dict[str, Any]:
    return {
        "title": run.route.title,
        "route": run.route.name,
        "command": run.command,
        "date": date.today().isoformat(),
        "machine": _machine(),
        "source": run.pages.source,
        "shown": run.route.shown,
        "prompt_version": PROMPT_VERSION,
    }


def _machine() -> str:
    machine = this_machine()
    gpu = f"{machine.gpu} with {in_words(machine.gpu_memory)}" if machine.gpu else "no GPU"
    cores = f"{os.cpu_count()} cores ({platform.machine()})"
    load = f", {os.getloadavg()[2]:.1f} processes at work" if hasattr(os, "getloadavg") else ""
    return f"{cores}, {in_words(machine.memory)} of memory, {gpu}{load}"


def _talked(run: Run, pairs: Sequence[PagePair]) -> dict[str, Any]:
    """What a model that can be asked anything says to questions with options, and to ten others."""
    why_not = "" if run.choices else _NOT_WANTED
    if not isinstance(run.route, Talks):
        why_not = _ALONE if run.route.name == "vlm" else _CANNOT
    elif run.route.only_lessons:
        why_not = _ONLY_LESSONS
    if why_not or not isinstance(run.route, Talks):
        return {"choices": {"why_not": why_not}, "smoke": {"why_not": why_not}}
    talk = Talk(run.route, run.folder)

    def choose(question: Question) -> str:
        return talk.about(question.page, question.written, most=LETTER)

    asked = [question for pair in pairs[: run.choices] for question in questions(pair)]
    prompts = smoke_check(pairs, talk.about)
    return {
        "choices": {"why_not": "", **ask_in_circles(asked, choose)},
        "smoke": {"why_not": "", "prompts": prompts},
    }
