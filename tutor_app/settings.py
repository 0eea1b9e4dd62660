"""What the learner has chosen, kept as one small JSON file."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, get_type_hints

from models.folders import home

FILE_NAME = "settings.json"

CHOICES: dict[str, tuple[str, ...]] = {
    "route": ("auto", "ocr", "vlm"),
    "language": ("en", "es"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` is the language of the explanations; the text is always English."""

    route: str = "auto"
    language: str = "en"
    reader: str = "ocr"
    corrector: str = "verb-model"
    languagetool: bool = False
    only_sure: bool = False


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """``complaint`` says what was wrong with the file and where it was put aside; "" if nothing."""

    settings: Settings
    complaint: str = ""


def load_settings(folder: Path | None = None, *, set_aside: bool = True) -> LoadedSettings:
    """Read the settings; the defaults stand in for a damaged file, which is set aside.

    A single value that is unknown or of the wrong type is ignored and named in ``complaint``.
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
    except ValueError:  # not UTF-8, or not JSON
        saved = None
    if not isinstance(saved, dict):
        return LoadedSettings(Settings(), _damaged(path, set_aside))
    good = {name: value for name, value in saved.items() if _fits(name, value)}
    bad = sorted(saved.keys() - good.keys())
    complaint = f"Ignored in {path}: {', '.join(bad)}." if bad else ""
    return LoadedSettings(Settings(**good), complaint)


def save_settings(settings: Settings, folder: Path | None = None) -> Path:
    """Write what differs from the defaults; the file is whole at every moment. Raises `OSError`."""
    folder = folder or home()
    folder.mkdir(parents=True, exist_ok=True)
    defaults = asdict(Settings())
    changed = {key: value for key, value in asdict(settings).items() if value != defaults[key]}
    path = folder / FILE_NAME
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=folder, prefix=FILE_NAME, suffix=".new", delete=False
    ) as file:
        try:
            json.dump(changed, file, indent=2, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
    return path


def _fits(name: str, value: Any) -> bool:
    types = get_type_hints(Settings)
    known = {field.name for field in fields(Settings)}
    if name not in known or not isinstance(value, types[name]):
        return False
    return value in CHOICES.get(name, (value,))


def _damaged(path: Path, set_aside: bool) -> str:
    aside = path.with_suffix(".damaged.json")
    if set_aside:
        with suppress(OSError):
            path.replace(aside)
            return f"The settings file was damaged; it was moved to {aside} and a new one begins."
    return f"The settings file {path} is damaged and was ignored."
