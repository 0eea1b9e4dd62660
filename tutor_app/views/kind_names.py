"""What a teacher calls the kinds of edits."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from models.grammar.types import EditKind


def _said(text: str) -> str:
    """Marks ``text`` for translation, as `QT_TRANSLATE_NOOP` does."""
    return text


NAMES = MappingProxyType(
    {
        EditKind.R_TENSE: _said("another tense"),
        EditKind.R_SVA: _said("verb and subject do not agree"),
        EditKind.R_FORM: _said("another form of the verb"),
        EditKind.R_INFL: _said("a form that does not exist"),
        EditKind.R_VERB: _said("another verb"),
        EditKind.M_VERB: _said("a verb is missing"),
        EditKind.M_TENSE: _said("an auxiliary is missing"),
        EditKind.M_FORM: _said("“to” is missing"),
        EditKind.U_VERB: _said("a verb too many"),
        EditKind.U_TENSE: _said("an auxiliary too many"),
        EditKind.U_FORM: _said("“to” too many"),
    }
)


def kind_name(kind: EditKind) -> str:
    return QCoreApplication.translate("KindNames", NAMES[kind])
