"""How a misspelt or made-up verb form goes wrong."""

from __future__ import annotations

from difflib import SequenceMatcher

from models.grammar.evidence.verb_words import word_classes
from models.grammar.paradigms import irregular_verbs
from models.grammar.types import EditKind, Form
from models.grammar.verbs import analyse, is_verb_lemma, over_regular

# A misspelling shares at least this part of its letters with the right spelling.
_ALIKE = 0.6


def misform(old: str, new: str, kind: EditKind) -> str | None:
    """How ``old`` fails to be a form of English: *irregular, double, y, e* or *letters*."""
    known = any(is_verb_lemma(reading.lemma) for reading in analyse(old))
    known = known and kind is not EditKind.R_INFL
    if known or word_classes(old) or not analyse(new):
        return None
    if SequenceMatcher(None, old, new).ratio() < _ALIKE and not over_regular(old):
        return None
    irregular = any(
        reading.lemma in irregular_verbs() and reading.form in (Form.PAST, Form.PAST_PARTICIPLE)
        for reading in analyse(new)
    )
    if irregular and not _same_letters(old, new):
        return "irregular"
    if _squeezed(old) == _squeezed(new):
        return "double"
    if old.replace("y", "ie").replace("iee", "ie") == new.replace("y", "ie"):
        return "y"
    if old.replace("e", "") == new.replace("e", ""):
        return "e" if old.endswith("ing") else "letters"
    return "y" if _squeezed(old).replace("i", "y") == new.replace("i", "y") else "letters"


def _same_letters(old: str, new: str) -> bool:
    """Whether only a letter is doubled, left out or swapped: *writen, boungt*."""
    return not old.endswith("ed") and SequenceMatcher(None, old, new).ratio() > 0.75


def _squeezed(word: str) -> str:
    """Without doubled letters: *stopped* -> *stoped*."""
    return "".join(letter for i, letter in enumerate(word) if i == 0 or letter != word[i - 1])
