"""Where on the photo the words of a text stand, also after the learner has mended the reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from models.grammar.types import Edit, Span, VerbGroup
from models.transcript import Box, Transcript, Word

if TYPE_CHECKING:
    from tutor_app.lesson import Lesson

CARET = 0.35  # width of the mark of a missing word where there is no gap, in heights of the line
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Places:
    """Finds boxes of `Transcript.words` for spans in ``text``, which was the transcript's once."""

    text: str
    transcript: Transcript

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The words that ``span`` touches; the gap on the paper where it is empty.

        () where none of its words is on the photo, because the learner typed it.
        """
        words = [word for word, place in self._placed() if _touch(place, span)]
        if span.of(self.text).strip():
            return tuple(word.box for word in words)
        return self._gap(span)

    def span_of(self, word: Word) -> Span | None:
        """Where ``word`` of the transcript stands in ``text`` now."""
        return next((place for known, place in self._placed() if known is word), None)

    def word_at(self, position: int) -> Word | None:
        """The word on the photo that holds the letter at ``position``."""
        spot = Span(position, position)
        return next((w for w, place in self._placed() if _touch(place, spot, ends=True)), None)

    def _gap(self, span: Span) -> tuple[Box, ...]:
        before = [word.box for word, place in self._placed() if place.end <= span.start]
        after = [word.box for word, place in self._placed() if place.start >= span.start]
        if before and after and _beside(before[-1], after[0]):
            box = before[-1]
            return (Box(box.right, box.top, after[0].left - box.right, box.height),)
        if before:
            box = before[-1]
            return (Box(box.right, box.top, round(box.height * CARET), box.height),)
        if after:
            caret = round(after[0].height * CARET)
            return (Box(max(0, after[0].left - caret), after[0].top, caret, after[0].height),)
        return ()

    def _placed(self) -> Iterator[tuple[Word, Span]]:
        """The words of the photo that are in the text still, in order, with their spans there."""
        if self.text == self.transcript.text:
            yield from ((word, word.span) for word in self.transcript.words)
            return
        moved = _moved(self.transcript.text, self.text)
        for word in self.transcript.words:
            for old, new in moved:
                if _touch(old, word.span):
                    yield word, new
                    break


def _moved(old: str, new: str) -> list[tuple[Span, Span]]:
    """Spans of words in ``old`` with the spans of the words that stand in ``new`` for them."""
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    matcher = SequenceMatcher(
        a=[word[0] for word in before], b=[word[0] for word in after], autojunk=False
    )
    pairs: list[tuple[Span, Span]] = []
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and a_end - a_start == b_end - b_start):
            for a, b in zip(before[a_start:a_end], after[b_start:b_end], strict=True):
                pairs.append((Span(*a.span()), Span(*b.span())))
        elif tag == "replace":  # "go to" for "goto": all the old words for all the new ones
            place = Span(after[b_start].start(), after[b_end - 1].end())
            pairs.extend((Span(*word.span()), place) for word in before[a_start:a_end])
    return pairs


def _beside(left: Box, right: Box) -> bool:
    """Whether ``right`` follows on the same line, with a gap."""
    return right.left > left.right and right.top < left.bottom and left.top < right.bottom


def _touch(one: Span, other: Span, *, ends: bool = False) -> bool:
    if ends:
        return one.start <= other.start <= one.end
    return one.start < other.end and other.start < one.end


def group_after(lesson: Lesson, edit: Edit) -> VerbGroup | None:
    """The verb group of the corrected text that holds what ``edit`` put there."""
    shift = 0
    for other in lesson.correction.edits:
        if other is edit:
            break
        shift += len(other.after) - (other.span.end - other.span.start)
    start = edit.span.start + shift
    place = Span(start, start + max(1, len(edit.after)))
    return next((group for group in lesson.tenses if _touch(group.span, place)), None)
