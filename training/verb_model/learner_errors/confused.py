"""One auxiliary taken for another."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.verb_model.learner_errors.change import Change, swap
from training.verb_model.learner_errors.sentence import BE, NOT, Sentence

HAVE_FOR_BE = {
    "'m": "'ve",
    "'re": "'ve",
    "am": "have",
    "is": "has",
    "are": "have",
    "was": "had",
    "were": "had",
}
DO_FOR_BE = {"am": "do", "is": "does", "are": "do", "was": "did", "were": "did"}


def auxiliary_confusion(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I don't agree -> I am not agree; Are you ready? -> Do you ready?; has -> is; have -> are."""
    swaps = {
        "do": ("are", "am", "have", "does", "did"),
        "does": ("is", "do", "has"),
        "did": ("was", "do", "does", "were"),
        "is": ("has", "does", "be"),
        "are": ("have", "do", "be"),
        "was": ("did", "has", "had"),
        "were": ("did", "had"),
        "has": ("is", "does"),
        "have": ("are", "do"),
        "had": ("was", "did"),
        "am": ("have", "do"),
    }
    for index, word in enumerate(s.words):
        if word not in swaps or s.tag(index) not in ("VBP", "VBZ", "VBD"):
            continue
        nxt = s.tag(index + 1)
        auxiliary = s.word(index + 1) in NOT or nxt in ("VBG", "VBN", "PRP", "RB", "JJ")
        if auxiliary:
            yield from swap(s, index, rng.choice(swaps[word]))


def have_for_of(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """should have -> should of."""
    for index, word in enumerate(s.words):
        if word == "have" and s.word(index - 1) in ("should", "could", "would", "must", "might"):
            yield from swap(s, index, rng.choice(("of", "had", "has")))


def have_for_be(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I'm looking for it -> I've looking for it; She is waiting -> She has waiting."""
    for index in s.verbs("VBG"):
        at = s.governor(index)
        if s.word(at) in HAVE_FOR_BE:
            yield from swap(s, at, HAVE_FOR_BE[s.word(at)])


def be_for_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """It has been sent -> It is been sent; They've been told -> They're been told."""
    table = {"has": ("is", "was"), "have": ("are", "were", "am"), "had": ("was", "were")}
    for index, word in enumerate(s.words):
        at = s.governor(index)
        if word == "been" and s.word(at) in table and s.tag(at) != "VB":
            yield from swap(s, at, rng.choice(table[s.word(at)]))


def do_for_be(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """Am I ready? -> Do I ready?; Was she late? -> Did she late?"""
    for index, word in enumerate(s.words):
        asks = s.tag(index + 1) in ("PRP", "DT", "PRP$", "NNP", "NNS") or s.word(index + 1) in NOT
        if word in BE and asks and s.tag(index - 1) in ("", ",", "CC", "WRB", "``"):
            yield from swap(s, index, DO_FOR_BE[word])
