"""Corrector by choosing: any causal language model weighs what the grammar proposes.

The model never writes. It is asked how likely each candidate sentence is, so it cannot rewrite, and
what a text says to it changes nothing but these numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from models.backends import Ticket
from models.choosing import Chooser
from models.decision import Decision, read_decision
from models.folders import WEIGHTS
from models.text_model import TextModel, shared_text_model, translated_while
from models.weigher_runs import Question

MARGINS = WEIGHTS / "text-llm"
ANY = "any"  # the margins of models that have none of their own


class TextLLM(Chooser):
    """`Corrector` on the text model that the learner chose, shared with the tutor."""

    name = "text-llm"
    title = "Text model"

    def __init__(self, model: TextModel | None = None) -> None:
        super().__init__()
        self._model = model or shared_text_model()

    @property
    def device(self) -> str:
        loaded = self._model.loaded
        return "CPU" if loaded is None else f"{loaded.device}, {loaded.title}"

    @property
    def decision(self) -> Decision:
        loaded = self._model.loaded
        return _read(margins_of(ANY if loaded is None else loaded.name))

    def missing(self) -> str | None:
        return self._model.missing()

    def load(self, ticket: Ticket) -> None:
        self._tagger.load()
        self._model.load(ticket)

    def unload(self) -> None:
        self._tagger.unload()
        self._model.unload()

    def has_model(self) -> bool:
        return self._model.loaded is not None

    def gains(self, questions: Sequence[Question], ticket: Ticket) -> list[list[float]]:
        loaded = self._model.load(ticket)
        with translated_while(loaded):
            asked = [(one.current, one.variants) for one in questions]
            return loaded.likelihood.gains(asked, ticket)


def margins_of(model: str) -> Path:
    """The file of the rule that was fitted for ``model``, else of the one for any model."""
    own = MARGINS / f"{model}.json"
    return own if own.exists() else MARGINS / f"{ANY}.json"


@cache
def _read(path: Path) -> Decision:
    return read_decision(path)
