"""Blocks of batches: block ``number`` is the same at each call, in any process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from training.pocket import texts, tower
from training.pocket.fitting import BATCHES_A_BLOCK
from training.pocket.talks import Talks, batch

WITHOUT_PHOTOS = "language"  # the step that learns from ideal patches


def page_block(name: str, work: Path, size: int, seed: int, number: int) -> list[tower.Pages]:
    """Full pages for the step ``name``, ``size`` to a batch."""
    chance = Random(f"{name} {seed} {number}")
    pages = tower.full_pages(texts.words(work), size * BATCHES_A_BLOCK, chance, unseen=False)
    return [tower.Pages.of(pages[at : at + size]) for at in range(0, len(pages), size)]


def talk_block(key: texts.TextsKey, name: str, size: int, number: int) -> list[Talks]:
    """Conversations for the step ``name``, up to ``size`` to a batch."""
    sentences = _texts(key).block(number, size * BATCHES_A_BLOCK)
    chance = Random(f"{name} {number}")
    return [
        batch(sentences[at : at + size], chance, drawn=name != WITHOUT_PHOTOS)
        for at in range(0, len(sentences), size)
    ]


@cache
def _texts(key: texts.TextsKey) -> texts.Texts:
    """Once in each process: opening them takes a second."""
    return texts.Texts(key.work, key.config, seed=key.seed)
