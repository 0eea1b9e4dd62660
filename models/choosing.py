"""Correct by choosing: the grammar proposes, witnesses weigh, a rule decides. Nothing is written.

Who chooses is a `Chooser`; the built-in corrector and the text models differ in their second
witness and in the rule that was fitted for it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from models.backends import Ticket
from models.decision import Decision, Group, Opinion, Rule, group_of, opinion_of
from models.draft import Draft
from models.grammar.edits import compare
from models.grammar.operations import Operation
from models.grammar.tokens import tokenize
from models.grammar.types import Certainty, Correction, Token
from models.proposals import Proposal, proposals
from models.texts import correct_texts
from models.together import Work, alone
from models.verb_tagger import VerbTagger
from models.weigher_runs import Memory, Question

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


class Chooser(ABC):
    """A `BatchCorrector` that takes the likeliest of what grammar and tagger propose."""

    @property
    @abstractmethod
    def name(self) -> str: ...

    @property
    @abstractmethod
    def decision(self) -> Decision: ...

    @property
    def rule(self) -> Rule:
        """The rule for the witnesses that are there."""
        return self.decision.together if self.has_model() else self.decision.alone

    @abstractmethod
    def load(self, ticket: Ticket) -> None: ...

    @abstractmethod
    def has_model(self) -> bool:
        """Whether the second witness, a language model, is loaded."""

    @abstractmethod
    def gains(self, questions: Sequence[Question], ticket: Ticket) -> list[list[float]]:
        """What the language model says: how much likelier, in nats, is each variant of each
        question than what stands there."""

    def __init__(self) -> None:
        self._tagger = VerbTagger()

    def correct(self, text: str, ticket: Ticket) -> Correction:
        """Correct every sentence of ``text``; positions are those of ``text``."""
        (found,) = self.correct_many([text], ticket)
        return found

    def correct_many(self, texts: Iterable[str], ticket: Ticket) -> Iterator[Correction]:
        """The corrections in the order of ``texts``, which is read only a few sentences ahead."""
        self.load(ticket)
        ask = partial(self.gains, ticket=ticket)
        yield from correct_texts(texts, self._correct_sentence, ask, ticket)

    def weigh(self, source: str, current: str) -> tuple[Weighed, ...]:
        """The operations on ``current`` that are worth a thought, the likeliest first.

        ``source`` is what the learner wrote; the two are the same in the first round.
        """
        ask = partial(self.gains, ticket=Ticket())
        return alone(self._weighing(source, current, Memory()), ask)

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
        if self.has_model():
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
