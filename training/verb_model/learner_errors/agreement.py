"""Errors of agreement: he go, they goes, they is."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.types import Form
from training.verb_model.learner_errors.change import Change, swap, swap_form
from training.verb_model.learner_errors.sentence import BE, BE_CLITIC, Sentence


def drop_third_person(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He goes -> He go."""
    for index in s.verbs("VBZ"):
        if s.words[index] not in BE:
            yield from swap_form(s, index, Form.BASE)


def add_third_person(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """They go -> They goes."""
    for index in s.verbs("VBP"):
        if s.words[index] not in BE:
            yield from swap_form(s, index, Form.THIRD)


def be_agreement(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """They are -> They is; I was -> I were; There are -> There is."""
    table = {
        "is": ("are",) * 5 + ("am", "be"),
        "are": ("is",) * 5 + ("am", "be"),
        "was": ("were",),
        "were": ("was",),
        "am": ("is", "are", "be"),
    }
    for index, word in enumerate(s.words):
        if word in table and s.tags[index].startswith("VB"):
            yield from swap(s, index, rng.choice(table[word]))


def clitic_agreement(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I'm -> I is; they're -> they is."""
    for index, word in enumerate(s.words):
        if word in BE_CLITIC:
            yield from swap(s, index, "is" if word == "'re" else rng.choice(("is", "are", "be")))


def there_agreement(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """There are two -> There is two; Is there time? -> Are there time?"""
    table = {"is": "are", "are": "is", "was": "were", "were": "was", "'re": "is"}
    for index, word in enumerate(s.words):
        if word == "there" and s.tags[index] == "EX":
            for at in (index + 1, index - 1):
                if s.word(at) in table and s.tag(at).startswith("VB"):
                    yield from swap(s, at, table[s.word(at)])


def attracted(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """The list of names is long -> The list of names are long: the nearest noun decides."""
    be = {"is": "are", "are": "is", "was": "were", "were": "was"}
    numbers = {"NN": True, "NNP": True, "NNS": False, "NNPS": False}
    for index in s.verbs("VBZ", "VBP", "VBD"):
        word, nearest = s.words[index], numbers.get(s.tag(s.governor(index)))
        if nearest is None or (s.tags[index] == "VBD" and word not in be):
            continue
        singular = s.tags[index] == "VBZ" or word == "was"
        if singular == nearest:
            continue
        if word in be:
            yield from swap(s, index, be[word])
        else:
            yield from swap_form(s, index, Form.BASE if singular else Form.THIRD)
