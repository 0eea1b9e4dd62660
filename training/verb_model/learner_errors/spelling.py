"""Forms that do not exist: goed, teached, stoped, comming."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.verbs import analyse
from training.verb_model.learner_errors.change import Change, swap
from training.verb_model.learner_errors.sentence import Sentence


def over_regular_form(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """went -> goed; taught -> teached; stopped -> stoped; studied -> studyed; coming -> comming."""
    for index in s.verbs("VBD", "VBN", "VBG", "VBZ"):
        lemma, word = s.lemma(index), s.words[index]
        if not lemma or lemma in ("be", "have", "do"):
            continue
        wrong = _misspelt(lemma, word, s.tags[index], rng)
        if wrong and wrong != word and not analyse(wrong) and wrong.isalpha():
            yield from swap(s, index, wrong)


def _misspelt(lemma: str, word: str, tag: str, rng: random.Random) -> str:
    if tag in ("VBD", "VBN") and not word.endswith("ed"):
        regular = lemma + ("d" if lemma.endswith("e") else "ed")
        return rng.choice((regular, regular, word + "ed"))
    if tag in ("VBD", "VBN"):
        return lemma + "ed"
    if tag == "VBG":
        if lemma.endswith("e"):
            return rng.choice((lemma + "ing", lemma[:-1] + lemma[-2:-1] + "ing"))
        return rng.choice((lemma + "ing", lemma + lemma[-1] + "ing"))
    return lemma + "s" if lemma.endswith(("y", "s", "sh", "ch", "o")) else lemma + "es"
