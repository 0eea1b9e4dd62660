"""Witness 2: a small causal language model that reads the sentence, then copies it.

It was trained to write a learner's sentence again with its verbs right. So, while it copies the
sentence word by word, its odds for another word than the one that stands there are the odds of a
correction, given the whole sentence. One pass weighs every candidate of a sentence.

`python -m models.language_model prepare` makes its file once (see `models.weigher_setup`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from models.errors import BadWeights
from models.weigher_setup import GRAPH, SHIPPED, prepare, prepared_folder

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
        import onnxruntime

        from models.onnx_session import open_session

        path = prepared_folder() / GRAPH
        try:
            self._session = open_session(path)
        except (onnxruntime.capi.onnxruntime_pybind11_state.ONNXRuntimeError, OSError) as error:
            raise BadWeights(
                "The language model cannot be read.",
                "Run `python -m models.language_model prepare` again.",
            ) from error

    def unload(self) -> None:
        self._session = None

    def weigh(self, source: str, current: str, variants: Sequence[str]) -> list[float]:
        """For each variant of ``current``: how much likelier it is than ``current``, in nats.

        Odds are taken where the two first differ, given the learner's ``source`` and what stands
        before that place. A sentence that is too long gets zeros: nothing speaks for a change.
        """
        pieces = [ids_of(chunk) for chunk in chunks_of(current)]
        target = [token for piece in pieces for token in piece]
        first = [token for chunk in chunks_of(source) for token in ids_of(chunk)]
        if not variants or len(first) + len(target) > LONGEST:
            return [0.0] * len(variants)
        queries: list[tuple[int, int]] = []
        for variant in variants:
            row, token, kept = _first_difference(pieces, target, variant)
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


def _first_difference(
    pieces: Sequence[tuple[int, ...]], target: Sequence[int], variant: str
) -> tuple[int, int, int]:
    """(place in the target, token of the variant there, token of the target there)."""
    row = 0
    chunks = chunks_of(variant)
    for number, chunk in enumerate(chunks):
        if number < len(pieces) and ids_of(chunk) == pieces[number]:
            row += len(pieces[number])
            continue
        rest = [token for later in chunks[number:] for token in ids_of(later)][:8]
        for token in [*rest, END]:
            kept = target[row] if row < len(target) else END
            if token != kept:
                return row, token, kept
            row += 1
        break
    kept = target[row] if row < len(target) else END
    return row, END, kept


def main(arguments: Sequence[str]) -> int:
    """``prepare``: make the file of the language model if it is not there yet."""
    if list(arguments) != ["prepare"]:
        print("usage: python -m models.language_model prepare", file=sys.stderr)
        return 2
    print(f"The language model is ready in {prepare()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
