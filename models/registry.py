"""The readers and correctors there are: name -> where the class is.

A class is named by ``module:Class`` and imported when it is first asked for, so that the list
costs nothing. A factory may stand in place of the name (tests enter here).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar

from models.backends import Corrector, Reader
from models.errors import BadSettings

B = TypeVar("B", Reader, Corrector)

READERS: dict[str, str | Callable[[], Reader]] = {
    "tesseract": "models.tesseract:Tesseract",
    "rapid": "models.rapid:Rapid",
    "ocr": "models.two_readers:TwoReaders",
}
# Known here, so that a lesson can name its reader without importing it.
READER_TITLES = MappingProxyType(
    {"tesseract": "Tesseract", "rapid": "RapidOCR", "ocr": "Tesseract and RapidOCR"}
)
CORRECTORS: dict[str, str | Callable[[], Corrector]] = {
    "verb-model": "models.verb_model:VerbModel",
    "languagetool": "models.languagetool:LanguageTool",
    "text-llm": "models.text_llm:TextLLM",
}


@cache
def reader(name: str) -> Reader:
    """The one reader of this name in the process, not loaded; `BadSettings` for another name."""
    return _make(name, READERS, "reader")


def reader_title(name: str) -> str:
    """What the learner calls the reader, which is not imported; ``name`` where there is none."""
    entry = READERS.get(name, name)
    return READER_TITLES.get(name, name) if isinstance(entry, str) else reader(name).title


@cache
def corrector(name: str) -> Corrector:
    """The one corrector of this name in the process, not loaded; `BadSettings` if unknown."""
    return _make(name, CORRECTORS, "corrector")


def _make(name: str, table: dict[str, str | Callable[[], B]], noun: str) -> B:
    entry = table.get(name)
    if entry is None:
        raise BadSettings(
            f"There is no {noun} called “{name}”.", f"Choose one of: {', '.join(sorted(table))}."
        )
    if isinstance(entry, str):
        module, _, class_name = entry.partition(":")
        entry = getattr(import_module(module), class_name)
    made: B = entry()
    return made
