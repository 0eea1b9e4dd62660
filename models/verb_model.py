"""The built-in verb corrector: the grammar proposes, witnesses weigh, a rule decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.backends import Ticket
from models.decision import (
    Decision,
    Group,
    Opinion,
    Rule,
    group_of,
    opinion_of,
    read_decision,
)
from models.draft import Draft
from models.errors import BadWeights, MissingDependency
from models.folders import WEIGHTS
from models.grammar.edits import compare
from models.grammar.operations import Operation
from models.grammar.tokens import tokenize
from models.grammar.types import Certainty, Correction, Token
from models.language_model import LanguageModel
from models.proposals import Proposal, proposals
from models.texts import correct_texts
from models.together import Work, alone
from models.verb_tagger import GRAPH, SHIPPED, VerbTagger
from models.weigher_runs import Memory, Question
from models.weigher_setup import HOW, is_prepared

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A `Proposal` with what was found: log-odds of two witnesses, the grammar's opinion, and the
    rule's confidence."""

    operations: tuple[Operation, ...]
    group: Group
    tagger: float
    model: float | None
    opinion: Opinion | None
    confidence: float


class VerbModel:
    """`Corrector` that runs on any machine. Without the language model the tagger works alone."""

    name = "verb-model"
    title = "Built-in verb corrector"
    device = "CPU"

    def __init__(self, *, with_language_model: bool = True) -> None:
        self._tagger = VerbTagger()
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

    def correct(self, text: str, ticket: Ticket) -> Correction:
        """Correct every sentence of ``text``; positions are those of ``text``."""
        (found,) = self.correct_many([text], ticket)
        return found

    def correct_many(self, texts: Iterable[str], ticket: Ticket) -> Iterator[Correction]:
        """The corrections in the order of ``texts``, which is read only a few sentences ahead."""
        self.load(ticket)
        yield from correct_texts(texts, self._correct_sentence, self._answers, ticket)

    @property
    def rule(self) -> Rule:
        """The rule for the witnesses that are there."""
        return self.decision.alone if self._language_model is None else self.decision.together

    def weigh(self, source: str, current: str) -> tuple[Weighed, ...]:
        """The operations on ``current`` that are worth a thought, the likeliest first.

        ``source`` is what the learner wrote; the two are the same in the first round.
        """
        return alone(self._weighing(source, current, Memory()), self._answers)

    def _answers(self, questions: Sequence[Question]) -> list[list[float]]:
        assert self._language_model is not None
        return self._language_model.weigh_many(questions)

    def _weighing(
        self, source: str, current: str, memory: Memory
    ) -> Work[Question, list[float], tuple[Weighed, ...]]:
        tokens = tokenize(current)
        odds = self._tagger.odds([token.text for token in tokens])
        if odds is None or odds.suspicion() < self.decision.gate:
            return ()
        found = proposals(current, tokens, odds, self.decision.floor)
        if not found:
            return ()
        gains: Sequence[float | None] = [None] * len(found)
        if self._language_model is not None:
            gains = yield Question(source, current, list(found), memory)
        weighed = [
            self._weighed(tokens, proposal, gain)
            for proposal, gain in zip(found.values(), gains, strict=True)
        ]
        return tuple(sorted(weighed, key=lambda item: -item.confidence))

    def _weighed(self, tokens: Sequence[Token], proposal: Proposal, model: float | None) -> Weighed:
        last = proposal.operations[-1]
        group = group_of(tokens[last.index].text, last.tag)
        opinion = opinion_of(proposal.verdict)
        confidence = self.rule.confidence(group, proposal.tagger, model, opinion)
        return Weighed(proposal.operations, group, proposal.tagger, model, opinion, confidence)

    def _correct_sentence(self, text: str) -> Work[Question, list[float], Correction]:
        tokens = tokenize(text)
        memory = Memory()
        draft = Draft.of(text)
        seen = {text}
        for _ in range(ROUNDS):
            weighed = yield from self._weighing(text, draft.text, memory)
            chosen = apart(item for item in weighed if item.confidence >= self.rule.maybe)
            if not chosen:
                break
            after = draft.after({op: item.confidence for item in chosen for op in item.operations})
            if after.text in seen:
                break
            seen.add(after.text)
            draft = after
        return self._as_correction(text, tokens, draft)

    def _as_correction(self, text: str, tokens: Sequence[Token], draft: Draft) -> Correction:
        if draft.text == text:
            return Correction(text, text)
        found = compare(text, draft.text, by=self.name)
        edits = []
        for edit in found.edits:
            confidence = draft.confidence_at(edit.span, tokens)
            certainty = Certainty.SURE if confidence >= self.rule.sure else Certainty.MAYBE
            edits.append(replace(edit, confidence=confidence, certainty=certainty))
        return replace(found, edits=tuple(edits))


def apart(found: Iterable[Weighed]) -> list[Weighed]:
    """The likeliest proposals, none beside another: neighbours wait for a later round."""
    chosen: list[Weighed] = []
    taken: set[int] = set()
    for item in found:
        places = {place for operation in item.operations for place in operation.places}
        if not taken & places:
            chosen.append(item)
            taken |= {place + step for place in places for step in (-1, 0, 1)}
    return chosen
