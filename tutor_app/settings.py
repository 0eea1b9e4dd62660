"""What the learner has chosen, kept as one small JSON file."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from models import registry
from models.errors import TutorError
from models.folders import choose_models_folder, home
from models.text_choice import TextWish, choose_text_model
from tutor_app.whole_file import write_whole

FILE_NAME = "settings.json"
FORMAT = 3
"""Stands in the file as "format"; raised when a setting is added or means something else. A file
without it is of format 1, the first six settings; all of them still mean the same."""

CHOICES: dict[str, tuple[str, ...]] = {
    "route": ("auto", "ocr", "vlm"),
    "language": ("en", "es"),
    "interface": ("system", "en", "es"),
    "theme": ("system", "light", "dark"),
    "device": ("auto", "cpu", "gpu"),
    "precision": ("auto", "nf4", "int8", "bf16", "fp16", "float32"),
}
LIMITS: dict[str, tuple[int, int]] = {"text_size": (75, 250), "unload_minutes": (1, 1440)}


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` is the language of the explanations; the text is always English.

    ``interface`` is the language of the window, "system" that of the computer. ``text_size`` is
    in percent. ``offline`` forbids every use of the network. ``keep_history`` is for lessons of the
    window, ``keep_terminal_lessons`` for those of `tenselens check`. ``ignored_rules`` are keys of
    `models.grammar.rulebook`; edits that they explain are not shown. ``welcomed``: the first steps
    were shown. ``models_folder`` "" is the one in the data folder.

    ``vision_model`` and ``text_model`` are "auto" or the name of a model that is installed,
    ``device`` and ``precision`` how both are loaded; after ``unload_minutes`` without work they
    are unloaded. ``tutor_server`` is the address of an OpenAI-compatible server, "" for none;
    ``tutor_model`` is a model on it, "" for the first, and ``tutor_may_be_remote`` lets it be on
    another computer, which then gets the lessons that are asked about.
    """

    route: str = "auto"
    language: str = "en"
    reader: str = "ocr"
    corrector: str = "verb-model"
    languagetool: bool = False
    only_sure: bool = False
    interface: str = "system"
    theme: str = "system"
    text_size: int = 100
    offline: bool = False
    keep_history: bool = True
    keep_terminal_lessons: bool = False
    ignored_rules: tuple[str, ...] = ()
    welcomed: bool = False
    models_folder: str = ""
    vision_model: str = "auto"
    device: str = "auto"
    precision: str = "auto"
    text_model: str = "auto"
    tutor_server: str = ""
    tutor_model: str = ""
    tutor_may_be_remote: bool = False
    unload_minutes: int = 10


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """``complaint`` says what was wrong with the file and where it is kept; "" if nothing."""

    settings: Settings
    complaint: str = ""


def load_settings(folder: Path | None = None, *, set_aside: bool = True) -> LoadedSettings:
    """Read the settings; never fails.

    What cannot be used (a damaged file, single values, the file of a newer TenseLens) is set
    aside, so that the learner hears of it once; what can be used of it holds.
    """
    path = (folder or home()) / FILE_NAME
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(
            Settings(), f"The settings cannot be read ({error.strerror}: {path})."
        )
    except (ValueError, RecursionError):  # not UTF-8, or not JSON
        saved = None
    if not isinstance(saved, dict):
        return LoadedSettings(Settings(), _damaged(path, set_aside))
    written = saved.pop("format", 1)
    values = {name: _tuple(value) for name, value in saved.items()}
    good = {name: value for name, value in values.items() if fits(name, value)}
    settings = Settings(**good)
    if not isinstance(written, int) or written > FORMAT:
        complaint = "The settings were written by a newer TenseLens: only what is known here holds."
        return LoadedSettings(settings, complaint + _kept(path, "newer", settings, set_aside))
    if bad := sorted(saved.keys() - good.keys()):
        complaint = f"Some settings in {path} cannot be used: {', '.join(bad)}."
        return LoadedSettings(settings, complaint + _kept(path, "damaged", settings, set_aside))
    return LoadedSettings(settings)


def save_settings(settings: Settings, folder: Path | None = None) -> Path:
    """Write what differs from the defaults; the file is whole at every moment.

    Raises `TutorError` where it cannot be written; then the old file is as it was.
    """
    path = (folder or home()) / FILE_NAME
    defaults = asdict(Settings())
    changed = {key: value for key, value in asdict(settings).items() if value != defaults[key]}
    written = json.dumps({"format": FORMAT, **changed}, indent=2, sort_keys=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (written, "\n"))
    except OSError as error:
        raise TutorError(
            f"The settings cannot be saved ({error.strerror or error}: {path}).",
            "They hold until TenseLens is closed. Free some disk space, or look at the folder.",
        ) from error
    return path


def use_folders(settings: Settings) -> None:
    """Let `models` look for models where the learner wants them, and load the text model so."""
    choose_models_folder(Path(settings.models_folder) if settings.models_folder else None)
    choose_text_model(TextWish(settings.text_model, settings.device, settings.precision))


def fits(name: str, value: object) -> bool:
    """Whether the setting ``name`` exists and may have this value."""
    default = _DEFAULTS.get(name)
    if default is None or type(value) is not type(default):
        return False
    if isinstance(value, int) and name in LIMITS:
        least, most = LIMITS[name]
        return least <= value <= most
    if isinstance(value, tuple):
        return all(isinstance(part, str) and part.isprintable() for part in value)
    if isinstance(value, str) and not value.isprintable():
        return False  # half a surrogate or a NUL is no name of a folder
    choices = choices_of(name)
    return not choices or value in choices


def choices_of(name: str) -> tuple[str, ...]:
    """The words that a setting chooses from; () where it is no such choice."""
    if name == "reader":
        return tuple(registry.READERS)
    if name == "corrector":
        return tuple(registry.CORRECTORS)
    return CHOICES.get(name, ())


_DEFAULTS = {field.name: field.default for field in fields(Settings)}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _damaged(path: Path, set_aside: bool) -> str:
    aside = path.with_suffix(".damaged.json")
    if set_aside:
        with suppress(OSError):
            path.replace(aside)
            return f"The settings file was damaged; it was moved to {aside} and a new one begins."
    return f"The settings file {path} is damaged and was ignored."


def _kept(path: Path, why: str, settings: Settings, set_aside: bool) -> str:
    """Copy the file aside, write what holds in its place, and say where the copy is."""
    aside = path.with_suffix(f".{why}.json")
    if set_aside:
        with suppress(OSError, TutorError):
            shutil.copyfile(path, aside)
            save_settings(settings, path.parent)
            return f" The old file is kept as {aside}."
    return ""
