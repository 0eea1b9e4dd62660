"""Blocks of batches: block ``number`` is the same at each call, in any process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from training.pocket import faces, texts, tower
from training.pocket.fitting import BATCHES_A_BLOCK
from training.pocket.talks import Pages, Talks, batches

WITHOUT_PHOTOS = "language"  # the step that learns from ideal patches
READ_EVERY = 10  # in it, one block in so many has patches; the others only correct, which is cheap


def page_block(name: str, work: Path, size: int, seed: int, number: int) -> list[tower.Pages]:
    """Full pages for the step ``name``, ``size`` to a batch."""
    chance = Random(f"{name} {seed} {number}")
    words, families = texts.words(work), faces.for_training(work)
    pages = tower.full_pages(words, size * BATCHES_A_BLOCK, chance, families)
    return [tower.Pages.of(pages[at : at + size]) for at in range(0, len(pages), size)]


def talk_block(key: texts.TextsKey, name: str, size: int, number: int) -> list[Talks]:
    """Conversations for the step ``name``, up to ``size`` to a batch."""
    sentences = _texts(key).block(number, size * BATCHES_A_BLOCK)
    chance, families = Random(f"{name} {number}"), faces.for_training(key.work)
    return batches(sentences, size, chance, _pages(name, number), families)


def _pages(name: str, number: int) -> Pages:
    if name != WITHOUT_PHOTOS:
        return "drawn"
    return "laid out" if number % READ_EVERY == 0 else "none"


@cache
def _texts(key: texts.TextsKey) -> texts.Texts:
    """Once in each process: opening them takes a second."""
    return texts.Texts(key.work, key.config, seed=key.seed)
