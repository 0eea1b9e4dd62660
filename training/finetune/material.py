"""All that a fine-tune is given to learn from and to be measured with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from training.dataset import (
    LESSON,
    Example,
    GridPage,
    examples,
    read_llava,
    read_pages,
    split_pages,
)
from training.finetune.errors import CannotTune
from training.finetune.feed import Squares
from training.finetune.recipe import ALIGN, INSTRUCT, Recipe
from training.finetune.talks import Speech, Talk

_DRAWING = 2  # threads; most of drawing a square is OpenCV's and waits for no lock


@dataclass(frozen=True, slots=True)
class Material:
    """``talks`` by stage; ``tests`` are lessons about the pages of test verbs.

    ``left_out`` counts conversations that are too long for the base, or for a square.
    """

    talks: dict[str, tuple[Talk, ...]]
    tests: tuple[Talk, ...]
    test_pages: tuple[GridPage, ...]
    left_out: int

    @property
    def longest(self) -> int:
        """Tokens."""
        return max(len(talk.ids) for talks in self.talks.values() for talk in talks)

    def digest(self, stage: str) -> str:
        """A name for what a stage learns from, in its order."""
        found = hashlib.sha256()
        for talk in self.talks[stage]:
            found.update(f"{talk.example.key} {talk.example.turns}\n".encode())
        return found.hexdigest()[:16]


def gather(
    folder: Path, recipe: Recipe, speech: Speech, squares: Squares, also: Sequence[Path] = ()
) -> Material:
    """Everything from the pages in ``folder``; ``also``: LLaVA JSON files to mix into stage 2.

    Raises:
        FileNotFoundError: there are no pages, or a photo is missing.
        CannotTune: there is nothing to learn from, or nothing to test with.
    """
    training, test = split_pages(read_pages(folder))
    if not training or not test:
        raise CannotTune(f"{folder} needs pages of both training and test verbs: draw them all.")
    wanted = {
        stage: examples(
            training,
            asdict(recipe.mix(stage)),
            recipe.seed,
            short=recipe.shape.short_reasons,
        )
        for stage in (ALIGN, INSTRUCT)
    }
    for path in also:
        wanted[INSTRUCT] += read_llava(path)
    tests = examples(test, {LESSON: 1.0}, recipe.seed, short=recipe.shape.short_reasons)
    return _made(wanted, tests, test, speech, squares)


def sample(tests: Sequence[Talk], count: int, seed: int) -> list[Talk]:
    """Some of them, always the same, for the loss while training."""
    return Random(f"{seed} held out").sample(list(tests), min(count, len(tests)))


def _made(
    wanted: dict[str, list[Example]],
    tests: Sequence[Example],
    pages: Sequence[GridPage],
    speech: Speech,
    squares: Squares,
) -> Material:
    every = [example for some in (*wanted.values(), tests) for example in some]
    sights = list(dict.fromkeys(example.sight for example in every))
    with ThreadPoolExecutor(_DRAWING) as pool:
        shown = dict(zip(sights, pool.map(squares.draw, sights), strict=True))

    def talks(some: Sequence[Example]) -> tuple[Talk, ...]:
        made = (speech.talk(example) for example in some if shown[example.sight])
        return tuple(talk for talk in made if len(talk.ids) <= speech.longest)

    found = {stage: talks(some) for stage, some in wanted.items()}
    kept = talks(tests)
    many = sum(map(len, found.values())) + len(kept)
    # A page that has no room on a square cannot be asked about either.
    seen = tuple(page for page in pages if shown[page.sight])
    return Material(found, kept, seen, len(every) - many)
