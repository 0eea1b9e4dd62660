"""The words around a lesson, in each language that it is explained in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tutor_app.phrases import spoken

if TYPE_CHECKING:
    from models.grammar.types import Correction, Edit, Refusal
    from tutor_app.lesson import Lesson

LABELS = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "lesson": "Lesson",
                "right": "No verb error was found.",
                "right besides": "No other verb error was found.",
                "your text": "Your text",
                "corrected": "Corrected",
                "photo": "The photo, made small",
                "read": "Read on the photo",
                "look": "look at this verb again",
                "nothing": "(nothing)",
                "because": "Look here",
                "forms": "Forms",
                "form": "Form",
                "spelling": "Spelling",
                "example": "Example",
                "not applied": "Not applied",
                "ignored": "Not shown, because you ignore these rules",
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
                "lesson": "Lección",
                "right": "No se ha encontrado ningún error en los verbos.",
                "right besides": "No se ha encontrado ningún otro error en los verbos.",
                "your text": "Tu texto",
                "corrected": "Corregido",
                "photo": "La foto, en pequeño",
                "read": "Leído en la foto",
                "look": "mira otra vez este verbo",
                "nothing": "(nada)",
                "because": "Fíjate en",
                "forms": "Formas",
                "form": "Forma",
                "spelling": "Se escribe",
                "example": "Ejemplo",
                "not applied": "No aplicado",
                "ignored": "No se muestra, porque ignoras estas reglas",
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


def way(lesson: Lesson, language: str) -> str:
    """Which route was taken and why; "ocr" says nothing to a learner who showed no photo."""
    labels, route = LABELS[language], lesson.route
    if lesson.transcript is None and route.name == "ocr":
        return f"{labels['typed']}."
    return f"{labels['route']}: {route.name}. {spoken(route.why, language)}"


def notes(lesson: Lesson, language: str) -> Iterator[str]:
    """What is in doubt about the lesson, or was wished for and cannot be had."""
    return (spoken(note, language) for note in lesson.notes)


def work(lesson: Lesson, language: str) -> str:
    """Who corrected, where, and how long all of it took."""
    seconds = LABELS[language]["seconds"]
    return f"{spoken(lesson.corrector, language)}, {lesson.device}, {lesson.seconds:.1f} {seconds}."


def verdict(lesson: Lesson, language: str) -> str:
    """What is said where no edit is shown."""
    return LABELS[language]["right besides" if lesson.ignored else "right"]


def change(made: Edit | Refusal, language: str) -> str:
    """*go → went*"""
    nothing = LABELS[language]["nothing"]
    return f"{made.before.strip() or nothing} → {made.after.strip() or nothing}"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[str, ...]


def beside(lesson: Lesson, language: str) -> Iterator[Section]:
    """What is told but never applied; sections without lines are left out."""
    labels, text = LABELS[language], lesson.correction.original
    refused = (
        f"{change(each, language)} ({spoken(each.reason, language)})"
        for each in lesson.correction.refused
    )
    ignored = (f"{each.title} ({each.rule})" for each in lesson.ignored)
    remarks = []
    for remark in lesson.remarks:
        perhaps = f" ({labels['perhaps']}: {', '.join(remark.suggestions)})"
        suffix = perhaps if remark.suggestions else ""
        remarks.append(f"“{remark.span.of(text)}” {remark.message}{suffix}")
    for title, lines in (("not applied", refused), ("ignored", ignored), ("remarks", remarks)):
        if found := tuple(lines):
            yield Section(labels[title], found)


def pieces(correction: Correction) -> Iterator[str | Edit]:
    """The original, cut into what stays and what is edited, in its order."""
    at = 0
    for edit in correction.edits:
        if at < edit.span.start:
            yield correction.original[at : edit.span.start]
        yield edit
        at = edit.span.end
    if at < len(correction.original):
        yield correction.original[at:]
