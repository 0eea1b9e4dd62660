"""Text as the tokens of the language model, and where a variant of a text parts from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from models.weigher_setup import SHIPPED

# <|im_start|> and <|im_end|>, in the base as after pruning.
BEGIN, END = 1, 2


def load() -> None:
    """Takes some 70 ms, once; loaded by itself where it is first needed."""
    _tokenizer()


def tokens_of(text: str) -> list[int]:
    return list(chain(*map(ids_of, chunks_of(text))))


@lru_cache(maxsize=20_000)
def ids_of(chunk: str) -> tuple[int, ...]:
    """Tokens of one word with the blank before it: no token reaches over a blank."""
    return tuple(_tokenizer().encode(chunk, add_special_tokens=False).ids)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))


def chunks_of(text: str) -> list[str]:
    words = text.split()
    return words[:1] + [f" {word}" for word in words[1:]]


class Parting(NamedTuple):
    """Where a variant first parts from the text that stands there.

    ``place`` is the number of tokens that both begin with, ``token`` the next one of the variant;
    it gives up the tokens ``place:end`` of the text.
    """

    place: int
    token: int
    end: int


def parting(pieces: Sequence[tuple[int, ...]], variant: str) -> Parting:
    """The place where ``variant`` parts from the text whose words have the tokens ``pieces``."""
    others = [ids_of(chunk) for chunk in chunks_of(variant)]
    same = 0
    while same < min(len(pieces), len(others)) and pieces[same] == others[same]:
        same += 1
    # Two words are enough: where one word begins the other, a blank stands against a letter.
    ours, theirs = (list(chain(*words[same : same + 2])) for words in (pieces, others))
    rest = zip([*theirs, END], [*ours, END], strict=False)
    step, token = next(
        (step, token) for step, (token, kept) in enumerate(rest) if token != kept or token == END
    )
    start = sum(map(len, pieces[:same]))
    place = end = start + step
    # All of "buy|ed" goes for "bought", so the odds against "ed" count. A word is put in before it
    # ("have buyed"): the word stays, and only its first token is put off.
    if same < len(pieces) and pieces[same] not in others[same + 1 : same + 3]:
        end = start + len(pieces[same])
    return Parting(place, token, max(end, place + 1))
