"""What each command of the terminal does: the options that were given in, exit status out.

What a command needs is imported when it runs, so that each starts as fast as it can.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor_app.settings import load_settings, use_folders
from tutor_app.terminal import say

if TYPE_CHECKING:
    from tutor_app.settings import Settings


def run_check(options: argparse.Namespace) -> int:
    if options.batch is None and (not options.words or options.out is not None):
        options.usage_error("give a text, a photo or -, or --batch IN.jsonl [--out OUT.jsonl]")
    if options.batch is not None and (options.words or options.json or options.save):
        options.usage_error("--batch takes its texts from the file and always writes JSON lines")
    settings = _settings(options)
    if options.batch is not None:
        from tutor_app.batch import check_batch

        return check_batch(options.batch, options.out, settings)
    from tutor_app.check import check

    return check(
        options.words,
        settings,
        json=options.json,
        save=options.save,
        explain_route=options.explain_route,
    )


def run_ask(options: argparse.Namespace) -> int:
    from tutor_app.ask_command import ask_command

    saved = _saved_settings()
    there = options.server or saved.tutor_server
    said = {
        "tutor_server": options.server,
        "tutor_model" if there else "text_model": options.model,
        "tutor_may_be_remote": options.allow_remote,
        "language": options.language,
    }
    settings = replace(saved, **{k: v for k, v in said.items() if v is not None})
    use_folders(settings)
    return ask_command(
        " ".join(options.question),
        settings,
        text=options.text,
        number=options.lesson,
        json=options.json,
    )


def run_read(options: argparse.Namespace) -> int:
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
        page=options.page,
    )
    return read(wish, _saved_settings())


def run_conjugate(options: argparse.Namespace) -> int:
    from tutor_app.grammar_commands import show_conjugation

    return show_conjugation(" ".join(options.verb), json=options.json)


def run_tenses(options: argparse.Namespace) -> int:
    from tutor_app.grammar_commands import show_tenses
    from tutor_app.source import given_text

    return show_tenses(given_text(options.text), json=options.json)


def run_doctor(options: argparse.Namespace) -> int:
    from tutor_app.doctor import doctor

    use_folders(load_settings(set_aside=False).settings)  # what is wrong with them, doctor tells
    return doctor(json=options.json)


def run_settings(options: argparse.Namespace) -> int:
    from tutor_app.settings_command import change_settings

    return change_settings(options.wishes, _saved_settings(), reset=options.reset)


def run_get(options: argparse.Namespace) -> int:
    from tutor_app.get import get_part

    return get_part(options.part, agreed=options.yes, offline=_saved_settings().offline)


def run_models(options: argparse.Namespace) -> int:
    from tutor_app.models_command import Wish, models_command

    said = {name: value for name, value in vars(options).items() if name != "command"}
    said["action"] = options.action or "list"
    said["names"] = tuple(said.get("names", ()))
    return models_command(Wish(**said), _saved_settings())


def run_history(options: argparse.Namespace) -> int:
    from tutor_app.history_command import Wish, history_command

    said = {name: value for name, value in vars(options).items() if name != "command"}
    said["action"] = options.action or "list"
    return history_command(Wish(**said), _saved_settings())


def _settings(options: argparse.Namespace) -> Settings:
    """The learner's settings with what the command line says instead."""
    said = {
        # Who names a vision model wants it to look.
        "route": options.route or ("vlm" if options.model else None),
        "vision_model": options.model,
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
