"""One auxiliary taken for another."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.verb_model.learner_errors.change import Change, swap
from training.verb_model.learner_errors.sentence import NOT, Sentence


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
