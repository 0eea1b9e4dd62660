"""The verb groups to the left of the one whose subject is searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from models.grammar.gaps import Chain
from models.grammar.subject_shapes import Subject
from models.grammar.words import Word


class Earlier(Protocol):
    """What the search must know of a group."""

    chain: Chain
    finite: bool
    lemma: str
    subject: Subject | None


class EarlierGroups:
    """The groups of one sentence found so far, from the left; ``groups`` may still grow."""

    def __init__(self, words: Sequence[Word], groups: Sequence[Earlier]) -> None:
        self._words = words
        self._groups = groups

    def ending_at(self, at: int) -> Earlier | None:
        """The group whose last word, a particle after it included, stands at ``at``."""
        for group in reversed(self._groups):
            if group.chain.last == at or (
                group.chain.last == at - 1 and self._words[at].tag in ("RP", "RB")
            ):
                return group
        return None

    def shared_subject(self) -> Subject | None:
        """*He came and [sat]*: the subject of the finite group before."""
        for group in reversed(self._groups):
            if group.finite and group.subject is not None:
                return group.subject
        return None

    def state_something(self) -> bool:
        """Whether a group has a subject of its own, not one that *who, which, that* stand for."""
        return any(
            group.finite and group.subject is not None and not group.subject.relative
            for group in self._groups
        )
