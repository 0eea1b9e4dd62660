"""Conversations as tokens, and which of them the model has to learn: the tutor's turns alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from models.prompts import conversation
from training.dataset import Example

NO_LABEL = -100
Span = tuple[int, int]


class BadMask(ValueError):
    """The labels of a conversation are not the tutor's turns."""


@dataclass(frozen=True, slots=True)
class Talk:
    """``ids`` of a conversation, the photo as many as it has patches; ``said`` by the tutor."""

    example: Example
    ids: tuple[int, ...]
    said: tuple[bool, ...]

    @property
    def learnt(self) -> int:
        """How many tokens count in the loss. No token is predicted before the first."""
        return sum(self.said[1:])


@dataclass(frozen=True, slots=True)
class Speech:
    """How a base takes conversations: its ``processor``, and squares of ``side`` pixels.

    ``patch`` pixels make a token, ``longest`` tokens are the most that it was made for.
    """

    processor: Any
    side: int
    patch: int
    longest: int

    @property
    def patches(self) -> int:
        return int(self.side // self.patch) ** 2

    @property
    def pad(self) -> int:
        return int(self.processor.tokenizer.pad_token_id)

    def talk(self, example: Example) -> Talk:
        """Raises `BadMask` where not just the tutor's turns would be learnt."""
        text, spans = written(self.processor, example.turns)
        ids, said = self._tokens(text, spans)
        made = Talk(example, ids, said)
        check_mask(self.processor.tokenizer, made, [text[start:end] for start, end in spans])
        return made

    def question(self, messages: Sequence[dict[str, Any]]) -> tuple[int, ...]:
        """The tokens of a conversation up to where the tutor has to answer."""
        text = self.processor.apply_chat_template(list(messages), add_generation_prompt=True)
        return self._tokens(text, ())[0]

    def _tokens(self, text: str, spans: Sequence[Span]) -> tuple[tuple[int, ...], tuple[bool, ...]]:
        tokenizer = self.processor.tokenizer
        # Special tokens are added as the processor does when the program asks.
        found = tokenizer(text, return_offsets_mapping=True)
        photo = tokenizer.convert_tokens_to_ids(self.processor.image_token)
        ids: list[int] = []
        said: list[bool] = []
        for number, (start, end) in zip(found.input_ids, found.offset_mapping, strict=True):
            times = self.patches if number == photo else 1
            ids += [number] * times
            inside = any(first <= start and end <= last for first, last in spans)
            said += [inside and end > start] * times
        return tuple(ids), tuple(said)


def written(processor: Any, turns: Sequence[str]) -> tuple[str, list[Span]]:
    """The conversation as the model sees it, and where the tutor speaks, its end mark included."""
    messages = conversation(turns)
    text: str = processor.apply_chat_template(messages)
    spans = []
    for place in range(2, len(messages), 2):
        before = processor.apply_chat_template(messages[:place], add_generation_prompt=True)
        after = processor.apply_chat_template(messages[: place + 1])
        if not (text.startswith(after) and after.startswith(before)):
            raise BadMask("The chat template writes a turn in another way when more follow it.")
        spans.append((len(before), len(after)))
    return text, spans


def check_mask(tokenizer: Any, talk: Talk, turns: Sequence[str]) -> None:
    """Raises `BadMask` unless the labels, decoded, are ``turns`` in their order."""
    learnt = [number for number, said in zip(talk.ids, talk.said, strict=True) if said]
    # Tokens of words at a beginning hold the blank before them; no letter may be lost or added.
    found, wanted = "".join(tokenizer.decode(learnt).split()), "".join("".join(turns).split())
    if found != wanted:
        raise BadMask(f"{talk.example.key}: the model would learn {found!r}, not {wanted!r}")


@dataclass(frozen=True, slots=True)
class Batch:
    """n conversations of up to t tokens, padded at the right.

    ``pixels`` (n, 3, side, side); ``ids``, ``labels`` and ``mask`` (n, t) int64, ``labels`` being
    `NO_LABEL` wherever the tutor does not speak, ``mask`` 0 at the padding.
    """

    pixels: Tensor
    ids: Tensor
    labels: Tensor
    mask: Tensor

    def inputs(self, device: torch.device) -> dict[str, Tensor]:
        """The keyword arguments of the model."""
        return {
            "pixel_values": self.pixels.to(device),
            "input_ids": self.ids.to(device),
            "labels": self.labels.to(device),
            "attention_mask": self.mask.to(device),
        }


def padded(talks: Sequence[Talk], pixels: Tensor, pad: int) -> Batch:
    longest = max(len(talk.ids) for talk in talks)
    ids = torch.full((len(talks), longest), pad)
    labels = torch.full((len(talks), longest), NO_LABEL)
    mask = torch.zeros((len(talks), longest), dtype=torch.long)
    for row, talk in enumerate(talks):
        numbers, said = torch.tensor(talk.ids), torch.tensor(talk.said)
        ids[row, : len(numbers)] = numbers
        labels[row, : len(numbers)] = numbers.where(said, NO_LABEL)
        mask[row, : len(numbers)] = 1
    return Batch(pixels, ids, labels, mask)
