"""What an answer is worth: one page, and the pair of a right and a wrong one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from models.grammar.edits import apply
from models.grammar.types import Edit, Span
from training.distance import Stretch, even, nearest
from training.evaluate.answers import Answer
from training.evaluate.truth import PagePair, Shown
from training.verbatim.scoring import Fate, fates
from training.verbatim.sentences import WrongSentence, wrong_sentence


class Failure(StrEnum):
    """Why a page was not solved."""

    UNREAD = "could not be read"
    NO_ANSWER = "read, but no correction that can be used"
    REPAIRED = "repaired while it was read"
    MISREAD_VERB = "the verb misread"
    MARKS = "a capital or a mark misread, the verb right"
    MISREAD = "another word misread, the verb right"
    FALSE_ALARM = "right, and changed"
    MISSED = "wrong, and left alone"
    OTHERWISE = "wrong, and its verb changed to something else"
    OTHER_WORD = "wrong, and another verb changed instead"


@dataclass(frozen=True)
class Score:
    """One page. The sentence is looked for in what was read: the stretch that is most like it."""

    page: Shown
    answer: Answer

    @cached_property
    def stretch(self) -> Stretch:
        return nearest(even(self.page.sentence), even(self.answer.read))

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of the sentence in question."""
        span = self.stretch.span
        return tuple(
            edit
            for edit in self.answer.edits
            if span.start <= edit.span.start < span.end
            or edit.span.start < span.start < edit.span.end
        )

    @property
    def elsewhere(self) -> tuple[Edit, ...]:
        """The edits of other words on the page, of which none is wrong."""
        return tuple(edit for edit in self.answer.edits if edit not in self.edits)

    @cached_property
    def read(self) -> str:
        """What was read for the sentence."""
        return _plain(self.stretch.span.of(self.answer.read))

    @cached_property
    def final(self) -> str:
        """The sentence when its edits are made."""
        span, text = self.stretch.span, self.answer.read
        start = min([span.start, *(edit.span.start for edit in self.edits)])
        end = max([span.end, *(edit.span.end for edit in self.edits)])
        moved = [
            Edit(Span(e.span.start - start, e.span.end - start), e.before, e.after, e.kind)
            for e in self.edits
        ]
        return _plain(apply(text[start:end], moved))

    @property
    def read_exactly(self) -> bool:
        return self.read == _plain(self.page.sentence)

    @property
    def letters_off(self) -> int:
        """Letters of the sentence that were misread, at most all of them."""
        if self.read_exactly:
            return 0
        return min(self.stretch.off, self.letters)

    @property
    def letters(self) -> int:
        return len(self.page.sentence)

    @property
    def solved(self) -> bool:
        """The right sentence left alone, or the wrong one corrected: letter by letter.

        A mistake that the reader repairs unseen is not corrected: nobody tells the learner.
        """
        return self.judged and self.final == _plain(self.page.pair.right)

    @cached_property
    def verb_right(self) -> bool:
        """As `solved`, but only the verb must be right, whatever else was misread."""
        right = wrong_sentence("", wrong=self.page.pair.right, right=self.page.pair.wrong)
        return self.judged and _fate(right, self.final).preserved

    @property
    def judged(self) -> bool:
        """It was called what it is: right or wrong."""
        return not self.answer.error and bool(self.edits) is not self.page.right

    @cached_property
    def fate(self) -> Fate:
        """Of the wrong form that is printed. Only of wrong pages."""
        pair = self.page.pair
        return _fate(wrong_sentence("", wrong=pair.wrong, right=pair.right), self.read)

    @property
    def failure(self) -> Failure | None:
        """None where the page is solved."""
        if self.solved:
            return None
        if not self.answer.read or self.stretch.off > self.letters / 2:
            return Failure.UNREAD
        if self.answer.error:
            return Failure.NO_ANSWER
        if not self.page.right and self.fate.repaired:
            return Failure.REPAIRED
        if not self.read_exactly:
            if not self.verb_right:
                return Failure.MISREAD_VERB
            same = _letters(self.read) == _letters(self.page.sentence)
            return Failure.MARKS if same else Failure.MISREAD
        if self.page.right:
            return Failure.FALSE_ALARM
        if not self.edits:
            return Failure.MISSED
        return Failure.OTHERWISE if self._at_the_error() else Failure.OTHER_WORD

    def _at_the_error(self) -> bool:
        """Whether an edit touches the wrong verb. Only where the sentence was read exactly."""
        place = self.page.pair.edit.span
        start = self.stretch.span.start
        return any(
            edit.span.start - start <= place.end and edit.span.end - start >= place.start
            for edit in self.edits
        )


@dataclass(frozen=True)
class PairScore:
    """Both pages of a pair."""

    right: Score
    wrong: Score

    @property
    def pages(self) -> tuple[Score, Score]:
        return self.right, self.wrong


def scored(pairs: Sequence[PagePair], answers: Sequence[tuple[Answer, Answer]]) -> list[PairScore]:
    """``answers``: of the right and of the wrong page of each pair."""
    return [
        PairScore(Score(pair.right, right), Score(pair.wrong, wrong))
        for pair, (right, wrong) in zip(pairs, answers, strict=True)
    ]


def _fate(sentence: WrongSentence, read: str) -> Fate:
    (found,) = fates([sentence], read)
    return found


def _letters(text: str) -> str:
    """Without capitals, marks and blanks."""
    return "".join(filter(str.isalnum, text)).lower()


def _plain(text: str) -> str:
    return " ".join(even(text).split())
