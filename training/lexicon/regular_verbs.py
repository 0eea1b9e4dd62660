"""The table of regular verbs: which English has, how they are spelt, which are nothing else."""

from __future__ import annotations

from models.grammar import spelling
from models.grammar.paradigms import irregular_verbs
from models.grammar.spelling import Spelling
from training.lexicon.lemminflect_tables import Forms, other_words, verb_forms
from training.lexicon.reviewed import reviewed

_HEAD = """\
# Regular English verbs and what their letters do not show of their spelling (see spelling.Spelling):
# d doubles the last consonant, n does not, b either, B either with the doubled one usual,
# e keeps e before -ing, f may keep it, s adds -s.
# class v: never a noun or an adjective.
# Derived from the inflections of LemmInflect 0.2.3 (Brad Jascob, MIT licence), which come from the
# SPECIALIST Lexicon of the U.S. National Library of Medicine; reviewed, with modern verbs added.
lemma\tspelling\tclass
"""  # noqa: E501 -- the table begins so


def lexicon_table() -> str:
    """The whole text of `verb_lexicon.tsv`."""
    rows = sorted(_spellings().items())
    only_verbs = {lemma for lemma, how in rows if _is_only_verb(lemma, how)}
    return _HEAD + "".join(
        f"{lemma}\t{how}\t{'v' if lemma in only_verbs else ''}".rstrip("\t") + "\n"
        for lemma, how in rows
    )


def _spellings() -> dict[str, Spelling]:
    """Every regular verb and how it is spelt: by its forms, or as decided by hand."""
    forms = {lemma: verb_forms()[lemma] for lemma in _regular_lemmas()}
    found = {lemma: _spelling_of(lemma, known) for lemma, known in forms.items()}
    found |= dict.fromkeys(reviewed("modern verb"), Spelling.BY_LETTERS)
    for how in Spelling:
        found |= dict.fromkeys(reviewed(f"spelling {how.name}"), how)
    return found


def _regular_lemmas() -> set[str]:
    known = {lemma for lemma in verb_forms() if lemma == lemma.lower() and len(lemma) > 1}
    solid = known | set(irregular_verbs())
    twice = {lemma for lemma in known if "-" in lemma and lemma.replace("-", "") in solid}
    return known - twice - set(irregular_verbs()) - set(reviewed("no verb of ours"))


def _spelling_of(lemma: str, known: Forms) -> Spelling:
    """The spelling whose forms differ least from the known ones, the first of several."""
    if not known.past:
        return Spelling.BY_LETTERS

    def difference(how: Spelling) -> int:
        return (
            len(known.past.symmetric_difference(spelling.past(lemma, how)))
            + len(known.gerund.symmetric_difference(spelling.gerund(lemma, how)))
            + len(known.third_person.symmetric_difference(spelling.third_person(lemma, how)))
        )

    return min(Spelling, key=difference)


def _is_only_verb(lemma: str, how: Spelling) -> bool:
    """*allow*, *believe*: neither the lemma nor its form in -s is a noun or an adjective."""
    if not lemma.isalpha() or lemma in reviewed("not only a verb"):
        return False
    return other_words().isdisjoint((lemma, spelling.third_person(lemma, how)[0]))
