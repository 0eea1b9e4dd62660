"""Corrector by choosing: any causal language model weighs what the grammar proposes.

The model never writes. It is asked how likely each candidate sentence is, so it cannot rewrite, and
what a text says to it changes nothing but these numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.backends import Ticket
from models.choosing import Chooser
from models.decision import Decision, read_decision
from models.folders import WEIGHTS
from models.text_likelihood import Likelihood
from models.text_model import Loaded, TextModel, shared_text_model, translated_while
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
        self._likelihood: tuple[Loaded, Likelihood] | None = None
        self._decision: Decision | None = None

    @property
    def device(self) -> str:
        loaded = self._model.loaded
        return "CPU" if loaded is None else f"{loaded.device}, {loaded.title}"

    @property
    def decision(self) -> Decision:
        if self._decision is None:
            loaded = self._model.loaded
            self._decision = read_decision(margins_of(ANY if loaded is None else loaded.name))
        return self._decision

    def missing(self) -> str | None:
        return self._model.missing()

    def load(self, ticket: Ticket) -> None:
        self._tagger.load()
        loaded = self._model.load(ticket)
        if self._likelihood is None or self._likelihood[0] is not loaded:
            self._likelihood = loaded, Likelihood(loaded.model, loaded.tokenizer)
            self._decision = None

    def unload(self) -> None:
        self._tagger.unload()
        self._likelihood = None
        self._model.unload()

    def has_model(self) -> bool:
        return self._likelihood is not None

    def gains(self, questions: Sequence[Question], ticket: Ticket) -> list[list[float]]:
        assert self._likelihood is not None
        loaded, likelihood = self._likelihood
        with translated_while(loaded):
            return likelihood.gains([(one.current, one.variants) for one in questions], ticket)


def margins_of(model: str) -> Path:
    """The file of the rule that was fitted for ``model``, else of the one for any model."""
    own = MARGINS / f"{model}.json"
    return own if own.exists() else MARGINS / f"{ANY}.json"
