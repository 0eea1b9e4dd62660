"""Witness 2: a small causal language model that reads the sentence, then copies it.

It was trained to write a learner's sentence again with its verbs right. So, while it copies the
sentence word by word, its odds for another word than the one that stands there are the odds of a
correction, given the whole sentence. One pass weighs every candidate of a sentence.

Its file is made once, by `models.weigher_setup`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from models.weigher_setup import GRAPH, SHIPPED, prepared_folder

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession

BEGIN, END = 1, 2
LONGEST = 250


class LanguageModel:
    """Not loaded until `load`; one sentence at a time."""

    def __init__(self) -> None:
        self._session: InferenceSession | None = None

    def load(self) -> None:
        """Open the prepared file. Raises `BadWeights` when it cannot be used."""
        if self._session is not None:
            return
        from models.onnx_session import open_session

        self._session = open_session(
            prepared_folder() / GRAPH,
            of="language model",
            hint="Run `tenselens get verb-weigher`: it makes a damaged file anew.",
        )

    def unload(self) -> None:
        self._session = None

    def weigh(self, source: str, current: str, variants: Sequence[str]) -> list[float]:
        """For each variant of ``current``: how much likelier it is than ``current``, in nats.

        Odds are taken where the two first differ, given the learner's ``source`` and what stands
        before that place: the token of the variant against the rest of the word that stands there.
        A sentence that is too long gets zeros: nothing speaks for a change.
        """
        pieces = [ids_of(chunk) for chunk in chunks_of(current)]
        target = list(chain(*pieces))
        first = list(chain(*map(ids_of, chunks_of(source))))
        if not variants or len(first) + len(target) > LONGEST:
            return [0.0] * len(variants)
        partings = [parting(pieces, variant) for variant in variants]
        rows = [*enumerate([*target, END]), *((found.place, found.token) for found in partings)]
        odds = self._run(first, target, rows)
        kept, new = odds[: len(target) + 1], odds[len(target) + 1 :]
        return [
            float(odd - kept[found.place : found.end].sum())
            for found, odd in zip(partings, new, strict=True)
        ]

    def _run(
        self, source: Sequence[int], target: Sequence[int], queries: Sequence[tuple[int, int]]
    ) -> np.ndarray[Any, Any]:
        import numpy as np

        self.load()
        assert self._session is not None
        feeds = {
            # The first token of every sequence is in the graph already.
            "ids": np.asarray([[*source, END, *target]], np.int64),
            "start": np.asarray([len(source)], np.int64),
            "queries": np.asarray(queries, np.int64),
        }
        found: np.ndarray[Any, Any] = self._session.run(None, feeds)[0]
        return found


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
