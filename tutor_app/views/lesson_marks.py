"""Which marks a reading or a lesson puts on the photo."""

from __future__ import annotations

from collections.abc import Iterator

from models.grammar.types import Certainty
from models.transcript import Box
from tutor_app.lesson import Lesson
from tutor_app.places import Places
from tutor_app.views.photo_marks import Mark, MarkKind
from tutor_app.views.reading_view import is_doubtful


def reading_marks(places: Places) -> tuple[Mark, ...]:
    """One for each word; the key is its number in the transcript."""
    return tuple(
        Mark(
            word.box,
            MarkKind.UNCERTAIN if is_doubtful(word, places.transcript) else MarkKind.WORD,
            number,
            word.text,
        )
        for number, word in enumerate(places.transcript.words)
    )


def lesson_marks(lesson: Lesson, places: Places) -> tuple[Mark, ...]:
    """The verbs and the words that decide; the key is the number of the edit."""
    return tuple(_lesson_marks(lesson, places))


def evidence_box(lesson: Lesson, number: int, places: Places) -> Box | None:
    """Where the word stands that decides edit ``number``; None where there is none on the photo."""
    if not 0 <= number < len(lesson.explanations):
        return None
    evidence = lesson.explanations[number].evidence
    boxes = () if evidence is None else places.boxes(evidence)
    return boxes[0] if boxes else None


def _lesson_marks(lesson: Lesson, places: Places) -> Iterator[Mark]:
    for number, explanation in enumerate(lesson.explanations):
        edit = explanation.edit
        kind = MarkKind.MAYBE if edit.certainty is Certainty.MAYBE else MarkKind.VERB
        for box in places.boxes(edit.span):
            yield Mark(box, kind, number, explanation.hint)
        if explanation.evidence is not None:
            for box in places.boxes(explanation.evidence):
                yield Mark(box, MarkKind.EVIDENCE, number, explanation.evidence.of(places.text))
