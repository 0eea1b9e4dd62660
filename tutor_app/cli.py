"""The commands of the terminal: arguments in, exit status out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import TutorError
from models.transcript import Box
from tutor_app.settings import CHOICES, load_settings, use_folders
from tutor_app.terminal import say, to_json

if TYPE_CHECKING:
    from tutor_app.settings import Settings

FAILED = 2
STOPPED = 130  # what a shell reports for Ctrl-C
REPORT = "copy the lines above, with what you typed."
PARTS = ("languagetool", "verb-weigher")

DESCRIPTION = "A tutor for English verbs: corrects them in a text or photo and explains why."
CHECK_HELP = """\
exit status: 0 nothing wrong, 1 errors found, 2 could not be checked

examples:
  tenselens check "Yesterday I go to school."
  tenselens check page.jpg --language es
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
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and end")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_check(commands)
    _add_read(commands)
    conjugate = commands.add_parser("conjugate", help="show all forms and tenses of a verb")
    conjugate.add_argument("verb", nargs="+", metavar="VERB", help="any form of the verb")
    conjugate.set_defaults(command=_conjugate)
    tenses = commands.add_parser("tenses", help="name each verb group of a text")
    tenses.add_argument("text", nargs="+", metavar="TEXT", help="English text; - for the input")
    tenses.set_defaults(command=_tenses)
    doctor = commands.add_parser("doctor", help="what is installed, missing, and how to get it")
    doctor.set_defaults(command=_doctor)
    for command in (conjugate, tenses, doctor):
        command.add_argument("--json", action="store_true", help="print JSON")
    settings = commands.add_parser("settings", help="show or change what is used by itself")
    settings.add_argument("wishes", nargs="*", metavar="NAME=VALUE", help="such as language=es")
    settings.add_argument("--reset", action="store_true", help="back to how it was at first")
    settings.set_defaults(command=_change_settings)
    get = commands.add_parser("get", help="fetch or prepare an optional part")
    get.add_argument("part", choices=PARTS)
    get.add_argument("--yes", action="store_true", help="agree to the download beforehand")
    get.set_defaults(command=_get)
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
    given("--language", choices=CHOICES["language"], help="language of the explanations")
    given("--sure", action="store_true", default=None, help="only edits that are sure")
    given(
        "--languagetool",
        action=argparse.BooleanOptionalAction,
        help="ask LanguageTool for a second opinion (needs Java; takes some seconds to start)",
    )
    given("--json", action="store_true", help="print JSON")
    given("--save", type=Path, metavar="FILE", help="keep the lesson: .txt, .md, .html or .json")
    given("--batch", type=Path, metavar="IN.jsonl", help='lines {"id", "input"}; - for the input')
    given("--out", type=Path, metavar="OUT.jsonl", help="where the answers of --batch go")
    check.set_defaults(command=_check, usage_error=check.error)


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
    given("--json", action="store_true", help="print words, boxes, differences and the page")
    given("--batch", action="store_true", help='print {"id", "output"}, a line for each photo')
    given("--out", type=Path, metavar="OUT.jsonl", help="where the lines of --batch go")
    given("--debug", type=Path, metavar="FOLDER", help="save a picture of each step there")
    read.set_defaults(command=_read, usage_error=read.error)


def _region(given: str) -> Box:
    """``120,80,600,200``; argparse turns the ValueError into a usage error."""
    left, top, width, height = (int(part) for part in given.split(","))
    return Box(left, top, width, height)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: the look-up costs 50 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from tutor_app.doctor import app_version

        print(f"tenselens {app_version()}")
        parser.exit()


def _check(options: argparse.Namespace) -> int:
    if options.batch is None and (not options.words or options.out is not None):
        options.usage_error("give a text, a photo or -, or --batch IN.jsonl [--out OUT.jsonl]")
    if options.batch is not None and (options.words or options.json or options.save):
        options.usage_error("--batch takes its texts from the file and always writes JSON lines")
    settings = _settings(options)
    if options.batch is not None:
        from tutor_app.batch import check_batch

        return check_batch(options.batch, options.out, settings)
    from tutor_app.check import check

    return check(options.words, settings, json=options.json, save=options.save)


def _read(options: argparse.Namespace) -> int:
    if options.batch and options.json:
        options.usage_error("--batch always writes JSON lines: leave out --json")
    if options.out is not None and not options.batch:
        options.usage_error("--out goes with --batch")
    from tutor_app.read import Wish, read

    wish = Wish(
        photos=tuple(options.photos),
        region=options.region,
        json=options.json,
        batch=options.batch,
        out=options.out,
        debug=options.debug,
    )
    return read(wish, _saved_settings())


def _settings(options: argparse.Namespace) -> Settings:
    """The learner's settings with what the command line says instead."""
    said = {
        "route": options.route,
        "language": options.language,
        "languagetool": options.languagetool,
        "only_sure": options.sure,
    }
    return replace(_saved_settings(), **{k: v for k, v in said.items() if v is not None})


def _saved_settings() -> Settings:
    loaded = load_settings()
    if loaded.complaint:
        say(loaded.complaint)
    use_folders(loaded.settings)
    return loaded.settings


def _conjugate(options: argparse.Namespace) -> int:
    from tutor_app.grammar_commands import show_conjugation

    return show_conjugation(" ".join(options.verb), json=options.json)


def _tenses(options: argparse.Namespace) -> int:
    from tutor_app.grammar_commands import show_tenses
    from tutor_app.source import given_text

    return show_tenses(given_text(options.text), json=options.json)


def _doctor(options: argparse.Namespace) -> int:
    from tutor_app.doctor import doctor

    use_folders(load_settings(set_aside=False).settings)  # what is wrong with them, doctor tells
    return doctor(json=options.json)


def _change_settings(options: argparse.Namespace) -> int:
    from tutor_app.settings_command import change_settings

    return change_settings(options.wishes, _saved_settings(), reset=options.reset)


def _get(options: argparse.Namespace) -> int:
    from tutor_app import get

    settings = _saved_settings()
    if options.part == "verb-weigher":
        return get.prepare_verb_weigher()
    return get.get_languagetool(agreed=options.yes, offline=settings.offline)


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
