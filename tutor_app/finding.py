"""What `tenselens doctor` and the page of health say of one part of TenseLens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """``needed`` is False for what only adds to the app; ``how`` says how to get or mend it.

    ``place`` names the place of the window where that can be done, "" for none.
    """

    name: str
    state: State
    version: str = ""
    detail: str = ""
    how: str = ""
    needed: bool = True
    place: str = ""
