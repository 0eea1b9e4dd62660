"""A lesson as a page of lines, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from models.grammar.types import Certainty
from tutor_app.terminal import Line, Piece, line

if TYPE_CHECKING:
    from models.grammar.types import Correction, Explanation, Span
    from tutor_app.lesson import Lesson

LABELS = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "right": "No verb error was found.",
                "read": "Read on the photo",
                "look": "look at this verb again",
                "nothing": "(nothing)",
                "because": "Look here",
                "forms": "Forms",
                "not applied": "Not applied",
                "remarks": "Other remarks",
                "perhaps": "perhaps",
                "level": "level",
                "route": "Route",
                "typed": "Typed text",
                "seconds": "seconds",
            }
        ),
        "es": MappingProxyType(
            {
                "right": "No se ha encontrado ningún error en los verbos.",
                "read": "Leído en la foto",
                "look": "mira otra vez este verbo",
                "nothing": "(nada)",
                "because": "Fíjate en",
                "forms": "Formas",
                "not applied": "No aplicado",
                "remarks": "Otras observaciones",
                "perhaps": "quizás",
                "level": "nivel",
                "route": "Ruta",
                "typed": "Texto tecleado",
                "seconds": "segundos",
            }
        ),
    }
)


def lesson_lines(lesson: Lesson, language: str) -> Iterator[Line]:
    """The whole page; ``language`` is "en" or "es"."""
    labels = LABELS[language]
    correction = lesson.correction
    if lesson.transcript is not None:
        yield line((f"{labels['read']}:", "dim"))
    if lesson.right:
        yield from _paragraphs(((correction.original, ""),))
        yield line((labels["right"], "bold green"))
    else:
        yield from _paragraphs(_marked(correction, corrected=False))
        yield from _paragraphs(_marked(correction, corrected=True))
    for number, explanation in enumerate(lesson.explanations, start=1):
        yield line()
        yield from _explanation(number, explanation, correction.original, language)
    yield from _beside(lesson, language)
    yield line()
    yield from (line((note, "yellow")) for note in lesson.notes)
    work = f"{lesson.corrector}, {lesson.device}, {lesson.seconds:.1f} {labels['seconds']}."
    yield line((f"{_way(lesson, language)} {work}", "dim"))


def _way(lesson: Lesson, language: str) -> str:
    """Which route was taken and why; "ocr" says nothing to a learner who showed no photo."""
    labels, route = LABELS[language], lesson.route
    if lesson.transcript is None and route.name == "ocr":
        return f"{labels['typed']}."
    return f"{labels['route']}: {route.name}. {route.why}"


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
        yield line((f"{labels['because']}: ", "dim"), _quoted(explanation.evidence, text), indent=3)
    if explanation.forms:
        forms = ", ".join(f"{name} {form}" for name, form in explanation.forms)
        yield line((f"{labels['forms']}: ", "dim"), forms, indent=3)
    for wrong, right in explanation.examples[:1]:
        yield line(("✗ ", "red"), wrong, "   ", ("✓ ", "green"), right, indent=3)


def _beside(lesson: Lesson, language: str) -> Iterator[Line]:
    """What is told but never applied."""
    labels, text = LABELS[language], lesson.correction.original
    if lesson.correction.refused:
        yield line()
        yield line((f"{labels['not applied']}:", "bold"))
    for refusal in lesson.correction.refused:
        before, after = refusal.before.strip(), refusal.after.strip()
        change = f"{before or labels['nothing']} → {after or labels['nothing']}"
        yield line(f"{change} ({refusal.reason})", indent=3)
    if lesson.remarks:
        yield line()
        yield line((f"{labels['remarks']}:", "bold"))
    for remark in lesson.remarks:
        perhaps = f" ({labels['perhaps']}: {', '.join(remark.suggestions)})"
        suffix = perhaps if remark.suggestions else ""
        yield line(_quoted(remark.span, text), f" {remark.message}{suffix}", indent=3)


def _quoted(span: Span, text: str) -> str:
    return f"“{span.of(text)}”"


def _marked(correction: Correction, *, corrected: bool) -> tuple[Piece, ...]:
    """The text with what was there (or what now stands there) set off by colour."""
    pieces: list[Piece] = []
    at = 0
    for edit in correction.edits:
        pieces.append((correction.original[at : edit.span.start], ""))
        pieces.append((edit.after, "bold green") if corrected else (edit.before, "red"))
        at = edit.span.end
    pieces.append((correction.original[at:], ""))
    return tuple(piece for piece in pieces if piece[0])


def _paragraphs(pieces: tuple[Piece, ...]) -> Iterator[Line]:
    """Cut styled text into lines where it has line breaks."""
    current: list[Piece] = []
    for text, style in pieces:
        first, *others = text.splitlines() + [""] * text.endswith("\n") or [""]
        current.append((first, style))
        for other in others:
            yield Line(tuple(current))
            current = [(other, style)]
    yield Line(tuple(current))
