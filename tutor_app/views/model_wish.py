"""What the learner wants of a model or a part of TenseLens, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from models.errors import TutorError


class Deed(Enum):
    DOWNLOAD = auto()  # or go on with it, or fetch the newer revision, or prepare it
    VERIFY = auto()
    REPAIR = auto()
    REMOVE = auto()  # the model, or what came of it
    IMPORT = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """``name`` is that of the ware, ``source`` the folder that it is imported from."""

    name: str
    deed: Deed
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``damaged`` are the files that failed the check, ``freed`` a size in words."""

    wish: Wish
    damaged: tuple[str, ...] = ()
    freed: str = ""
    error: TutorError | None = None
