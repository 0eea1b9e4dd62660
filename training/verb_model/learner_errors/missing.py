"""Auxiliaries left out."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.verb_model.learner_errors.change import Change, drop
from training.verb_model.learner_errors.sentence import BE, DO, Sentence
from training.verb_model.learner_errors.time_words import PERFECT_TIME


def drop_be(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He is working -> He working; It was built -> It built; She is a teacher -> She a teacher."""
    for index, word in enumerate(s.words):
        if word in BE and s.tags[index].startswith("VB") and index + 1 < len(s.words):
            yield drop(index)
            if s.tag(index + 1) in ("VBG", "VBN") or s.tag(index - 1) == "EX":
                yield drop(index)
                yield drop(index)
        elif word in ("be", "been", "being") and s.tags[index].startswith("VB"):
            yield drop(index)


def drop_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """She has gone -> She gone."""
    for index in s.verbs("VBN"):
        at = s.governor(index)
        if s.word(at) in ("has", "have", "had") and s.words[index] == "been":
            yield drop(at)
        elif s.word(at) in ("has", "have", "had"):
            lemma = s.lemma(index)
            irregular = lemma and s.words[index] not in inflect(lemma, Form.PAST)
            if irregular or PERFECT_TIME.search(s.text):
                yield drop(at)


def drop_do(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """What do you want? -> What you want?; do not know -> not know."""
    for index, word in enumerate(s.words):
        if word in DO and s.tag(index) in ("VBP", "VBZ", "VBD", "VB"):
            follows = s.word(index + 1)
            if follows == "not" or (follows != "n't" and s.text.rstrip().endswith("?")):
                yield drop(index)


def drop_modal(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He can be late -> He be late."""
    for index, word in enumerate(s.words):
        if word in ("can", "could", "would", "will", "should", "must") and s.tag(index) == "MD":
            follows = s.word(index + 1)
            if follows == "be":
                yield drop(index)
