"""How much likelier a causal language model finds a changed sentence than the one it comes from.

Of sentences that begin alike the beginning is read once: its keys and values are kept, and each
changed sentence goes on from them at the token where it parts. Changed sentences of all lengths, of
several sentences, go side by side in one run; a mask hides from each what is not its own.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

    from models.backends import Ticket

LONGEST = 250  # tokens of a sentence; nothing speaks for a change of a longer one
# Tokens of one run. On a processor it takes some tenths of a second, so that a learner can stop it;
# on a card the odds of all tokens of a large vocabulary take up to a GB.
GPU_TOKENS = 512
CPU_WORK = 3e10  # multiplications
FEWEST = 32

Asked = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Tail:
    """A variant from the first token on that is not the sentence's: ``ids[place:]``.

    ``sentence`` is the row of its sentence in the run of the beginnings, ``answer`` where its gain
    goes: (question, variant).
    """

    sentence: int
    answer: tuple[int, int]
    ids: Sequence[int]
    place: int

    @property
    def length(self) -> int:
        """Tokens to be read: the last one only has to be foreseen."""
        return len(self.ids) - 1 - self.place


@dataclass(frozen=True, slots=True)
class _Read:
    """Some sentences, read: their tokens (the first is that of every text), keys and values.

    ``odds[row, n]`` are the log-probabilities of all tokens behind the first ``n + 1``.
    """

    ids: Sequence[Sequence[int]]
    width: int
    states: Any
    odds: Tensor

    def gains(self, tails: Sequence[_Tail]) -> list[float]:
        """Of each tail's first token, less all of the sentence's own tokens that it gives up."""
        given_up = [self._behind(row) for row in range(len(self.ids))]
        first = self._of([(tail.sentence, tail.place, tail.ids[tail.place]) for tail in tails])
        return [
            odds - given_up[tail.sentence][tail.place]
            for tail, odds in zip(tails, first, strict=True)
        ]

    def _behind(self, row: int) -> list[float]:
        """For each place of a sentence the log-probability of all from there on."""
        own = self._of([(row, at, token) for at, token in enumerate(self.ids[row]) if at])
        return [*accumulate(reversed([0.0, *own, 0.0]))][::-1]

    def _of(self, asked: Sequence[tuple[int, int, int]]) -> list[float]:
        """For each (row, place, token) the log-probability of the token at that place."""
        if not asked:
            return []
        rows, places, tokens = zip(*asked, strict=True)
        before = [place - 1 for place in places]
        found: list[float] = self.odds[list(rows), before, list(tokens)].tolist()
        return found


class Likelihood:
    """``model`` and ``tokenizer`` are transformers', the model a decoder with a cache."""

    def __init__(self, model: Any, tokenizer: Any, *, most_tokens: int | None = None) -> None:
        """``most_tokens`` of one run; one sentence or tail may be longer."""
        self._model, self._tokenizer = model, tokenizer
        self._first = _first_token(tokenizer)
        self._most = most_tokens or _fitting(model)

    def gains(self, asked: Sequence[Asked], ticket: Ticket) -> list[list[float]]:
        """For each sentence and its variants: log P(variant) - log P(sentence), in nats.

        0 for variants that only end earlier, because an end has no likelihood here, and for those
        of a sentence that is too long. Raises `Cancelled` between two runs.
        """
        found = [[0.0] * len(variants) for _, variants in asked]
        texts = [self._tokens(text) for text, _ in asked]
        short = [number for number, ids in enumerate(texts) if len(ids) <= LONGEST]
        short.sort(key=lambda number: len(texts[number]))
        for group in _filled(short, [len(texts[number]) for number in short], self._most):
            read = self._read([texts[number] for number in group], ticket)
            tails: list[_Tail] = []
            for row, number in enumerate(group):
                for place, variant in enumerate(asked[number][1]):
                    tails.append(self._tail(row, (number, place), read.ids[row], variant))
            self._weigh(read, [tail for tail in tails if tail.place < len(tail.ids)], found, ticket)
        return found

    def _tokens(self, text: str) -> list[int]:
        # What a text holds is never a control token, even where it is spelt like one.
        return [
            self._first,
            *self._tokenizer.encode(text, add_special_tokens=False, split_special_tokens=True),
        ]

    def _tail(self, row: int, answer: tuple[int, int], own: Sequence[int], variant: str) -> _Tail:
        ids = self._tokens(variant)
        place = 1
        while place < min(len(ids), len(own)) and ids[place] == own[place]:
            place += 1
        return _Tail(row, answer, ids, place)

    def _weigh(
        self, read: _Read, tails: Sequence[_Tail], found: list[list[float]], ticket: Ticket
    ) -> None:
        for tail, gain in zip(tails, read.gains(tails), strict=True):
            question, variant = tail.answer
            found[question][variant] = gain
        longer = sorted((tail for tail in tails if tail.length), key=lambda tail: tail.length)
        for group in _filled(longer, [tail.length for tail in longer], self._most):
            for tail, gain in zip(group, self._run(read, group, ticket), strict=True):
                question, variant = tail.answer
                found[question][variant] += gain

    def _read(self, texts: Sequence[Sequence[int]], ticket: Ticket) -> _Read:
        import torch

        ticket.go_on()
        width = max(map(len, texts))
        ids = torch.tensor([[*text, *[self._first] * (width - len(text))] for text in texts])
        mask = torch.tensor([[1] * len(text) + [0] * (width - len(text)) for text in texts])
        with torch.inference_mode():
            told = self._model(
                ids.to(self._model.device),
                attention_mask=mask.to(self._model.device),
                use_cache=True,
            )
            odds = told.logits.float().log_softmax(-1)
        return _Read(texts, width, told.past_key_values, odds)

    def _run(self, read: _Read, tails: Sequence[_Tail], ticket: Ticket) -> list[float]:
        """The log-probabilities of all tokens of each tail but its first, added up."""
        import torch

        ticket.go_on()
        device = self._model.device
        width = max(tail.length for tail in tails)
        ids = torch.zeros(len(tails), width, dtype=torch.long)
        asked, counts = torch.zeros_like(ids), torch.zeros_like(ids)
        seen = torch.zeros(len(tails), read.width + width, dtype=torch.long)
        places = torch.tensor([tail.place for tail in tails])[:, None] + torch.arange(width)
        for row, tail in enumerate(tails):
            ids[row, : tail.length] = torch.tensor(tail.ids[tail.place : -1])
            asked[row, : tail.length] = torch.tensor(tail.ids[tail.place + 1 :])
            counts[row, : tail.length] = 1
            seen[row, : tail.place] = 1
            seen[row, read.width : read.width + tail.length] = 1
        with torch.inference_mode():
            states = copy.deepcopy(read.states)
            states.batch_select_indices(torch.tensor([tail.sentence for tail in tails]).to(device))
            told = self._model(
                ids.to(device),
                attention_mask=seen.to(device),
                position_ids=places.to(device),
                past_key_values=states,
                use_cache=True,
            )
            odds = told.logits.float().log_softmax(-1)
            found = odds.gather(-1, asked.to(device)[..., None])[..., 0] * counts.to(device)
        return [float(value) for value in found.sum(-1).tolist()]


def _filled(items: Sequence[Any], lengths: Sequence[int], most: int) -> Iterator[list[Any]]:
    """``items``, the shortest first, in groups that hold at most ``most`` tokens, padding
    included, and at least one item."""
    group: list[Any] = []
    for item, length in zip(items, lengths, strict=True):
        if group and (len(group) + 1) * length > most:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _first_token(tokenizer: Any) -> int:
    """What the model was shown before every text; Qwen has no token for it but the end of one."""
    for token in (tokenizer.bos_token_id, tokenizer.pad_token_id, tokenizer.eos_token_id):
        if token is not None:
            return int(token)
    return 0


def _fitting(model: Any) -> int:
    if model.device.type != "cpu":
        return GPU_TOKENS
    return max(FEWEST, int(CPU_WORK / model.num_parameters()))
