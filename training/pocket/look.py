"""How well the vision tower alone sees: what its head names on held-out sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from training.distance import letters_off
from training.pocket import faces
from training.pocket.config import Config
from training.pocket.letters import text_of
from training.pocket.pages import draw_page
from training.pocket.texts import Texts
from training.pocket.tower import Pages, SeeingTower, read

_PAGES = 200


@dataclass(frozen=True)
class Looked:
    """``wrong_letters`` is edit distance by letters, ``whole_lines`` a share of 1."""

    pages: int
    wrong_letters: float
    whole_lines: float


def look(model: SeeingTower, work: Path, config: Config) -> dict[str, Looked]:
    """In the typefaces for training and in those held out; also written to ``looked.json``."""
    texts = Texts(work, config.texts, seed=config.seed, held_out=True)
    sentences = [one.shown for one in texts.block(0, _PAGES)]
    found = {
        "training typefaces": _looked(model, sentences, faces.for_training()),
        "held-out typefaces": _looked(model, sentences, faces.held_out()),
    }
    numbers = json.dumps({name: asdict(one) for name, one in found.items()}, indent=1)
    (work / "looked.json").write_text(numbers, encoding="utf-8")
    print(numbers)
    return found


def _looked(
    model: SeeingTower, sentences: Sequence[str], families: Sequence[faces.Family]
) -> Looked:
    drawn = (
        draw_page(text, Random(f"looked {number}"), families)
        for number, text in enumerate(sentences)
    )
    pages = [page for page in drawn if page is not None]
    named = read(model, Pages.of(pages))
    lines = [
        (seen, text_of(strip))
        for page, strips in zip(pages, named, strict=True)
        for seen, strip in zip(strips, page.bins, strict=True)
    ]
    wrong = sum(letters_off(seen, true) for seen, true in lines)
    filled = [(seen, true) for seen, true in lines if true]
    return Looked(
        pages=len(pages),
        wrong_letters=wrong / sum(len(true) for _, true in filled),
        whole_lines=sum(seen == true for seen, true in filled) / len(filled),
    )
