"""What the letters of a line say of it: words of a sentence, a program, a formula, numbers.

Only the shapes of words count, no lexicon: *goed* is a word like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PLAIN = 0.6  # share of a line's characters that are in plain words, where it is of sentences
FEW = 3  # plain words at least that make a line one of sentences
A_SIGN = 4  # plain words at least for each sign: *total = total + price* is no sentence
CODE = 0.04  # share of its characters that only programs and formulas are full of
SHORT = 5  # words of the longest label
CELL = 3  # words of the longest cell of a table
_WORD = r"[A-Za-zÀ-ÿ]+(?:['’\-–—/][A-Za-zÀ-ÿ]+)*"
_PLAIN = re.compile(rf"[(\[“‘\"']*{_WORD}[)\]”’\"']*[.,;:!?…]*[)\]”’\"']*(?:--?|—)?")
_CAMEL = re.compile(r"[a-z][A-Z]")
_ENDED = re.compile(r"[.!?…][)\]”’\"']*$")
_OPERATOR = re.compile(r"[-+*/<>=!|&^%:]*[+*/<>=|&^%][-+*/<>=!|&^%:]*")
_SYMBOLS = re.compile(
    r"[{}\[\]<>=+*/\\;#&^%$@~]|(?<=\w)\(|(?<=\()\)|\)(?=[;{:,.)]|$)|(?<=\w)_(?=\w)"
)
_STATEMENT = re.compile(
    r"[;{]$|^[{}]|\w\([^)]*\)[;:]?$|\):$|^</?\w|^#\w|^[\w.\[\]]+ ?[-+*/]?= ?\S|[=!<>]=|&&|->"
)
_CALL = re.compile(r"[;{}]$|^[\w.]{2,}\(|^</?\w")
_COMMENT = re.compile(r"//|/\*|\*/|#|--|<!--")
_NUMBER = re.compile(r"[-–+(]?[\d.,:%°/]*\d[\d.,:%°/]*[)%.]?")
_LINE_NUMBER = re.compile(r"^\d{1,3}\s+")
_CAPTION = re.compile(
    r"(?:Fig(?:ure|\.)?|Table|Tab\.|Photo|Plate|Diagram|Picture|Map|Chart|Listing|Scheme)"
    r"\s*[\dIl]+(?:[.\-–]\d+)*[a-z]?(?:[.:]?\s+[“‘\"'(]?[A-Z]|[.:]?$)"
)
_SECTION = re.compile(
    r"(?:\d+(?:\.\d+)+\.?|(?:Unit|Chapter|Part|Lesson|Section|Exercise)\s+\d+)\b", re.I
)


def plain_words(text: str) -> list[str]:
    """The words of ``text`` that could stand in a sentence; *mousePressed()* and *x2* are none."""
    return [word for word in text.split() if _PLAIN.fullmatch(word) and not _CAMEL.search(word)]


def is_prose(text: str) -> bool:
    """Whether ``text``, a line or several, is of sentences, as far as its words look."""
    found = plain_words(text)
    letters = sum(map(len, text.replace("_", "").split()))
    operators = sum(_OPERATOR.fullmatch(word) is not None for word in text.split())
    enough = max(FEW, A_SIGN * operators)
    return len(found) >= enough and sum(map(len, found)) >= PLAIN * letters


def has_ended(text: str) -> bool:
    """Whether a sentence ends where ``text`` ends."""
    return _ENDED.search(text) is not None


def is_code(text: str) -> bool:
    """Whether a line is of a program or a formula: *rect(20, 20);*, *v = s / t*."""
    text = _LINE_NUMBER.sub("", text)
    symbols = len(_SYMBOLS.findall(text))
    return bool(text) and not is_prose(text) and symbols >= CODE * len(text) and symbols > 0


def is_statement(text: str) -> bool:
    """Whether a line is of a program and of nothing else."""
    return is_code(text) and _STATEMENT.search(_LINE_NUMBER.sub("", text)) is not None


def is_call(text: str) -> bool:
    """Whether a line is of a program where it stands alone: *print(greet("Ann"))*"""
    return _CALL.search(_LINE_NUMBER.sub("", text)) is not None


def is_comment(text: str) -> bool:
    """*// a circle where the mouse is*"""
    return _COMMENT.match(_LINE_NUMBER.sub("", text)) is not None


def is_remark(text: str) -> bool:
    """Whether a line is a comment in a program wherever it stands."""
    return text.startswith(("//", "/*"))


def is_numbers(words: Sequence[str]) -> bool:
    return all(_NUMBER.fullmatch(word) for word in words)


def starts_caption(text: str) -> bool:
    """*Figure 3.7 A house*, but not *Figure 3.7 shows a house*"""
    return _CAPTION.match(text) is not None


def starts_section(text: str) -> bool:
    """*15.3.1 Binocular images*, *Unit 3*"""
    return _SECTION.match(text) is not None


def is_title(text: str) -> bool:
    """*What Kids Need Most in a Dad*, *THE END*: all long words with a capital, no full stop."""
    words = plain_words(text)
    long = words if text.isupper() else [word for word in words if len(word) > 3]
    return len(long) >= 2 and all(word.lstrip("“‘\"'(")[:1].isupper() for word in long)
