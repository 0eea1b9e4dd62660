"""What a model answers about pages that it was not trained on: exact readings and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from models.errors import BadAnswer
from models.prompts import ask_to_correct, ask_to_read, read_judgement, read_transcript
from training.dataset import GridPage
from training.finetune.feed import Squares
from training.finetune.model import Subject
from training.finetune.stage import half_precision

_LONGEST = 160  # tokens of an answer: the verdict and its sentence come first
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Answers:
    """Shares of 1. ``paired``: of the pairs, right page left alone and wrong page corrected."""

    pages: int
    read: float
    corrected: float
    left_alone: float
    paired: float


def ask(subject: Subject, pages: Sequence[GridPage], squares: Squares) -> Answers:
    """Both questions of the program about each page, the second about its own reading."""
    subject.model.train(False)
    read = [_transcript(raw) for raw in _generate(subject, pages, squares, [None] * len(pages))]
    judged = _generate(subject, pages, squares, read)
    ends = [_sentence(raw, text) for raw, text in zip(judged, read, strict=True)]
    solved = {page.key: end == page.right for page, end in zip(pages, ends, strict=True)}
    pairs: dict[str, list[bool]] = {}
    for key, is_solved in solved.items():
        pairs.setdefault(key.rpartition("-")[0], []).append(is_solved)
    return Answers(
        pages=len(pages),
        read=_share([text == page.shown for page, text in zip(pages, read, strict=True)]),
        corrected=_share([solved[page.key] for page in pages if not page.is_right]),
        left_alone=_share([solved[page.key] for page in pages if page.is_right]),
        paired=_share([all(both) for both in pairs.values()]),
    )


def _transcript(raw: str) -> str:
    try:
        return read_transcript(raw)
    except BadAnswer:
        return ""


def _sentence(raw: str, read: str) -> str | None:
    """The sentence as the model would have it; None where that is no answer."""
    try:
        return read_judgement(raw, read).sentence
    except BadAnswer:
        return None


def _generate(
    subject: Subject, pages: Sequence[GridPage], squares: Squares, read: Sequence[str | None]
) -> list[str]:
    """The answers to the first question, or where there is a reading to the second."""
    found: list[str] = []
    for first in range(0, len(pages), _TOGETHER):
        some = slice(first, first + _TOGETHER)
        questions = [ask_to_read() if t is None else ask_to_correct(t) for t in read[some]]
        pixels = squares.pixels((page.sight for page in pages[some]), subject.speech.processor)
        found += _answered(subject, [subject.speech.question(one) for one in questions], pixels)
    return found


def _answered(
    subject: Subject, questions: Sequence[tuple[int, ...]], pixels: torch.Tensor
) -> list[str]:
    tokenizer: Any = subject.speech.processor.tokenizer
    longest = max(map(len, questions))
    # At the left, so that all answers begin together.
    ids = [[subject.speech.pad] * (longest - len(one)) + list(one) for one in questions]
    mask = [[0] * (longest - len(one)) + [1] * len(one) for one in questions]
    device = subject.model.device
    with torch.inference_mode(), half_precision(device):
        made = subject.model.generate(
            input_ids=torch.tensor(ids, device=device),
            attention_mask=torch.tensor(mask, device=device),
            pixel_values=pixels.to(device),
            max_new_tokens=min(_LONGEST, subject.speech.longest - longest),
            do_sample=False,
            use_cache=True,
        )
    texts: list[str] = tokenizer.batch_decode(made[:, longest:], skip_special_tokens=True)
    return [text.strip() for text in texts]


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
