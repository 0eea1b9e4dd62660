"""What a folder of a model says about itself: which model, which revision, which files."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from models.model_file import ModelFile

RECORD = "tenselens.json"
PLAN = "plan.json"  # the record of a model that is not whole yet
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """``revision`` is the commit of ``repo``, "" where that is unknown (a folder was imported)."""

    model: str
    repo: str
    revision: str
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    def lacking(self, folder: Path) -> tuple[str, ...]:
        """Files that are not in ``folder``, or not in full length. Reads no content."""
        return tuple(file.name for file in self.files if not _in_length(folder / file.name, file))


def read_record(folder: Path, name: str = RECORD) -> Record | None:
    """The record in ``folder``; None where there is none, or one that says nothing we know."""
    try:
        said = json.loads((folder / name).read_text(encoding="utf-8"))
        if said.pop("format") != _FORMAT:
            return None
        files = tuple(ModelFile(**file) for file in said.pop("files"))
        return Record(files=files, **said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write_record(record: Record, folder: Path, name: str = RECORD) -> None:
    """Write it whole or not at all. Raises `OSError`."""
    scratch = folder / f"{name}.new"
    with scratch.open("w", encoding="utf-8") as file:
        json.dump({"format": _FORMAT, **asdict(record)}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(folder / name)


def _in_length(path: Path, file: ModelFile) -> bool:
    try:
        return path.is_file() and path.stat().st_size == file.size
    except OSError:
        return False
