"""The tutor's answers from the text model in memory, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from models.backends import Ticket
from models.chat_tokens import encode_chat
from models.text_model import Loaded, TextModel, shared_text_model, translated_while

if TYPE_CHECKING:
    from models.tutor_prompts import Message

MOST_TOKENS = 220
SMALL = 1_000_000_000  # parameters; below it a model explains grammar wrongly now and then
PIECE = 32  # tokens of the prompt that are read at once: then a learner can stop it
# Divides what speaks for a token that the answer has already; small models repeat themselves.
REPEATED = 1.15


class LocalChat:
    """A `Chat` on the model that also corrects. For one thread at a time."""

    def __init__(self, model: TextModel | None = None, *, most_tokens: int = MOST_TOKENS) -> None:
        self._model = model or shared_text_model()
        self._most = most_tokens

    @property
    def title(self) -> str:
        loaded = self._model.loaded
        return "The text model" if loaded is None else loaded.title

    @property
    def caution(self) -> str:
        loaded = self._model.loaded
        if loaded is None or loaded.parameters >= SMALL:
            return ""
        return f"{loaded.title} is a small model: trust the lesson more than its answer."

    def missing(self) -> str | None:
        return self._model.missing()

    def answer(self, messages: Sequence[Message], ticket: Ticket) -> Iterator[str]:
        """Greedy, so the same question has the same answer. Raises as `TextModel.load` does,
        `OutOfMemory` and `BackendFailed`."""
        loaded = self._model.load(ticket)
        with translated_while(loaded):
            yield from _texts(loaded.tokenizer, self._tokens(loaded, messages, ticket))

    def _tokens(
        self, loaded: Loaded, messages: Sequence[Message], ticket: Ticket
    ) -> Iterator[list[int]]:
        """The answer so far, one token longer each time."""
        import torch

        ends = _ends(loaded)
        prompt = torch.tensor([encode_chat(loaded.tokenizer, messages)])
        answer: list[int] = []
        states: Any = None
        new = prompt.to(loaded.model.device)
        while len(answer) < self._most:
            with torch.inference_mode():
                for piece in torch.split(new, PIECE, dim=1):
                    ticket.go_on()
                    told = loaded.model(piece, past_key_values=states, use_cache=True)
                    states = told.past_key_values
                token = _likeliest(told.logits[0, -1].float(), answer)
            if token in ends:
                return
            answer.append(token)
            yield answer
            new = torch.tensor([[token]]).to(loaded.model.device)


def _likeliest(odds: Any, answer: Sequence[int]) -> int:
    """The next token; the repetition penalty is that of CTRL (Keskar et al. 2019)."""
    if answer:
        said = odds[list(answer)]
        odds[list(answer)] = said.where(said < 0, said / REPEATED).where(said >= 0, said * REPEATED)
    return int(odds.argmax())


def _ends(loaded: Loaded) -> set[int]:
    named = loaded.model.generation_config.eos_token_id
    found = {loaded.tokenizer.eos_token_id, *(named if isinstance(named, list) else [named])}
    return {int(token) for token in found if token is not None}


def _texts(tokenizer: Any, answers: Iterator[list[int]]) -> Iterator[str]:
    """What each token adds to the text; half a letter waits for its other bytes."""
    shown = ""
    for answer in answers:
        text = tokenizer.decode(answer, skip_special_tokens=True)
        if not text.endswith("\ufffd") and len(text) > len(shown):
            yield text[len(shown) :]
            shown = text
