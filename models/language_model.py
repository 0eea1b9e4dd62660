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
from typing import TYPE_CHECKING, Any

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
        before that place. A sentence that is too long gets zeros: nothing speaks for a change.
        """
        pieces = [ids_of(chunk) for chunk in chunks_of(current)]
        target = list(chain(*pieces))
        first = list(chain(*map(ids_of, chunks_of(source))))
        if not variants or len(first) + len(target) > LONGEST:
            return [0.0] * len(variants)
        queries: list[tuple[int, int]] = []
        for variant in variants:
            row, token, kept = first_difference(pieces, variant)
            queries += [(row, token), (row, kept)]
        odds = self._run(first, target, queries)
        return [float(odds[2 * at] - odds[2 * at + 1]) for at in range(len(variants))]

    def _run(
        self, source: list[int], target: list[int], queries: list[tuple[int, int]]
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


def first_difference(pieces: Sequence[tuple[int, ...]], variant: str) -> tuple[int, int, int]:
    """Where ``variant`` first parts from the text whose words have the tokens ``pieces``.

    (number of tokens that both begin with, next token of the variant, next token of the text)
    """
    others = [ids_of(chunk) for chunk in chunks_of(variant)]
    same = 0
    while same < min(len(pieces), len(others)) and pieces[same] == others[same]:
        same += 1
    # Two words are enough: where one word begins the other, a blank stands against a letter.
    ours, theirs = (list(chain(*words[same : same + 2])) for words in (pieces, others))
    rest = zip([*theirs, END], [*ours, END], strict=False)
    step, (token, kept) = next(
        (step, pair) for step, pair in enumerate(rest) if END in pair or pair[0] != pair[1]
    )
    return sum(map(len, pieces[:same])) + step, token, kept
