"""What is told beside the edits and stays folded: tenses, what was refused, other remarks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.grammar.types import OtherRemark, Refusal, VerbGroup
from tutor_app.lesson import Lesson
from tutor_app.views.folded import Folded
from tutor_app.views.parts import column, label
from tutor_app.views.theme import Theme
from tutor_app.views.time_line import TimeLine, shape_of


def beside(theme: Theme, lesson: Lesson) -> Iterator[QWidget]:
    """The sections that this lesson has."""
    original, corrected = lesson.correction.original, lesson.correction.corrected
    if lesson.tenses:
        title = _tr("The tenses in this text ({count})").format(count=len(lesson.tenses))
        section = Folded(theme, title)
        for group in lesson.tenses:
            section.content.addWidget(_tense(theme, group, corrected))
        yield section
    if lesson.correction.refused:
        section = Folded(theme, _tr("Not applied, because it is more than a verb"))
        for refusal in lesson.correction.refused:
            section.content.addWidget(label(_refusal(refusal)))
        yield section
    if lesson.remarks:
        section = Folded(theme, _tr("Other remarks, not about verbs"))
        for remark in lesson.remarks:
            section.content.addWidget(label(_remark(remark, original)))
        yield section
    if lesson.ignored:
        section = Folded(theme, _tr("Ignored, as you wished"))
        for each in lesson.ignored:
            before, after = each.edit.before.strip(), each.edit.after.strip()
            section.content.addWidget(label(f"{each.title}: {before} → {after}"))
        yield section


def _tense(theme: Theme, group: VerbGroup, text: str) -> QWidget:
    whole = QWidget()
    inside = column(whole, margin=(0, 0, 0, theme.size("space_m")), gap=theme.size("space_xs"))
    inside.addWidget(label(group.span.of(text), "sentence"))
    inside.addWidget(label(group.name, "soft"))
    shape = shape_of(group)
    if shape is not None:
        inside.addWidget(TimeLine(theme, shape))
    return whole


def _refusal(refusal: Refusal) -> str:
    nothing = _tr("(nothing)")
    before, after = refusal.before.strip() or nothing, refusal.after.strip() or nothing
    return f"{before} → {after}\n{refusal.reason}"


def _remark(remark: OtherRemark, text: str) -> str:
    said = f"“{remark.span.of(text)}”: {remark.message}"
    if not remark.suggestions:
        return said
    perhaps = _tr("perhaps: {words}").format(words=", ".join(remark.suggestions))
    return f"{said} ({perhaps})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Beside", text)
