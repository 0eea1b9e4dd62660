"""How well the pocket LLaVA reads and corrects pages in typefaces that it was not trained with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

import torch
from transformers import LlavaForConditionalGeneration

from models.grammar.edits import apply, compare
from training.pocket.answers import judgements, transcripts
from training.pocket.config import Config
from training.pocket.faces import held_out
from training.pocket.pages import draw_page
from training.pocket.texts import Sentence, Texts, is_common, read_pairs, vocabulary
from training.verbatim.scoring import fates
from training.verbatim.sentences import wrong_sentence

_OPEN = 400


@dataclass(frozen=True)
class Measured:
    """Shares of 1. ``paired``: of the pairs, right page left alone and wrong page corrected.

    ``kept``: of the wrong pages, every wrong form read as it stands there.
    """

    pages: int
    read: float
    kept: float
    corrected: float
    left_alone: float
    paired: float | None


def measure(
    model: LlavaForConditionalGeneration, work: Path, config: Config, *, device: str
) -> dict[str, Measured]:
    """Both sets of held-out sentences; also written to ``measured.json`` in the work folder."""
    model.to(device)  # type: ignore[arg-type]
    pairs = read_pairs(work / "grid.held-out.tsv")
    both = [one for pair in pairs for one in (pair, Sentence(pair.right, pair.right))]
    found = {
        "grid": measured(model, both, paired=True),
        "open": measured(model, open_sentences(work, config), paired=False),
    }
    numbers = {name: asdict(one) for name, one in found.items()}
    (work / "measured.json").write_text(json.dumps(numbers, indent=1), encoding="utf-8")
    print(json.dumps(numbers, indent=1))
    return found


def open_sentences(work: Path, config: Config) -> list[Sentence]:
    """Held-out sentences of common words that are not the grid's, each once."""
    beyond = replace(config.texts, grid_share=0.0)
    texts = Texts(work, beyond, seed=config.seed, held_out=True)
    common = vocabulary(work)
    drawn = dict.fromkeys(texts.block(0, 3 * _OPEN))
    return [one for one in drawn if is_common(one.right, common)][:_OPEN]


def measured(
    model: LlavaForConditionalGeneration, sentences: Sequence[Sentence], *, paired: bool
) -> Measured:
    """``paired``: sentences come two by two, the wrong one first."""
    pages = [
        draw_page(one.shown, Random(f"measured {number}"), held_out())
        for number, one in enumerate(sentences)
    ]
    blank = torch.full((1, 1), 255, dtype=torch.uint8)
    side = next(page.pixels.shape for page in pages if page is not None)
    # A sentence that the strips do not hold counts as one that was not read.
    shown = [
        blank.expand(side) if page is None else torch.from_numpy(page.pixels) for page in pages
    ]
    pixels = torch.stack(shown)
    read = transcripts(model, pixels)
    judged = judgements(model, pixels, read)
    ends = [text if one is None else one.sentence for text, one in zip(read, judged, strict=True)]
    return _counted(sentences, read, ends, paired=paired)


def _counted(
    sentences: Sequence[Sentence], read: Sequence[str], ends: Sequence[str], *, paired: bool
) -> Measured:
    whole = list(zip(sentences, read, ends, strict=True))
    wrong = [each for each in whole if each[0].shown != each[0].right]
    right = [each for each in whole if each[0].shown == each[0].right]
    solved = [end == one.right for one, _, end in whole]
    return Measured(
        pages=len(whole),
        read=_share([text == one.shown for one, text, _ in whole]),
        kept=_share([keeps_errors(one, text) for one, text, _ in wrong]),
        corrected=_share([end == one.right for one, _, end in wrong]),
        left_alone=_share([end == one.right for one, _, end in right]),
        paired=_share([a and b for a, b in zip(solved[::2], solved[1::2], strict=True)])
        if paired
        else None,
    )


def keeps_errors(sentence: Sentence, read: str) -> bool:
    """Whether every wrong form of the sentence stands, unbroken, in what was read."""
    edits = compare(sentence.shown, sentence.right).edits
    printed = [
        wrong_sentence("", wrong=sentence.shown, right=apply(sentence.shown, [edit]))
        for edit in edits
    ]
    return all(fates([one], read)[0].preserved for one in printed)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
