"""Conversations about a page as tokens: both questions of `models.prompts`, both answers learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

import torch
from torch import Tensor

from models.grammar.edits import compare
from models.prompts import Judgement, ask_to_correct, ask_to_read
from training.pocket.faces import Family
from training.pocket.layout import lay_out
from training.pocket.llava import PATCHES
from training.pocket.pages import draw_page
from training.pocket.texts import Sentence
from training.pocket.vocabulary import END, IMAGE, PAD, REASONS, asked, number_of, tokenizer

NO_LABEL = -100
_STEP = 16  # tokens: torch keeps what it has compiled for each length, gigabytes of it for all
# How a conversation shows its sentence: on a page, by the places of its letters alone, not at all.
Pages = Literal["drawn", "laid out", "none"]


@dataclass(frozen=True)
class Talks:
    """A batch of n conversations of up to t tokens, padded at the right.

    ``pixels`` is (n, SIDE, SIDE) uint8, empty where no pages were drawn; ``bins`` is
    (n, LINES, BINS_A_STRIP) uint8, empty where none were laid out either; ``ids`` and ``labels``
    are (n, t) int64, ``labels`` being `NO_LABEL` wherever the learner speaks; ``mask`` is (n, t),
    0 at the padding.
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


def batches(
    sentences: Sequence[Sentence],
    size: int,
    chance: Random,
    pages: Pages,
    families: Sequence[Family],
) -> list[Talks]:
    """Conversations about these sentences, ``size`` to a batch; those that six strips do not hold
    are left out. Pages are set in ``families``.

    Conversations of about the same length stand together, so that little is padded.
    """
    found = [
        one
        for one in (_seen(each, chance, pages, families) for each in sentences)
        if one is not None
    ]
    found.sort(key=lambda one: len(one.talk.ids))
    together = [found[at : at + size] for at in range(0, len(found), size)]
    chance.shuffle(together)
    return [_padded(some) for some in together]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A conversation with what it is about, as far as that was asked for."""

    talk: Talk
    pixels: Tensor | None
    bins: Tensor | None


def _seen(
    sentence: Sentence, chance: Random, pages: Pages, families: Sequence[Family]
) -> _Seen | None:
    whole = talk(sentence)
    if pages == "none":
        return _Seen(without_photo(whole), None, None)
    if pages == "laid out":
        layout = lay_out(sentence.shown, chance, families)
        return _Seen(whole, None, torch.from_numpy(layout.bins)) if layout else None
    page = draw_page(sentence.shown, chance, families)
    if page is None:
        return None
    return _Seen(whole, torch.from_numpy(page.pixels), torch.from_numpy(page.bins))


def without_photo(whole: Talk) -> Talk:
    """The same without patches: what was read is then known, and only the rest to be said."""
    photo, end = number_of(IMAGE), number_of(END)
    read = next(at for at, token in enumerate(whole.ids) if token == end and whole.said[at])
    kept = [at for at, token in enumerate(whole.ids) if token != photo]
    return Talk(
        tuple(whole.ids[at] for at in kept), tuple(whole.said[at] and at > read for at in kept)
    )


def _padded(some: Sequence[_Seen]) -> Talks:
    longest = max(len(one.talk.ids) for one in some)
    longest += -longest % _STEP
    ids = torch.full((len(some), longest), number_of(PAD))
    labels = torch.full((len(some), longest), NO_LABEL)
    mask = torch.zeros_like(ids)
    for row, one in enumerate(some):
        numbers, said = torch.tensor(one.talk.ids), torch.tensor(one.talk.said)
        ids[row, : len(numbers)] = numbers
        labels[row, : len(numbers)] = numbers.where(said, NO_LABEL)
        mask[row, : len(numbers)] = 1
    pixels = [one.pixels for one in some if one.pixels is not None]
    bins = [one.bins for one in some if one.bins is not None]
    nothing = torch.empty(0, dtype=torch.uint8)
    return Talks(
        torch.stack(pixels) if pixels else nothing,
        torch.stack(bins) if bins else nothing,
        ids,
        labels,
        mask,
    )
