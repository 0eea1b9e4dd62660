"""One answer of a loaded vision model to a conversation about a photo, token by token.

Greedy, so the same photo has the same answer. transformers' own `generate` gives the same tokens;
it cannot be stopped while it reads the prompt, nor tell how sure it was of each letter.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.backends import Ticket
from models.errors import TooMuchText
from models.llava_loading import Loaded
from models.prompts import Message

if TYPE_CHECKING:
    from PIL import Image

HALF = "\ufffd"  # stands for a letter of which not all bytes have come


@dataclass(frozen=True, slots=True)
class Answer:
    """``sure`` has the probability of the token that each letter of ``text`` came with.

    ``first`` and ``seconds`` are the times to the first token and to the end.
    """

    text: str = ""
    sure: tuple[float, ...] = ()
    tokens: int = 0
    first: float = 0.0
    seconds: float = 0.0

    def sureness(self, part: str) -> tuple[float, ...]:
        """For each letter of ``part``; the mean of all where it is not in the answer as it is."""
        at = self.text.find(part)
        if at >= 0:
            return self.sure[at : at + len(part)]
        mean = sum(self.sure) / max(1, len(self.sure))
        return (mean,) * len(part)


def answer(
    loaded: Loaded,
    photo: Image.Image,
    messages: Sequence[Message],
    ticket: Ticket,
    *,
    most: int,
) -> Answer:
    """The answer, of at most ``most`` tokens; the ticket hears it grow and stops it.

    ``photo`` belongs to the first turn of ``messages``. Raises `TooMuchText` where the conversation
    is longer than the model can hold.
    """
    found = Answer()
    for found in growing(loaded, photo, messages, ticket, most=most):
        ticket.say(found.text)
    return found


def growing(
    loaded: Loaded,
    photo: Image.Image,
    messages: Sequence[Message],
    ticket: Ticket,
    *,
    most: int,
) -> Iterator[Answer]:
    """`answer` as it grows: each is the whole of it so far, a token longer than the one before."""
    started = time.perf_counter()
    prompt = encoded(loaded, photo, messages)
    room = _longest(loaded) - prompt["input_ids"].shape[1]
    if room < 1:
        raise TooMuchText(
            "This conversation is longer than the vision model can hold.",
            "Ask about one sentence at a time.",
        )
    ids: list[int] = []
    text, first = "", 0.0
    sure: tuple[float, ...] = ()
    for token, chance in _tokens(loaded, prompt, min(most, room), ticket):
        ids.append(token)
        first = first or time.perf_counter() - started
        longer = loaded.processor.tokenizer.decode(ids, skip_special_tokens=True).rstrip(HALF)
        sure = sure[: len(longer)] + (chance,) * (len(longer) - len(sure))
        text = longer
        yield Answer(text, sure, len(ids), first, time.perf_counter() - started)


def encoded(loaded: Loaded, photo: Image.Image, messages: Sequence[Message]) -> Any:
    """The tensors of a conversation, on the model's device; the photo has as many tokens as it
    has patches."""
    processor = loaded.processor
    safe = [_without_control(message, processor.tokenizer) for message in messages]
    text = processor.apply_chat_template(safe, add_generation_prompt=True, tokenize=False)
    begin = processor.tokenizer.bos_token
    prompt = processor(
        text=text,
        images=photo,
        return_tensors="pt",
        # Some templates write the first token themselves.
        add_special_tokens=begin is None or not text.startswith(begin),
    )
    return prompt.to(loaded.model.device, dtype=loaded.model.dtype)


def _tokens(loaded: Loaded, prompt: Any, most: int, ticket: Ticket) -> Iterator[tuple[int, float]]:
    """The likeliest tokens with their probabilities, up to the end that the model sets."""
    import torch

    ends = _ends(loaded)
    mask = prompt["attention_mask"]
    asked: dict[str, Any] = dict(prompt)
    states: Any = None
    for _ in range(most):
        with torch.inference_mode(), _stopped_by(loaded, ticket):
            told = loaded.model(**asked, past_key_values=states, use_cache=True, logits_to_keep=1)
            states = told.past_key_values
            odds = told.logits[0, -1].float().softmax(-1)
            token = int(odds.argmax())
            chance = float(odds[token])
        if token in ends:
            return
        yield token, chance
        mask = torch.cat([mask, mask.new_ones(1, 1)], dim=1)
        asked = {"input_ids": mask.new_tensor([[token]]), "attention_mask": mask}


@contextmanager
def _stopped_by(loaded: Loaded, ticket: Ticket) -> Iterator[None]:
    ticket.go_on()
    loaded.watched.append(ticket)
    try:
        yield
    finally:
        loaded.watched.pop()


def _ends(loaded: Loaded) -> set[int]:
    named = loaded.model.generation_config.eos_token_id
    listed = named if isinstance(named, list) else [named, loaded.processor.tokenizer.eos_token_id]
    return {int(token) for token in listed if token is not None}


def _longest(loaded: Loaded) -> int:
    return int(loaded.model.config.text_config.max_position_embeddings)


def _without_control(message: Message, tokenizer: Any) -> Message:
    """What stands on a photo may spell a control token, such as <image>: a blank goes into it."""
    content = []
    for part in message["content"]:
        if part["type"] == "text":
            text = part["text"]
            for control in _controls(tokenizer):
                text = text.replace(control, f"{control[:1]} {control[1:]}")
            part = {**part, "text": text}
        content.append(part)
    return {**message, "content": content}


def _controls(tokenizer: Any) -> list[str]:
    """All that stands for one token by its spelling and is no word: named as special or not."""
    added = (token.content for token in tokenizer.added_tokens_decoder.values() if token.special)
    return sorted({*tokenizer.all_special_tokens, *added}, key=len, reverse=True)
