"""Conversations about a page as tokens: both questions of `models.prompts`, both answers learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

import torch
from torch import Tensor

from models.grammar.edits import compare
from models.prompts import Judgement, ask_to_correct, ask_to_read
from training.pocket.layout import lay_out
from training.pocket.llava import PATCHES
from training.pocket.pages import Page, draw_page
from training.pocket.texts import Sentence
from training.pocket.vocabulary import END, IMAGE, PAD, REASONS, asked, number_of, tokenizer

NO_LABEL = -100


@dataclass(frozen=True)
class Talks:
    """A batch of n conversations of up to t tokens, padded at the right.

    ``pixels`` is (n, SIDE, SIDE) uint8, or empty where pages were only laid out; ``bins`` is
    (n, LINES, BINS_A_STRIP) uint8; ``ids`` and ``labels`` are (n, t) int64, ``labels`` being
    `NO_LABEL` wherever the learner speaks; ``mask`` is (n, t), 0 at the padding.
    """

    pixels: Tensor
    bins: Tensor
    ids: Tensor
    labels: Tensor
    mask: Tensor

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation: ``known`` says of each token whether the model has to say it."""

    ids: tuple[int, ...]
    said: tuple[bool, ...]


def talk(sentence: Sentence) -> Talk:
    """Read, then correct."""
    pieces = (
        (_opening(), False),
        (f" {sentence.shown}{END}", True),
        (_second_question(), False),
        (f" {answer(sentence).written()}{END}", True),
    )
    ids: list[int] = []
    said: list[bool] = []
    for piece, by_model in pieces:
        found = numbers_of(piece)
        ids += found
        said += [by_model] * len(found)
    return Talk(tuple(ids), tuple(said))


def answer(sentence: Sentence) -> Judgement:
    """What there is to say of it: the reason is that of its first edit."""
    if sentence.shown == sentence.right:
        return Judgement(True, sentence.right)
    edits = compare(sentence.shown, sentence.right).edits
    return Judgement(False, sentence.right, REASONS[edits[0].kind] if edits else "")


def numbers_of(text: str) -> list[int]:
    """The tokens of a piece of a conversation, the photo as many as it has patches."""
    found: list[int] = tokenizer()(text, add_special_tokens=False).input_ids
    photo = number_of(IMAGE)
    return [one for number in found for one in [number] * (PATCHES if number == photo else 1)]


@cache
def _opening() -> str:
    return asked(ask_to_read())


@cache
def _second_question() -> str:
    """What stands between the two answers."""
    return asked(ask_to_correct("")).removeprefix(f"{_opening()} {END}")


def batch(sentences: Sequence[Sentence], chance: Random, *, drawn: bool) -> Talks:
    """Conversations about these sentences; those that six strips do not hold are left out.

    ``drawn``: with photos; else only the places of the letters are worked out.
    """
    talks, pixels, bins = [], [], []
    for sentence in sentences:
        page = (draw_page if drawn else lay_out)(sentence.shown, chance)
        if page is not None:
            talks.append(talk(sentence))
            bins.append(torch.from_numpy(page.bins))
            if isinstance(page, Page):
                pixels.append(torch.from_numpy(page.pixels))
    longest = max(len(one.ids) for one in talks)
    ids = torch.full((len(talks), longest), number_of(PAD))
    labels = torch.full((len(talks), longest), NO_LABEL)
    for row, one in enumerate(talks):
        numbers, said = torch.tensor(one.ids), torch.tensor(one.said)
        ids[row, : len(numbers)] = numbers
        labels[row, : len(numbers)] = numbers.where(said, NO_LABEL)
    mask = torch.zeros_like(ids)
    for row, one in enumerate(talks):
        mask[row, : len(one.ids)] = 1
    shown = torch.stack(pixels) if drawn else torch.empty(0, dtype=torch.uint8)
    return Talks(shown, torch.stack(bins), ids, labels, mask)
