"""The built-in verb corrector: the grammar proposes, two witnesses weigh, a rule decides."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.backends import Ticket
from models.decision import Decision, Group, group_of, read_decision
from models.errors import BadWeights, MissingDependency
from models.folders import WEIGHTS
from models.grammar.candidates import candidates
from models.grammar.edits import compare
from models.grammar.operations import DELETE, FORMS, KEEP, Operation, apply
from models.grammar.tokens import tokenize
from models.grammar.types import Certainty, Correction, Span, Token
from models.language_model import LanguageModel
from models.texts import correct_texts
from models.together import Work, alone
from models.verb_tagger import GRAPH, SHIPPED, Odds, VerbTagger
from models.weigher_runs import Memory, Question
from models.weigher_setup import HOW, is_prepared

ROUNDS = 5
MOST_WEIGHED = 24


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proposal with what was found: log-odds of both witnesses and the rule's confidence.

    ``operations`` is one operation, or two at neighbouring words that only make sense together.
    """

    operations: tuple[Operation, ...]
    group: Group
    tagger: float
    model: float | None
    confidence: float


@dataclass(slots=True)
class _Draft:
    """A sentence on its way: ``origin`` gives for each token its place among the first tokens,
    ``confidence`` the lowest of the operations made at a place."""

    text: str
    tokens: tuple[Token, ...]
    origin: list[int]
    confidence: dict[int, float]


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
        chosen = self._worth_weighing(current, tokens, odds)
        if not chosen:
            return ()
        gains: Sequence[float | None] = [None] * len(chosen)
        if self._language_model is not None:
            gains = yield Question(source, current, list(chosen), memory)
        found = [
            self._weighed(tokens, operations, tagger, gain)
            for (tagger, operations), gain in zip(chosen.values(), gains, strict=True)
        ]
        return tuple(sorted(found, key=lambda item: -item.confidence))

    def _worth_weighing(
        self, current: str, tokens: Sequence[Token], odds: Odds
    ) -> dict[str, tuple[float, tuple[Operation, ...]]]:
        """Changed sentence -> the tagger's log-odds and the operations that lead there.

        Two proposals may lead to one sentence (past and participle of *work*): their odds add up.
        """
        ranked = sorted(_proposals(tokens, odds, self.decision.floor), reverse=True)
        found: dict[str, tuple[float, tuple[Operation, ...]]] = {}
        for tagger, operations in ranked:
            if len(found) == MOST_WEIGHED:
                break
            text = apply(current, tokens, operations)
            if text in found:
                before, first = found[text]
                found[text] = (before + math.log1p(math.exp(tagger - before)), first)
            elif text != current:
                found[text] = (tagger, operations)
        return found

    def _weighed(
        self,
        tokens: Sequence[Token],
        operations: tuple[Operation, ...],
        tagger: float,
        model: float | None,
    ) -> Weighed:
        last = operations[-1]
        group = group_of(tokens[last.index].text, last.tag)
        confidence = self.decision.confidence(group, tagger, model)
        return Weighed(operations, group, tagger, model, confidence)

    def _correct_sentence(self, text: str) -> Work[Question, list[float], Correction]:
        tokens = tokenize(text)
        memory = Memory()
        draft = _Draft(text, tokens, list(range(len(tokens))), {})
        seen = {text}
        threshold = (
            self.decision.maybe_alone if self._language_model is None else self.decision.maybe
        )
        for _ in range(ROUNDS):
            weighed = yield from self._weighing(text, draft.text, memory)
            chosen = _apart(item for item in weighed if item.confidence >= threshold)
            if not chosen:
                break
            made = [operation for item in chosen for operation in item.operations]
            after = apply(draft.text, draft.tokens, made)
            if after in seen:
                break
            seen.add(after)
            draft = _after(draft, chosen, after)
        return self._as_correction(text, tokens, draft)

    def _as_correction(self, text: str, tokens: Sequence[Token], draft: _Draft) -> Correction:
        if draft.text == text:
            return Correction(text, text)
        found = compare(text, draft.text, by=self.name)
        sure = self.decision.sure_alone if self._language_model is None else self.decision.sure
        edits = []
        for edit in found.edits:
            confidence = _confidence_at(edit.span, tokens, draft)
            certainty = Certainty.SURE if confidence >= sure else Certainty.MAYBE
            edits.append(replace(edit, confidence=confidence, certainty=certainty))
        return replace(found, edits=tuple(edits))


def _proposals(
    tokens: Sequence[Token], odds: Odds, floor: float
) -> Iterator[tuple[float, tuple[Operation, ...]]]:
    """Each operation above the floor; and a word taken out together with a new form of the next.

    *worth to add -> worth adding*: neither half alone makes the sentence better.
    """
    taken_out: dict[int, float] = {}
    for operation in candidates(tokens):
        tagger = odds.of(operation)
        if tagger >= floor:
            yield tagger, (operation,)
        if operation.tag == DELETE:
            taken_out[operation.index] = tagger
        elif operation.tag in FORMS and operation.index - 1 in taken_out:
            both = taken_out[operation.index - 1] + tagger
            if both >= floor:
                yield both, (Operation(operation.index - 1, DELETE), operation)


def _apart(found: Iterable[Weighed]) -> list[Weighed]:
    """The likeliest proposals, none beside another: neighbours wait for a later round."""
    chosen: list[Weighed] = []
    taken: set[int] = set()
    for item in found:
        places = {operation.index for operation in item.operations}
        if not taken & places:
            chosen.append(item)
            taken |= {place + step for place in places for step in (-1, 0, 1)}
    return chosen


def _after(draft: _Draft, chosen: Sequence[Weighed], text: str) -> _Draft:
    tokens = tokenize(text)
    made = [(operation, item) for item in chosen for operation in item.operations]
    replaced = {operation.index: operation.tag for operation, _ in made if not operation.inserts}
    inserted = {operation.index: operation.tag[1:] for operation, _ in made if operation.inserts}
    origin: list[int] = []
    confidence = dict(draft.confidence)
    for operation, item in made:
        place = draft.origin[operation.index]
        confidence[place] = min(confidence.get(place, 1.0), item.confidence)
    for index, place in enumerate(draft.origin):
        if index in inserted:
            origin += [place] * len(inserted[index].split())
        tag = replaced.get(index, KEEP)
        if tag != DELETE:
            origin += [place] * (len(tag[1:].split()) if tag.startswith("=") else 1)
    last = draft.origin[-1] if draft.origin else 0
    origin += [last] * (len(tokens) - len(origin))
    return _Draft(text, tokens, origin[: len(tokens)], confidence)


def _confidence_at(span: Span, tokens: Sequence[Token], draft: _Draft) -> float:
    """The lowest confidence of the operations in this part of the original, or next to it."""
    inside = [
        index
        for index, token in enumerate(tokens)
        if token.span.start <= span.end and span.start <= token.span.end
    ]
    found = [draft.confidence[index] for index in inside if index in draft.confidence]
    return min(found or draft.confidence.values(), default=0.0)
