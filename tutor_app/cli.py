"""The commands of the terminal: arguments in, exit status out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from models.errors import TutorError
from models.transcript import Box
from tutor_app.ask_options import add_ask
from tutor_app.commands import (
    run_check,
    run_conjugate,
    run_doctor,
    run_get,
    run_history,
    run_models,
    run_read,
    run_settings,
    run_tenses,
)
from tutor_app.settings import CHOICES
from tutor_app.terminal import say, to_json

FAILED = 2
STOPPED = 130  # what a shell reports for Ctrl-C
REPORT = "copy the lines above, with what you typed."
SAVE_HELP = "write the lesson to a file: .txt, .md, .html or .json"
PARTS = ("languagetool", "verb-weigher")

DESCRIPTION = "A tutor for English verbs: corrects them in a text or photo and explains why."
CHECK_HELP = """\
exit status: 0 nothing wrong, 1 errors found, 2 could not be checked

examples:
  tenselens check "Yesterday I go to school."
  tenselens check page.jpg --language es
  tenselens check page.jpg --route vlm --model llava-1.5-7b --explain-route
  tenselens check page.jpg --save lesson.html
  tenselens check - < essay.txt
  tenselens check --batch in.jsonl --out out.jsonl
"""
READ_HELP = """\
exit status: 0 read, 2 could not be read

