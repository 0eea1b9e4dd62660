"""Is there English here? A quick look at the small words, before a text is corrected."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from models.errors import NotEnglish, NoText

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_READABLE = re.compile(r"(?=.*[aeiouy])[a-z]+(?:'[a-z]+)*")
_CONSONANT_RUN = re.compile(r"[^aeiouy']{5}")  # "strengths" has the longest in English
LEAST_READABLE = 0.6
"""Share of the words that must be pronounceable where no small English word is among them."""
LONGEST_LOOKED_AT = 20_000
"""Code points at the start of a text that are looked at."""


def function_words(language: str) -> frozenset[str]:
    """The commonest small words of a language, "English" for example, in lower case."""
    return _function_words()[language]


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = (files("models") / "function_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {language: frozenset(words.split()) for language, words in rows}


def require_english(text: str) -> None:
    """Return quietly if ``text`` may be English; raise `NoText` or `NotEnglish` if it is not.

    Made for a learner's text: misspelt words, names and a foreign word among English ones pass;
    what is refused has no words at all, is plainly another language, or cannot be pronounced.
    """
    written = [word.replace("’", "'") for word in _WORD.findall(text[:LONGEST_LOOKED_AT])]
    if not written:
        raise NoText("There are no words to check.", "Give a sentence in English.")
    words = [word.lower() for word in written]
    # Only words in small letters speak for another language: *Los Angeles* is a name.
    counts = {
        language: sum(word in known for word in written)
        for language, known in _function_words().items()
    }
    english = sum(word in _function_words()["English"] for word in words)
    del counts["English"]
    other = max(counts, key=lambda language: counts[language])
    if counts[other] > max(1, english + _verbs(words, unlike=_function_words()[other])):
        raise NotEnglish(f"This looks like {other}.", "TenseLens checks English sentences only.")
    if english == 0 and sum(map(_may_be_english, words)) < LEAST_READABLE * len(words):
        raise NotEnglish("There is no English text here.", "TenseLens checks English sentences.")


def _verbs(words: list[str], *, unlike: frozenset[str]) -> int:
    """Forms of English verbs: *Juan de la Cruz moved away* has two Spanish words and is English."""
    from models.grammar.verbs import analyse

    return sum(word not in unlike and bool(analyse(word)) for word in words)


def _may_be_english(word: str) -> bool:
    return _READABLE.fullmatch(word) is not None and not _CONSONANT_RUN.search(word)
