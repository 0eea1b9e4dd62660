"""A sentence on its way from what the learner wrote to what is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.grammar.operations import DELETE, INVERT, KEEP, Operation, apply
from models.grammar.tokens import tokenize
from models.grammar.types import Span, Token


@dataclass(frozen=True, slots=True)
class Draft:
    """The sentence after some operations.

    ``origin`` gives for each token its place among the learner's tokens; ``confidence`` the lowest
    of the operations made at such a place.
    """

    text: str
    tokens: tuple[Token, ...]
    origin: tuple[int, ...]
    confidence: Mapping[int, float]

    @classmethod
    def of(cls, text: str) -> Draft:
        tokens = tokenize(text)
        return cls(text, tokens, tuple(range(len(tokens))), {})

    def after(self, made: Mapping[Operation, float]) -> Draft:
        """The next draft; ``made`` maps the operations on this one to their confidence."""
        text = apply(self.text, self.tokens, made)
        tokens = tokenize(text)
        confidence = dict(self.confidence)
        for operation, found in made.items():
            place = self.origin[operation.index]
            confidence[place] = min(confidence.get(place, 1.0), found)
        origin = self._origin_after(made)
        origin += [self.origin[-1]] * (len(tokens) - len(origin))
        return Draft(text, tokens, tuple(origin[: len(tokens)]), confidence)

    def _origin_after(self, made: Mapping[Operation, float]) -> list[int]:
        replaced = {operation.index: operation.tag for operation in made if not operation.inserts}
        inserted = {operation.index: operation.tag[1:] for operation in made if operation.inserts}
        places = list(self.origin)
        for index, tag in replaced.items():
            if tag == INVERT:
                places[index : index + 2] = reversed(places[index : index + 2])
        origin: list[int] = []
        for index, place in enumerate(places):
            if index in inserted:
                origin += [place] * len(inserted[index].split())
            tag = replaced.get(index, KEEP)
            if tag != DELETE:
                origin += [place] * (len(tag[1:].split()) if tag.startswith("=") else 1)
        return origin

    def confidence_at(self, span: Span, tokens: Sequence[Token]) -> float:
        """The lowest confidence of the operations in this part of the learner's sentence, whose
        ``tokens`` these are, or next to it."""
        inside = [
            index
            for index, token in enumerate(tokens)
            if token.span.start <= span.end and span.start <= token.span.end
        ]
        found = [self.confidence[index] for index in inside if index in self.confidence]
        return min(found or self.confidence.values(), default=0.0)
