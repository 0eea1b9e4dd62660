"""`python -m setup.messages`: what is said in English beside the window's own words.

What models and the terminal share with the window (errors, findings, forecasts, steps) is written
in English where it happens, often with values in it: ``f"{title} is not installed."``. The window
translates it by `tutor_app.phrases` from `assets/translations/messages_*.toml`, where each stands
with numbered places: ``"{0} is not installed."``. They are found here in the syntax of the modules,
so that no call has to name them. What names a command or a setting of the terminal must have other
words in `window_*.toml`, in English too. Prints what has no words yet, and what nobody says any
longer.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Set
from dataclasses import fields
from functools import cache
from itertools import product
from pathlib import Path

from models.catalogue import offers
from models.grammar.tenses import name_of
from models.grammar.types import Aspect, Span, Tense, Verb, VerbGroup, Voice
from models.registry import READER_TITLES
from setup.translations import FOLDER, ROOT
from tutor_app.optional_parts import PARTS
from tutor_app.phrases import read_table
from tutor_app.settings import Settings

# What these write is read by models, by programs or in the terminal alone.
SILENT = (
    "models/prompts.py",
    "models/tutor_prompts.py",
    "models/grammar/operations.py",
    "tutor_app/views/",
    "tutor_app/export/",
    "tutor_app/as_json.py",
    "tutor_app/ask_command.py",
    "tutor_app/batch.py",
    "tutor_app/check.py",
    "tutor_app/cli.py",
    "tutor_app/commands.py",
    "tutor_app/from_json.py",
    "tutor_app/get.py",
    "tutor_app/grammar_commands.py",
    "tutor_app/history_command.py",
    "tutor_app/lesson_words.py",
    "tutor_app/models_command.py",
    "tutor_app/read.py",
    "tutor_app/screenshots.py",
    "tutor_app/settings_command.py",
    "tutor_app/source.py",
    "tutor_app/start.py",
    "tutor_app/terminal.py",
    "tutor_app/warming.py",
    "tutor_app/window_bench.py",
)
# Here all that is written with a blank in it is said, though it is no whole sentence.
SAYING_MODULES = (
    "models/grammar/refusals.py",
    "models/hub.py",
    "models/machine.py",
    "models/pace.py",
    "models/photo_formats.py",
    "models/vision_choice.py",
    "tutor_app/doctor.py",
    "tutor_app/history_file.py",
    "tutor_app/version.py",
)
# The words of these calls are said.
SAYING_CALLS = frozenset(
    {
        "Finding",
        "Forecast",
        "Interrupted",
        "Pace",
        "Route",
        "open_session",
        "pace",
        "progress",
        "report",
    }
)
# Names that are the same in all languages.
NAMES = frozenset(
    """Apache-2.0|Java|LanguageTool|LGPL-2.1-or-later|MIT|NVIDIA GPU|Python|RapidOCR|TenseLens
    Tesseract|bold red|github.com|ocr|vlm""".replace("\n    ", "|").split("|")
)
TRANSLATED = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP"})  # by Qt
LANGUAGES = "models/function_words.tsv"
ENDS = re.compile(r": (tenselens|pip|sudo) |[.:;] \{\d\}$")
SETTINGS = tuple(field.name for field in fields(Settings))
# "tenselens models", "device=auto", "tutor_server": of no use to who has only the window.
TYPED = re.compile(
    rf"\btenselens [a-z]|\b({'|'.join(SETTINGS)})=\w"
    rf"|\b({'|'.join(name for name in SETTINGS if '_' in name)})\b|(?<!\w)--name\b"
)
SQL = ("SELECT ", "INSERT ", "DELETE ", "CREATE ", "PRAGMA ", "BEGIN ")
MODALS = (
    *("can", "could", "may", "might", "must", "shall", "should", "will", "would", "had better"),
    *("would rather", "ought to", "used to", "going to", "have to", "have got to"),
    *("be able to", "be to"),
)
# Names of tenses that stand for more than tense and aspect, as the grammar core makes them.
SPECIAL_TENSES = (
    "bare infinitive",
    "first conditional (if + present {0})",
    "first conditional (will)",
    "future in the past",
    "going to",
    "imperative (let's)",
    "past participle without auxiliary",
    "present participle without auxiliary",
    "present subjunctive",
    "second conditional (if + past {0})",
    "second conditional (were to)",
    "second conditional (would)",
    "third conditional (if + past perfect)",
    "third conditional (would have)",
    "{0} perfect (have got)",
)


@cache
def collect() -> dict[str, str]:
    """All that can be said, and the first place where it is."""
    found: dict[str, str] = {}
    for folder in ("models", "tutor_app"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(SILENT):
                for line, english in _said(name, ast.parse(path.read_text("utf-8"))):
                    found.setdefault(english, f"{name}:{line}")
    for english, where in _said_of_wares():
        found.setdefault(english, where)
    for name in (*sorted(tense_names()), *SPECIAL_TENSES, *Tense, *Aspect):
        found.setdefault(name, "names of tenses")
    for row in (ROOT / LANGUAGES).read_text("utf-8").splitlines():
        if not row.startswith(("#", "English\t")):
            found.setdefault(row.split("\t")[0], LANGUAGES)
    return {english: where for english, where in found.items() if english not in NAMES}


def _said_of_wares() -> Iterator[tuple[str, str]]:
    for offer in offers().values():
        for english in (offer.purpose, offer.licence):
            yield english, f"catalogue.toml: {offer.name}"
    for part in PARTS.values():
        for english in (part.purpose, part.licence, part.source):
            yield english, f"optional_parts.py: {part.name}"
    for title in READER_TITLES.values():
        yield title, "registry.py"


def collect_typed() -> dict[str, str]:
    """Those that name a command or a setting of the terminal."""
    return {english: where for english, where in collect().items() if TYPED.search(english)}


def tense_names() -> set[str]:
    """The parts, between commas, of the names that verb groups have by their tense."""
    nowhere, verb = Span(0, 1), Verb("go", ("goes",), ("went",), ("gone",), ("going",))
    names = set()
    for tense, aspect, voice, modal in product(Tense, Aspect, Voice, (None, *MODALS)):
        group = VerbGroup(
            nowhere, (nowhere,), tense, aspect, voice, modal, True, True, None, verb, ""
        )
        names.update(name_of(group).split(", "))
    names = {name for name in names if name not in MODALS and "None" not in name}
    return {"modal {0}" if name.startswith("modal ") else name for name in names}


def _said(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    inside = set(_not_said(tree))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _called(call) in SAYING_CALLS | _errors():
            for given in (*call.args, *(keyword.value for keyword in call.keywords)):
                yield from ((line, text) for line, text in _texts(given) if _has_words(text))
        elif isinstance(call, ast.Assign) and getattr(call.targets[0], "id", "") == "title":
            yield from _texts(call.value)
    for node in ast.walk(tree):
        text = None if node in inside else template(node)
        if (
            text is None
            or text.startswith(SQL)
            or not isinstance(node, ast.Constant | ast.JoinedStr)
        ):
            continue
        if _is_sentence(text) or (name in SAYING_MODULES and " " in text and _has_words(text)):
            yield node.lineno, text


def _texts(given: ast.expr) -> Iterator[tuple[int, str]]:
    for node in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
        text = template(node)
        if text is not None:
            yield node.lineno, text


def _not_said(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, parts of f-strings, and what Qt translates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Call) and _called(node) in TRANSLATED
        ):
            yield from (part for part in ast.walk(node) if part is not node)


def template(node: ast.AST) -> str | None:
    """A string with {0}, {1} ... for its values; None where ``node`` is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.strip()
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, count = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{count}}}")
            count += 1
    return "".join(parts).strip()


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _errors() -> frozenset[str]:
    from models import errors

    return frozenset(name for name in vars(errors) if name[0].isupper())


def _is_sentence(text: str) -> bool:
    """*There is no file “{0}”.*, *Run: {0}* or *To fetch it: tenselens …*."""
    begins = text[:1].isupper() or text[:1] in "{“"
    ends = text.endswith((".", "?", "!", ".)")) or ENDS.search(text)
    return bool(begins and ends and " " in text) and _has_words(text)


def _has_words(text: str) -> bool:
    bare = text
    for number in range(10):
        bare = bare.replace(f"{{{number}}}", "")
    return any(letter.isalpha() for letter in bare)


def main() -> int:
    told = [_told(path, collect()) for path in sorted(FOLDER.glob("messages_*.toml"))]
    told += [_told(path, collect_typed()) for path in sorted(FOLDER.glob("window_*.toml"))]
    return int(not all(told))


def _told(path: Path, said: dict[str, str]) -> bool:
    """Whether the table at ``path`` has words for all that is ``said`` and for nothing else."""
    written: Set[str] = read_table(path).keys()
    for english in said.keys() - written:
        print(f"{path.name}: no words for {english!r} ({said[english]})")
    for english in written - said.keys():
        print(f"{path.name}: nobody says {english!r}")
    return said.keys() == written


if __name__ == "__main__":
    sys.exit(main())
