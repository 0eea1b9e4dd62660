"""What is told beside the edits and stays folded: tenses, what was refused, other remarks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from models.grammar.types import Explanation, OtherRemark, Refusal, VerbGroup
from tutor_app.lesson import Lesson
from tutor_app.views.folded import Folded
from tutor_app.views.parts import column, label
from tutor_app.views.theme import Theme
from tutor_app.views.time_line import TimeLine, shape_of
from tutor_app.words import said, translate


def beside(theme: Theme, lesson: Lesson) -> Iterator[QWidget]:
    """The sections that this lesson has."""
    original, corrected = lesson.correction.original, lesson.correction.corrected
    if lesson.tenses:
        count = len(lesson.tenses)
        title = translate("Beside", "The tenses in this text ({count})").format(count=count)
        yield Folded(theme, title, (_tense(theme, group, corrected) for group in lesson.tenses))
    if lesson.correction.refused:
        title = translate("Beside", "Not applied, because it is more than a verb")
        yield Folded(theme, title, (label(_refusal(each)) for each in lesson.correction.refused))
    if lesson.apart:
        title = translate("Beside", "Not checked, because it is no sentence ({count})")
        apart = (span.of(original) for span in lesson.apart)
        yield Folded(theme, title.format(count=len(lesson.apart)), map(label, apart))
    if lesson.remarks:
        title = translate("Beside", "Other remarks, not about verbs")
        yield Folded(theme, title, (label(_remark(each, original)) for each in lesson.remarks))
    if lesson.ignored:
        title = translate("Beside", "Ignored, as you wished")
        yield Folded(theme, title, (label(_ignored(each)) for each in lesson.ignored))


def _tense(theme: Theme, group: VerbGroup, text: str) -> QWidget:
    whole = QWidget()
    inside = column(whole, margin=(0, 0, 0, theme.size("space_m")), gap=theme.size("space_xs"))
    inside.addWidget(label(group.span.of(text), "sentence"))
    inside.addWidget(label(said(group.name), "soft"))
    shape = shape_of(group)
    if shape is not None:
        inside.addWidget(TimeLine(theme, shape))
    return whole


def _ignored(explanation: Explanation) -> str:
    edit = explanation.edit
    return f"{explanation.title}: {edit.before.strip()} → {edit.after.strip()}"


def _refusal(refusal: Refusal) -> str:
    nothing = translate("Beside", "(nothing)")
    before, after = refusal.before.strip() or nothing, refusal.after.strip() or nothing
    return f"{before} → {after}\n{said(refusal.reason)}"


def _remark(remark: OtherRemark, text: str) -> str:
    words = f"“{remark.span.of(text)}”: {remark.message}"
    if not remark.suggestions:
        return words
    perhaps = translate("Beside", "perhaps: {words}").format(words=", ".join(remark.suggestions))
    return f"{words} ({perhaps})"
