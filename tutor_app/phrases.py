"""Sentences that are written in English where they happen, with values in them, in other languages.

`assets/translations/messages_LANGUAGE.toml` has a sentence for each: ``"{0} is not installed."``
with numbered places for its values. `window_LANGUAGE.toml` has other words for what names a command
or a setting of the terminal; the window says what to press instead. `python -m setup.messages` says
which are missing in both. No Qt.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

REMEMBERED = 512  # sentences
VAGUE = 5  # letters
JOINTS = (": ", ", ")
DECIMALS = {"es": ","}
_END = re.compile(r"(?<=[.?!]) ")
# "14.1 GB" anywhere, and a value that is nothing but a number; "Python 3.11" is none.
_MEASURED = re.compile(r"(?<![\d.])(\d+)\.(\d+)(?= ?(?:[kMGT]B|s|%)(?!\w))")
_NUMBER = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``pattern`` matches the whole of the sentence, its groups are the values in their order."""

    pattern: re.Pattern[str]
    target: str


class Phrasebook:
    """Translates by ``table``, from English with numbered places to the same of the language.

    ``decimal`` is what the language writes in a number where English has a point.
    """

    def __init__(self, table: Mapping[str, str], decimal: str = ".") -> None:
        self._decimal = decimal
        self._plain = {english: target for english, target in table.items() if "{" not in english}
        # What has more words of its own is the better match: "Run: {0}" before "{0} of {1}".
        filled = sorted((e for e in table if "{" in e), key=lambda e: -len(_own_words(e)))
        self._phrases = [Phrase(_pattern(english), table[english]) for english in filled]
        self._remembered = lru_cache(REMEMBERED)(self._translated)

    def translate(self, text: str) -> str:
        """``text`` in the language, and the values in it; as it is where nobody knows it."""
        return self._remembered(text)

    def knows(self, text: str) -> bool:
        return self._found(text) is not None

    def figure(self, number: str) -> str:
        return number.replace(".", self._decimal)

    def _translated(self, text: str) -> str:
        found = self._found(text)
        told = text if found is None else found
        return _MEASURED.sub(lambda match: self.figure(match[0]), told)

    def _value(self, text: str) -> str:
        return self.figure(text) if _NUMBER.fullmatch(text) else self.translate(text)

    def _found(self, text: str) -> str | None:
        if text in self._plain:
            return self._plain[text]
        return self._filled(text) or self._by_sentences(text) or self._by_joints(text)

    def _filled(self, text: str) -> str | None:
        for phrase in self._phrases:
            match = phrase.pattern.fullmatch(text)
            if match is not None and not _reaches_over(match):
                return phrase.target.format(*map(self._value, match.groups()))
        return None

    def _by_sentences(self, text: str) -> str | None:
        """Several sentences that were put side by side; the longest known beginning is taken."""
        ends = [match.start() for match in _END.finditer(text)]
        for end in reversed(ends):
            first, rest = text[:end], text[end + 1 :]
            found = self._plain.get(first) or self._filled(first)
            if found is not None:
                return f"{found} {self.translate(rest)}"
        if not ends:
            return None
        told = f"{text[: ends[0]]} {self.translate(text[ends[0] + 1 :])}"
        return None if told == text else told

    def _by_joints(self, text: str) -> str | None:
        """*past simple, passive* or *Fetching Tiny: 3 MB of 5 MB*, which are made of parts."""
        for joint in JOINTS:
            first, found, rest = text.partition(joint)
            if found:
                told = f"{self.translate(first)}{joint}{self.translate(rest)}"
                return None if told == text else told
        return None


def read_table(path: Path) -> dict[str, str]:
    """All sections of the file in one: English -> the other language."""
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {english: target for section in sections.values() for english, target in section.items()}


@cache
def phrasebook(language: str) -> Phrasebook | None:
    """For what is read outside the window. None for English, and where there is no table."""
    table = _table("messages", language)
    return Phrasebook(table) if table else None


@cache
def window_phrasebook(language: str) -> Phrasebook:
    """What to press in the place of what to type, and numbers as the language writes them."""
    table = _table("messages", language) | _table("window", language)
    return Phrasebook(table, DECIMALS.get(language, "."))


def spoken(text: str, language: str) -> str:
    """``text``, which is English, in ``language``, as far as it has words for it."""
    book = phrasebook(language)
    return text if book is None else book.translate(text)


def places(text: str) -> Iterator[str]:
    """The numbers in the curly brackets of a sentence."""
    return (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _table(name: str, language: str) -> dict[str, str]:
    path = Path(str(files("assets") / "translations" / f"{name}_{language}.toml"))
    return read_table(path) if path.is_file() else {}


def _reaches_over(match: re.Match[str]) -> bool:
    """Whether a value has swallowed the end of a sentence; the last one may be sentences."""
    values = range(1, match.re.groups + 1)
    inner = (match[number] for number in values if match.end(number) < len(match.string))
    return any(_END.search(value) for value in inner)


def _own_words(english: str) -> str:
    return "".join(text for text, _, _, _ in string.Formatter().parse(english))


def _pattern(english: str) -> re.Pattern[str]:
    # "{0} of {1}" is for sizes; with other values it would fit half of all English.
    vague = english.startswith("{") and len(_own_words(english).strip()) < VAGUE
    value = r"(\d.*?)" if vague else "(.+?)"
    parts = []
    for text, name, _, _ in string.Formatter().parse(english):
        parts.append(re.escape(text) + ("" if name is None else value))
    return re.compile("".join(parts), re.DOTALL)
