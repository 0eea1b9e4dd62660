"""Ask the pocket LLaVA about many pages at once, as the program asks about one."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from transformers import LlavaForConditionalGeneration

from models.errors import BadAnswer
from models.prompts import (
    Judgement,
    ask_to_correct,
    ask_to_read,
    read_judgement,
    read_transcript,
)
from training.pocket.talks import numbers_of
from training.pocket.tower import seen
from training.pocket.vocabulary import asked, tokenizer

_LONGEST = 120  # tokens of an answer
_TOGETHER = 32


def transcripts(model: LlavaForConditionalGeneration, pixels: Tensor) -> list[str]:
    """What it reads on each page of (n, SIDE, SIDE); "" where that is no answer."""
    found = []
    for raw in _answers(model, pixels, [_prompt(None)] * len(pixels)):
        try:
            found.append(read_transcript(raw))
        except BadAnswer:
            found.append("")
    return found


def judgements(
    model: LlavaForConditionalGeneration, pixels: Tensor, read: Sequence[str]
) -> list[Judgement | None]:
    """What it says of its readings; None where that is no answer."""
    found: list[Judgement | None] = []
    raws = _answers(model, pixels, [_prompt(text) for text in read])
    for raw, text in zip(raws, read, strict=True):
        try:
            found.append(read_judgement(raw, text))
        except BadAnswer:
            found.append(None)
    return found


def _prompt(transcript: str | None) -> list[int]:
    messages = ask_to_read() if transcript is None else ask_to_correct(transcript)
    return numbers_of(asked(messages))


def _answers(
    model: LlavaForConditionalGeneration, pixels: Tensor, prompts: Sequence[list[int]]
) -> list[str]:
    found: list[str] = []
    for at in range(0, len(prompts), _TOGETHER):
        some = prompts[at : at + _TOGETHER]
        found += _generated(model, pixels[at : at + _TOGETHER], some)
    return found


def _generated(
    model: LlavaForConditionalGeneration, pixels: Tensor, prompts: Sequence[list[int]]
) -> list[str]:
    numbers = tokenizer()
    padded = numbers.pad({"input_ids": list(prompts)}, padding_side="left", return_tensors="pt")
    with torch.inference_mode():
        made = model.generate(  # type: ignore[misc]
            **padded.to(model.device),
            pixel_values=seen(pixels.to(model.device)),
            max_new_tokens=_LONGEST,
            do_sample=False,
        )
    written = made[:, padded["input_ids"].shape[1] :]
    texts: list[str] = numbers.batch_decode(written, skip_special_tokens=True)
    return [text.strip() for text in texts]
