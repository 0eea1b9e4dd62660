"""Witness 1: the tagger, a small encoder that says which operation each word needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from models.errors import BadWeights
from models.folders import WEIGHTS
from models.grammar.operations import INSERT_TAGS, KEEP, REPLACE_TAGS, Operation

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession

SHIPPED = WEIGHTS / "verb-tagger"
GRAPH = "tagger.onnx"
LONGEST = 250
REPLACE_INDEX = {tag: index for index, tag in enumerate(REPLACE_TAGS)}
INSERT_INDEX = {tag: index for index, tag in enumerate(INSERT_TAGS)}


class Odds:
    """What the tagger says of one sentence: log-odds of each operation against leaving as it is."""

    def __init__(self, replace: np.ndarray[Any, Any], insert: np.ndarray[Any, Any]) -> None:
        # (words, tags) log-probabilities; after this, less that of "keep".
        self._replace = replace - replace[:, REPLACE_INDEX[KEEP], None]
        self._insert = insert - insert[:, INSERT_INDEX[KEEP], None]

    def of(self, operation: Operation) -> float:
        if operation.inserts:
            return float(self._insert[operation.index, INSERT_INDEX[operation.tag]])
        return float(self._replace[operation.index, REPLACE_INDEX[operation.tag]])

    def above(self, least: float) -> Iterator[tuple[float, Operation]]:
        """The operations of at least these log-odds, "keep" left out, from left to right."""
        found = [
            (int(index), tags[at], float(odds[index, at]))
            for tags, odds in ((REPLACE_TAGS, self._replace), (INSERT_TAGS, self._insert))
            for index, at in zip(*(odds >= least).nonzero(), strict=True)
            if tags[at] != KEEP
        ]
        # At one word what replaces it comes first.
        for index, tag, value in sorted(found, key=lambda one: (one[0], one[1].startswith("+"))):
            yield value, Operation(index, tag)

    def suspicion(self) -> float:
        """The highest log-odds of any operation in the sentence but "keep"."""
        highest = -1e9
        for odds, at in ((self._replace, REPLACE_INDEX[KEEP]), (self._insert, INSERT_INDEX[KEEP])):
            others = odds.copy()
            others[:, at] = -1e9
            highest = max(highest, float(others.max(initial=-1e9)))
        return highest


class VerbTagger:
    """Not loaded until `load`; one sentence at a time."""

    def __init__(self) -> None:
        self._session: InferenceSession | None = None

    def load(self) -> None:
        """Open the shipped file. Raises `BadWeights` when it is missing or damaged."""
        if self._session is not None:
            return
        from models.onnx_session import open_session

        session = open_session(SHIPPED / GRAPH, of="verb tagger", hint="Install TenseLens again.")
        labels = [value.shape[-1] for value in session.get_outputs()]
        if labels != [len(REPLACE_TAGS), len(INSERT_TAGS)]:
            raise BadWeights(
                "The verb tagger belongs to another version.", "Install TenseLens again."
            )
        self._session = session

    def unload(self) -> None:
        self._session = None

    def odds(self, words: Sequence[str]) -> Odds | None:
        """The odds for the words of one sentence; None for one that is too long."""
        import numpy as np

        ids, places = [_tokenizer().token_to_id("[CLS]")], []
        for word in words:
            places.append(len(ids))
            ids += _pieces(word)
        ids.append(_tokenizer().token_to_id("[SEP]"))
        if len(ids) > LONGEST or not words:
            return None
        self.load()
        assert self._session is not None
        replace, insert = self._session.run(None, {"ids": np.asarray([ids], np.int64)})
        return Odds(replace[0][places], insert[0][places])


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[int, ...]:
    ids = _tokenizer().encode(word, add_special_tokens=False).ids
    return tuple(ids) or (_tokenizer().token_to_id("[UNK]"),)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
