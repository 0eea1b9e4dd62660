"""The table of words that look like a form of a verb, right or wrong, and are none."""

from __future__ import annotations

from models.grammar import overregular, paradigms, verbs
from models.grammar.types import Form
from training.lexicon.lemminflect_tables import other_words
from training.lexicon.reviewed import reviewed

_HEAD = """\
# Words that look like a form of a verb, right or wrong, and are none: nothing, naked, mood.
# Nouns and adjectives of LemmInflect 0.2.3 (MIT licence), reviewed.
"""


def no_verbs_table() -> str:
    """The whole text of `no_verbs.txt`."""
    return _HEAD + "".join(f"{word}\n" for word in sorted(_words()))


def _words() -> set[str]:
    endings = {word for word in other_words() if word.endswith(("ed", "ing")) and word.isalpha()}
    found = (endings | (_wrong_forms() & other_words())) - _right_forms()
    return (found - set(reviewed("maybe a verb form"))) | set(reviewed("no verb form"))


def _right_forms() -> set[str]:
    """Every form of every verb of the tables."""
    paradigm = map(paradigms.paradigm_of, paradigms.lemmas())
    return {word for verb in paradigm for form in Form for word in verbs.forms_of(verb, form)}


def _wrong_forms() -> set[str]:
    """What learners make of the verbs: *taked*, *mood* of *moo*."""
    lemmas = paradigms.lemmas() - paradigms.DEFECTIVE.keys()
    return {
        word
        for lemma in lemmas
        for words in overregular.wrong_forms(lemma).values()
        for word in words
    }
