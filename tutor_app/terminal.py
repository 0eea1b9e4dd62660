"""Lines for the terminal: in colour for a person, plain for a pipe."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# A text from a photo or file must not steer the terminal (escape sequences, bells).
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}

Piece = tuple[str, str]
"""A text and its style, in rich's words ("bold red"); "" for none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output; long ones are wrapped behind ``indent`` blanks when a person reads."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0

    @property
    def plain(self) -> str:
        return (" " * self.indent + "".join(text for text, _ in self.pieces)).rstrip()


def line(*pieces: str | Piece, indent: int = 0) -> Line:
    return Line(tuple((piece, "") if isinstance(piece, str) else piece for piece in pieces), indent)


def show(lines: Iterable[Line]) -> None:
    """Print to standard output."""
    if not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
        for each in lines:
            print(harmless(each.plain))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for each in lines:
        text = Text.assemble(*((harmless(text), style) for text, style in each.pieces))
        console.print(Padding(text, (0, 0, 0, each.indent), expand=False))


def harmless(text: str) -> str:
    """``text`` with a mark in the place of every control character but tab and line break."""
    return text.translate(_CONTROLS)


def show_text(text: str) -> None:
    """Print a text as it is, to standard output."""
    print(harmless(text))


def say(message: str) -> None:
    """A remark beside the output: to standard error."""
    print(harmless(message), file=sys.stderr)


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON in readable letters; what cannot be written in UTF-8 (half a surrogate) is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


class StepLine:
    """Shows the step that is being worked on in one line of the terminal, and wipes it after."""

    def __init__(self) -> None:
        self._shown = False

    def report(self, step: str, fraction: float) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{step} …")
            sys.stderr.flush()
            self._shown = True

    def wipe(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
