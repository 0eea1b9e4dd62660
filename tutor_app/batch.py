"""`tenselens check --batch`: many texts, one JSON object a line, in and out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from models.backends import BatchCorrector, Ticket
from models.errors import TutorError
from tutor_app.as_json import edit_json
from tutor_app.check import ERRORS_FOUND, NOT_CHECKED, RIGHT
from tutor_app.crew import Crew, crew_for
from tutor_app.lesson import finish, leave_out
from tutor_app.source import STANDARD_INPUT
from tutor_app.terminal import say, to_json

if TYPE_CHECKING:
    from models.grammar.types import Correction
    from tutor_app.settings import Settings

CHUNK = 128  # lines that are corrected together: enough to be fast, few enough to stream


@dataclass(frozen=True, slots=True)
class Job:
    """One good line of the input; ``key`` is its "id", a string or a number."""

    number: int
    key: str | int | float
    text: str


@dataclass(slots=True)
class Tally:
    """What happened so far, for the exit status; each complaint is told once."""

    errors_found: bool = False
    bad_lines: int = 0

    @property
    def status(self) -> int:
        if self.bad_lines:
            return NOT_CHECKED
        return ERRORS_FOUND if self.errors_found else RIGHT

    def bad_line(self, number: int, problem: str) -> None:
        self.bad_lines += 1
        say(f"Line {number}: {problem}")


def check_batch(source: Path, target: Path | None, settings: Settings) -> int:
    """Correct every line of ``source`` (``-``: standard input) into ``target`` (None: output).

    A line that cannot be checked is told with its number, the others are done all the same.
    Returns the exit status: 2 when a line was bad, else 1 when an error was found, else 0.
    Raises `TutorError` when a file or the corrector cannot be used at all.
    """
    crew = crew_for(settings)
    for note in crew.notes:
        say(note)
    tally = Tally()
    with ExitStack() as stack:
        lines = _input(source, stack)
        out = _output(target, source, stack)
        answers = _answers(_jobs(lines, tally), crew, settings, tally)
        for answer in _with_progress(answers, source):
            out.write(to_json(answer) + "\n")
            out.flush()
    return tally.status


def _input(source: Path, stack: ExitStack) -> Iterable[str]:
    if str(source) == STANDARD_INPUT:
        return (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    try:
        return stack.enter_context(source.open(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        raise TutorError(
            f"“{source}” cannot be read: {error.strerror}.", "Check the name and the folder."
        ) from error


def _output(target: Path | None, source: Path, stack: ExitStack) -> IO[str]:
    if target is None:
        return sys.stdout
    if target.exists() and source.exists() and target.samefile(source):
        raise TutorError("Input and output are the same file.", "Give --out another name.")
    try:
        return stack.enter_context(target.open("w", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise TutorError(
            f"“{target}” cannot be written: {error.strerror}.", "Choose another file for --out."
        ) from error


def _jobs(lines: Iterable[str], tally: Tally) -> Iterator[Job]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except ValueError as error:
            tally.bad_line(number, f"not JSON ({error}).")
            continue
        except RecursionError:
            tally.bad_line(number, "not a JSON object (nested too deeply).")
            continue
        problem = _problem(given)
        if problem:
            tally.bad_line(number, problem)
        else:
            yield Job(number, given["id"], given["input"])


def _problem(given: Any) -> str:
    if not isinstance(given, dict):
        return 'not an object like {"id": 1, "input": "She go."}.'
    if not isinstance(given.get("id"), str | int | float):
        return 'no "id" (a string or a number).'
    if not isinstance(given.get("input"), str):
        return 'no "input" (a string).'
    return ""


def _answers(
    jobs: Iterator[Job], crew: Crew, settings: Settings, tally: Tally
) -> Iterator[dict[str, Any]]:
    from models.grammar.explain import explain_all

    ticket = Ticket()
    crew.corrector.load(ticket)  # what fails here is told once, not line by line
    noted: set[str] = set()
    while chunk := list(islice(jobs, CHUNK)):
        for job, found in _corrected(chunk, crew, ticket, tally):
            correction, _, notes = finish(found, crew, ticket, only_sure=settings.only_sure)
            for note in notes:
                if note not in noted:
                    noted.add(note)
                    say(note)
            explanations = explain_all(correction, settings.language)
            correction, shown = leave_out(correction, explanations, settings.ignored_rules)
            tally.errors_found |= bool(shown)
            edits = [edit_json(each) for each in shown]
            yield {"id": job.key, "output": correction.corrected, "edits": edits}


def _corrected(
    chunk: list[Job], crew: Crew, ticket: Ticket, tally: Tally
) -> Iterator[tuple[Job, Correction]]:
    """The chunk at once where the corrector can; one by one from where that fails."""
    done = 0
    if isinstance(crew.corrector, BatchCorrector):
        try:
            for correction in crew.corrector.correct_many([job.text for job in chunk], ticket):
                yield chunk[done], correction
                done += 1
        except TutorError:
            pass  # one by one, below, the line that is to blame fails again and is told
    for job in chunk[done:]:
        try:
            correction = crew.corrector.correct(job.text, ticket)
        except TutorError as error:
            tally.bad_line(job.number, str(error))
        else:
            yield job, correction


def _with_progress(answers: Iterator[dict[str, Any]], source: Path) -> Iterable[dict[str, Any]]:
    if not sys.stderr.isatty() or not source.is_file():
        return answers
    from rich.console import Console
    from rich.progress import track

    with source.open("rb") as file:
        total = sum(1 for line in file if line.strip())
    return track(answers, "Checking", total=total, console=Console(stderr=True))
