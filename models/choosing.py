"""Correct by choosing: the grammar proposes, witnesses weigh, a rule decides. Nothing is written.

Who chooses is a `Chooser`; the built-in corrector and the text models differ in their second
witness and in the rule that was fitted for it.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from models.backends import Ticket
from models.decision import Decision, Group, Opinion, Rule, group_of, opinion_of
from models.draft import Draft
from models.grammar.edits import compare
from models.grammar.faults import Fault, Kind
from models.grammar.operations import Operation
from models.grammar.tokens import tokenize
from models.grammar.types import Certainty, Correction, Token
from models.proposals import Proposal, is_surely_wrong, proposals
from models.texts import correct_texts
from models.together import Work, alone
from models.verb_tagger import VerbTagger
from models.weigher_runs import Memory, Question

ROUNDS = 5
FIRM = 0.85
# Nats that a mend of a sure fault must gain where nothing else speaks for it. In 32,000 right
# sentences there are two with such a mend.
ENOUGH = 3.0
# Else the mend with the greatest confidence is made, if it is likely enough: 21 of 42,000 right
# sentences have one, as many as from 0.5 on.
LIKELY = 0.4
# Mended whatever the witnesses like: a form that does not exist, of which there is none in 32,000
# right sentences, and a tense against its time word, which a small model hardly minds: in 176,000
# right sentences there is none.
WHATEVER = frozenset({Kind.INFLECTION, Kind.TENSE})


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

    @property
    def places(self) -> set[int]:
        return {place for operation in self.operations for place in operation.places}

    def touches(self, other: Weighed) -> bool:
        """Whether both change the same word, as each does itself."""
        return bool(self.places & other.places)


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
        if odds is None:
            return ()
        quiet = odds.suspicion() < self.decision.gate
        if quiet and not is_surely_wrong(tokens):
            return ()
        found = proposals(current, tokens, odds, self.decision.floor)
        if quiet:
            found = {changed: one for changed, one in found.items() if one.fault is not None}
        if not found:
            return ()
        gains: Sequence[float | None] = [None] * len(found)
        if self.has_model():
            gains = yield Question(source, current, list(found), memory)
        weighed = [
            self._weighed(tokens, proposal, gain)
            for proposal, gain in zip(found.values(), gains, strict=True)
        ]
        faults = [proposal.fault for proposal in found.values()]
        firm = firmly(weighed, faults, self.rule.maybe)
        return tuple(sorted(firm, key=lambda item: -item.confidence))

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


def firmly(
    weighed: Sequence[Weighed], faults: Sequence[Fault | None], maybe: float
) -> list[Weighed]:
    """What is surely wrong gets mended: one mend of each fault comes first, with at least `FIRM`
    and before all that would change the same words.

    ``faults`` says of each proposal what it mends, ``maybe`` what confidence is enough anyway.
    Witnesses have never met a form like *beginned*, and the tagger is quick to mend the words
    around it: where no mend has convinced them, that one is taken which the language model likes
    best, if it likes any, else the likeliest.
    """
    best: dict[int, tuple[tuple[float, float, float], int]] = {}
    for number, (item, fault) in enumerate(zip(weighed, faults, strict=True)):
        if fault is None:
            continue
        convincing = item.confidence if item.confidence >= maybe else 0.0
        liking = item.confidence if item.model is None else item.model
        if convincing or fault.kind in WHATEVER or item.model is None or liking > ENOUGH:
            found = ((convincing, liking, 0.0), number)
        elif item.confidence >= LIKELY:
            found = ((0.0, -math.inf, item.confidence), number)
        else:
            continue
        best[fault.index] = max(best.get(fault.index, found), found)
    chosen = {number for _, number in best.values()}
    firm = []
    for number in chosen:
        rivals = (other.confidence for other in weighed if other.touches(weighed[number]))
        firm.append(replace(weighed[number], confidence=max(FIRM, *rivals)))
    return firm + [item for number, item in enumerate(weighed) if number not in chosen]


def apart(found: Iterable[Weighed]) -> list[Weighed]:
    """The likeliest proposals, none beside another: neighbours wait for a later round."""
    chosen: list[Weighed] = []
    taken: set[int] = set()
    for item in found:
        if not taken & item.places:
            chosen.append(item)
            taken |= {place + step for place in item.places for step in (-1, 0, 1)}
    return chosen
