"""What a teacher calls the kinds of edits."""

from __future__ import annotations

from types import MappingProxyType

from models.grammar.types import EditKind
from tutor_app.words import QT_TRANSLATE_NOOP, translate

NAMES = MappingProxyType(
    {
        EditKind.R_TENSE: QT_TRANSLATE_NOOP("KindNames", "another tense"),
        EditKind.R_SVA: QT_TRANSLATE_NOOP("KindNames", "verb and subject do not agree"),
        EditKind.R_FORM: QT_TRANSLATE_NOOP("KindNames", "another form of the verb"),
        EditKind.R_INFL: QT_TRANSLATE_NOOP("KindNames", "a form that does not exist"),
        EditKind.R_VERB: QT_TRANSLATE_NOOP("KindNames", "another verb"),
        EditKind.M_VERB: QT_TRANSLATE_NOOP("KindNames", "a verb is missing"),
        EditKind.M_TENSE: QT_TRANSLATE_NOOP("KindNames", "an auxiliary is missing"),
        EditKind.M_FORM: QT_TRANSLATE_NOOP("KindNames", "“to” is missing"),
        EditKind.U_VERB: QT_TRANSLATE_NOOP("KindNames", "a verb too many"),
        EditKind.U_TENSE: QT_TRANSLATE_NOOP("KindNames", "an auxiliary too many"),
        EditKind.R_ORDER: QT_TRANSLATE_NOOP("KindNames", "the order of the words"),
        EditKind.U_FORM: QT_TRANSLATE_NOOP("KindNames", "“to” too many"),
    }
)


def kind_name(kind: EditKind) -> str:
    """The kind in words; a kind that nobody has named is shown by its code."""
    return translate("KindNames", NAMES.get(kind, str(kind)))
