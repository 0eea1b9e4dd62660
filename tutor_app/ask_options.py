"""What `tenselens ask` takes on the command line."""

from __future__ import annotations

import argparse

from tutor_app.commands import run_ask
from tutor_app.settings import CHOICES

ASK_HELP = """\
examples:
  tenselens ask "Why not 'go'?"                          the newest lesson that was kept
  tenselens ask "Why not 'go'?" --lesson 12
  tenselens ask "Is 'gone' possible?" --text "Yesterday I go home."
"""


def add_ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ask = commands.add_parser(
        "ask",
        help="ask a text model about a lesson",
        epilog=ASK_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ask.add_argument("question", nargs="+", metavar="QUESTION")
    about = ask.add_mutually_exclusive_group()
    about.add_argument("--lesson", type=int, metavar="NUMBER", help="as `history list` shows it")
    about.add_argument("--text", help="check this text, then ask about it")
    given = ask.add_argument
    given("--server", metavar="ADDRESS", help="an OpenAI-compatible server, as of Ollama")
    given("--model", metavar="NAME", help="a model of that server, or an installed text model")
    given("--allow-remote", action="store_true", default=None, help="send it to another computer")
    given("--language", choices=CHOICES["language"], help="language of the answer")
    given("--json", action="store_true", help="print JSON")
    ask.set_defaults(command=run_ask)
