"""A lesson as a page of lines, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.grammar.types import Certainty
from tutor_app.lesson_words import LABELS, beside, notes, pieces, verdict, way, work
from tutor_app.terminal import Line, Piece, line

if TYPE_CHECKING:
    from models.grammar.types import Correction, Explanation
    from tutor_app.lesson import Lesson


def lesson_lines(lesson: Lesson, language: str) -> Iterator[Line]:
    """The whole page; ``language`` is "en" or "es"."""
    labels = LABELS[language]
    correction = lesson.correction
    if lesson.transcript is not None:
        yield line((f"{labels['read']}:", "dim"))
    if lesson.right:
        yield from _paragraphs(((correction.original, ""),))
        yield line((verdict(lesson, language), "bold green"))
    else:
        yield from _paragraphs(_marked(correction, corrected=False))
        yield from _paragraphs(_marked(correction, corrected=True))
    for number, explanation in enumerate(lesson.explanations, start=1):
        yield line()
        yield from _explanation(number, explanation, correction.original, language)
    for section in beside(lesson, language):
        yield line()
        yield line((f"{section.title}:", "bold"))
        yield from (line(each, indent=3) for each in section.lines)
    yield line()
    yield from (line((note, "yellow")) for note in notes(lesson, language))
    yield line((f"{way(lesson, language)} {work(lesson, language)}", "dim"))


def _explanation(number: int, explanation: Explanation, text: str, language: str) -> Iterator[Line]:
    labels, edit = LABELS[language], explanation.edit
    maybe = edit.certainty is Certainty.MAYBE
    heading: list[str | Piece] = [
        (f"{number}. ", "bold"),
        (edit.before.strip() or labels["nothing"], "red"),
        " → ",
        (edit.after.strip() or labels["nothing"], "green"),
    ]
    if maybe:
        heading.append((f" ? {labels['look']}", "yellow"))
    heading.append(f"  {explanation.title}")
    if explanation.level:
        heading.append((f"  ({labels['level']} {explanation.level})", "dim"))
    yield line(*heading)
    for sentence in filter(None, (explanation.text, explanation.why_here)):
        yield line(sentence, indent=3)
    if explanation.evidence is not None:
        yield line(
            (f"{labels['because']}: ", "dim"), f"“{explanation.evidence.of(text)}”", indent=3
        )
    if explanation.forms:
        forms = ", ".join(f"{name} {form}" for name, form in explanation.forms)
        yield line((f"{labels['forms']}: ", "dim"), forms, indent=3)
    for wrong, right in explanation.examples[:1]:
        yield line(("✗ ", "red"), wrong, "   ", ("✓ ", "green"), right, indent=3)


def _marked(correction: Correction, *, corrected: bool) -> tuple[Piece, ...]:
    """The text with what was there (or what now stands there) set off by colour."""
    styled: list[Piece] = []
    for piece in pieces(correction):
        if isinstance(piece, str):
            styled.append((piece, ""))
        else:
            styled.append((piece.after, "bold green") if corrected else (piece.before, "red"))
    return tuple(piece for piece in styled if piece[0])


def _paragraphs(styled: tuple[Piece, ...]) -> Iterator[Line]:
    """Cut styled text into lines where it has line breaks."""
    current: list[Piece] = []
    for text, style in styled:
        first, *others = text.splitlines() + [""] * text.endswith("\n") or [""]
        current.append((first, style))
        for other in others:
            yield Line(tuple(current))
            current = [(other, style)]
    yield Line(tuple(current))
