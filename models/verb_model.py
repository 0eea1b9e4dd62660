"""The built-in verb corrector: it weighs with our own tagger and our own language model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from models.backends import Ticket
from models.choosing import Chooser
from models.decision import Decision, read_decision
from models.errors import BadWeights, MissingDependency
from models.folders import WEIGHTS
from models.language_model import LanguageModel
from models.verb_tagger import GRAPH, SHIPPED
from models.weigher_runs import Question
from models.weigher_setup import HOW, is_prepared


class VerbModel(Chooser):
    """`Corrector` that runs on any machine. Without the language model the tagger works alone."""

    name = "verb-model"
    title = "Built-in verb corrector"
    device = "CPU"

    def __init__(self, *, with_language_model: bool = True) -> None:
        super().__init__()
        self._language_model: LanguageModel | None = None
        self._wants_language_model = with_language_model
        self._weaker: str | None = None

    @cached_property
    def decision(self) -> Decision:
        return read_decision(WEIGHTS / "verb-tagger" / "decision.json")

    def missing(self) -> str | None:
        if (SHIPPED / GRAPH).exists():
            return None
        return "The weights of the built-in verb corrector are missing. Install TenseLens again."

    def weaker(self) -> str | None:
        """What would make it better, or None: the language model is not prepared."""
        if is_prepared():
            return self._weaker
        return f"The tagger works alone: no language model. {HOW}"

    def load(self, ticket: Ticket) -> None:
        missing = self.missing()
        if missing:
            raise MissingDependency(missing)
        self._tagger.load()
        if self._wants_language_model and self._language_model is None and is_prepared():
            ticket.progress("Loading the language model", 0.1)
            model = LanguageModel()
            try:
                model.load()
            except BadWeights as error:
                self._weaker = f"The tagger works alone. {error}"
                return
            self._language_model = model

    def unload(self) -> None:
        self._tagger.unload()
        self._language_model = None

    def has_model(self) -> bool:
        return self._language_model is not None

    def gains(self, questions: Sequence[Question], ticket: Ticket) -> list[list[float]]:
        assert self._language_model is not None
        return self._language_model.weigh_many(questions)
