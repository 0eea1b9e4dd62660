"""A statement's order of words where the auxiliary should come first."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.candidates import INVERTED, INVERTING, SUBJECTS
from models.grammar.operations import INVERT, KEEP
from training.verb_model.learner_errors.change import Change
from training.verb_model.learner_errors.sentence import Sentence


def subject_first(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """nor can I -> nor I can; not only is he -> not only he is."""
    for index, word in enumerate(s.words):
        finite = word in INVERTED and s.tags[index] != "VB"
        if finite and s.word(index - 1) in INVERTING and s.word(index + 1) in SUBJECTS:
            subject = s.tokens[index + 1].text
            yield Change({index: ((subject, INVERT),), index + 1: ((word, KEEP),)})