examples:
  tenselens read page.jpg
  tenselens read page.jpg --region 120,80,600,200 --json
  tenselens read --batch photos/*.jpg --out out.jsonl
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status. Ends the process only for usage errors."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter, or a broken letter in the text, is no reason to fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        sys.stdout.flush()
        return status
    except TutorError as error:
        return _told(error, json=getattr(options, "json", False))
    except BrokenPipeError:  # the reader of our output has seen enough: `tenselens ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    except Exception:  # Python's own exit status is 1, which would say: errors found
        traceback.print_exc()
        say(f"\nThis is a mistake in TenseLens, not yours. Please report it: {REPORT}")
        return FAILED


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="tenselens", description=DESCRIPTION)
    top.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        default=argparse.SUPPRESS,
        help="show the version and end",
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_check(commands)
    add_ask(commands)
    _add_read(commands)
    _add_history(commands)
    _add_models(commands)
    _add_grammar(commands)
    doctor = commands.add_parser("doctor", help="what is installed, missing, and how to get it")
    doctor.set_defaults(command=run_doctor)
    doctor.add_argument("--json", action="store_true", help="print JSON")
    settings = commands.add_parser("settings", help="show or change what is used by itself")
    settings.add_argument("wishes", nargs="*", metavar="NAME=VALUE", help="such as language=es")
    settings.add_argument("--reset", action="store_true", help="back to how it was at first")
    settings.set_defaults(command=run_settings)
    get = commands.add_parser("get", help="fetch or prepare an optional part")
    get.add_argument("part", choices=PARTS)
    get.add_argument("--yes", action="store_true", help="agree to the download beforehand")
    get.set_defaults(command=run_get)
    return top


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check",
        help="correct a text or photo and explain",
        epilog=CHECK_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    given = check.add_argument
    given("words", nargs="*", metavar="TEXT | PHOTO | -", help="- reads the text from the input")
    given("--route", choices=CHOICES["route"], help="how a photo is read and corrected")
    given("--model", metavar="NAME", help="the vision model that looks; --route vlm")
    given("--explain-route", action="store_true", help="say which route is taken, and why")
    given("--language", choices=CHOICES["language"], help="language of the explanations")
    given("--sure", action="store_true", default=None, help="only edits that are sure")
    given(
        "--languagetool",
        action=argparse.BooleanOptionalAction,
        help="ask LanguageTool for a second opinion (needs Java; takes some seconds to start)",
    )
    given("--json", action="store_true", help="print JSON")
    given("--save", type=Path, metavar="FILE", help=SAVE_HELP)
    given("--batch", type=Path, metavar="IN.jsonl", help='lines {"id", "input"}; - for the input')
    given("--out", type=Path, metavar="OUT.jsonl", help="where the answers of --batch go")
    check.set_defaults(command=run_check, usage_error=check.error)


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser(
        "read",
        help="read what stands on photos, letter by letter",
        epilog=READ_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    given = read.add_argument
    given("photos", nargs="+", type=Path, metavar="PHOTO")
    given("--region", type=_region, metavar="LEFT,TOP,WIDTH,HEIGHT", help="a part, in pixels")
    given("--page", type=int, default=1, metavar="N", help="which page of a PDF or TIFF (1)")
    given("--json", action="store_true", help="print words, boxes, differences and the page")
    given("--batch", action="store_true", help='print {"id", "output"}, a line for each photo')
    given("--out", type=Path, metavar="OUT.jsonl", help="where the lines of --batch go")
    given("--debug", type=Path, metavar="FOLDER", help="save a picture of each step there")
    read.set_defaults(command=run_read, usage_error=read.error)


def _add_grammar(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    conjugate = commands.add_parser("conjugate", help="show all forms and tenses of a verb")
    conjugate.add_argument("verb", nargs="+", metavar="VERB", help="any form of the verb")
    conjugate.set_defaults(command=run_conjugate)
    tenses = commands.add_parser("tenses", help="name each verb group of a text")
    tenses.add_argument("text", nargs="+", metavar="TEXT", help="English text; - for the input")
    tenses.set_defaults(command=run_tenses)
    for command in (conjugate, tenses):
        command.add_argument("--json", action="store_true", help="print JSON")


def _add_history(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    history = commands.add_parser("history", help="the lessons that were kept")
    history.set_defaults(command=run_history)
    actions = history.add_subparsers(title="actions", metavar="ACTION", dest="action")
    listed = actions.add_parser("list", help="all lessons, or those that fit, newest first")
    listed.add_argument("--words", default="", help="that occur in the text or in a title")
    listed.add_argument("--kind", help="that a lesson has an edit of, such as R:VERB:TENSE")
    listed.add_argument("--from", dest="first", type=_day, metavar="DATE", help="2026-03-31")
    listed.add_argument("--to", dest="last", type=_day, metavar="DATE")
    shown = actions.add_parser("show", help="show a lesson again")
    shown.add_argument("--save", type=Path, metavar="FILE", help=SAVE_HELP)
    for action in (listed, shown):
        action.add_argument("--json", action="store_true", help="print JSON")
    deleted = actions.add_parser("delete", help="delete a lesson for good")
    for action in (shown, deleted):
        action.add_argument("number", type=int, metavar="NUMBER")
    export = actions.add_parser("export", help="write all lessons to a file, a JSON object a line")
    export.add_argument("target", type=Path, metavar="OUT.jsonl")
    wipe = actions.add_parser("wipe", help="delete all lessons so that nothing is left of them")
    wipe.add_argument("--yes", action="store_true", help="agree beforehand")


def _add_models(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    models = commands.add_parser("models", help="larger models: what can be had, what is there")
    models.set_defaults(command=run_models)
    actions = models.add_subparsers(title="actions", metavar="ACTION", dest="action")
    listed = actions.add_parser("list", help="all models, and whether they fit this computer")
    listed.add_argument("--json", action="store_true", help="print JSON")
    download = actions.add_parser("download", help="fetch models, or go on where it was broken off")
    verify = actions.add_parser("verify", help="check each file of models, of all without a NAME")
    verify.add_argument("--repair", action="store_true", help="fetch again what is damaged")
    remove = actions.add_parser("remove", help="delete models")
    for action, count in ((download, "+"), (verify, "*"), (remove, "+")):
        action.add_argument("names", nargs=count, metavar="NAME")
    for action in (download, remove):
        action.add_argument("--yes", action="store_true", help="agree beforehand")
    bring = actions.add_parser("import", help="copy a model from a folder or a stick")
    bring.add_argument("source", type=Path, metavar="FOLDER")
    bring.add_argument("--name", metavar="NAME", help="which model it is, where that is not clear")


def _day(given: str) -> date:
    """``2026-03-31``; argparse turns the ValueError into a usage error."""
    return date.fromisoformat(given)


def _region(given: str) -> Box:
    """``120,80,600,200``"""
    try:
        left, top, width, height = (int(part) for part in given.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{given}” is no region: give four numbers with commas, such as 120,80,600,200"
        ) from None
    return Box(left, top, width, height)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: the look-up costs 50 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from tutor_app.version import app_version

        print(f"tenselens {app_version()}")
        parser.exit()


def _told(error: TutorError, *, json: bool) -> int:
    """Say what went wrong and what to do: as JSON on the output for a program, else in words."""
    if json:
        kind = type(error).__name__
        described = {"kind": kind, "message": error.message, "hint": error.hint}
        print(to_json({"error": described}, indent=2))
    else:
        say(error.message)
        if error.hint:
            say(error.hint)
    return FAILED
