"""`tenselens history`: the lessons that were kept, in the terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import TutorError
from models.grammar.types import EditKind
from tutor_app.as_json import lesson_json
from tutor_app.history import Entry, History, Search
from tutor_app.lesson import explained_in
from tutor_app.terminal import Line, line, say, show, to_json

if TYPE_CHECKING:
    from tutor_app.settings import Settings

MOST = 100  # lessons in a list for a person
TEXT_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for: ``action`` is list, show, delete, export or wipe."""

    action: str = "list"
    words: str = ""
    kind: str | None = None
    first: date | None = None
    last: date | None = None
    number: int = 0
    target: Path = Path()
    save: Path | None = None
    json: bool = False
    yes: bool = False


def history_command(wish: Wish, settings: Settings) -> int:
    """Do it and return the exit status. Raises `TutorError`."""
    with History() as history:
        if history.complaint:
            say(history.complaint)
        match wish.action:
            case "list":
                _list(history, wish)
            case "show":
                _show(history, wish, settings.language)
            case "delete":
                history.delete(wish.number)
                print(f"Lesson {wish.number} is deleted.")
            case "export":
                print(f"{history.export(wish.target)} lessons are in {wish.target}")
            case "wipe":
                return _wipe(history, agreed=wish.yes)
    return 0


def _list(history: History, wish: Wish) -> None:
    kinds = frozenset({_kind(wish.kind)}) if wish.kind else frozenset[EditKind]()
    search = Search(wish.words, kinds, wish.first, wish.last, limit=-1 if wish.json else MOST)
    entries = history.find(search)
    if wish.json:
        print(to_json([_entry_json(entry) for entry in entries], indent=2))
        return
    show(_entry_line(entry) for entry in entries)
    every = history.count(search)
    if not every:
        say("No lesson fits." if history.count() else "No lesson was kept yet.")
    elif every > len(entries):
        say(f"These are the newest {len(entries)} of {every}; say which with --words or --from.")


def _kind(name: str) -> EditKind:
    try:
        return EditKind(name.upper())
    except ValueError:
        known = ", ".join(EditKind)
        raise TutorError(f"There is no kind “{name}”.", f"There are: {known}.") from None


def _entry_line(entry: Entry) -> Line:
    text = " ".join(entry.text.split())
    short = text if len(text) <= TEXT_WIDTH else f"{text[: TEXT_WIDTH - 1]}…"
    made = entry.made.strftime("%Y-%m-%d %H:%M")
    kinds = " ".join(dict.fromkeys(map(str, entry.kinds)))
    return line(
        (f"{entry.number:>5}", "bold"), (f"  {made}  ", "dim"), short, (f"  {kinds}", "red")
    )


def _entry_json(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "made": entry.made.isoformat(timespec="seconds"),
        "text": entry.text,
        "corrected": entry.corrected,
        "kinds": list(entry.kinds),
        "rules": list(entry.rules),
        "photo_path": entry.photo_path,
    }


def _show(history: History, wish: Wish, language: str) -> None:
    from tutor_app.lesson_page import lesson_lines

    lesson = explained_in(history.reopen(wish.number).lesson, language)
    if wish.save is not None:
        from tutor_app.export import save_lesson

        save_lesson(lesson, wish.save, language)
    if wish.json:
        print(to_json(lesson_json(lesson), indent=2))
    else:
        show(lesson_lines(lesson, language))


def _wipe(history: History, *, agreed: bool) -> int:
    count = history.count()
    if not agreed and not sys.stdin.isatty():
        raise TutorError(
            f"This deletes all {count} lessons for good.",
            "If you agree: tenselens history wipe --yes",
        )
    if not agreed:
        answer = input(f"Delete all {count} lessons for good? [y/N] ")
        if answer.strip().lower() not in ("y", "yes"):
            say("Nothing was deleted.")
            return 1
    history.wipe()
    print("All lessons are deleted.")
    return 0
