"""Rules that the learner ignores, and explanations in another language."""

from __future__ import annotations

from tests.fakes import ScriptedBatchCorrector
from tests.tutor_app.conftest import App
from tests.tutor_app.lessons import AGREEMENT, TENSE, lesson_on
from tutor_app.lesson import explained_in, ignoring

BOTH = f"{TENSE} {AGREEMENT}"


def test_an_edit_of_an_ignored_rule_is_left_out() -> None:
    whole, lesson = lesson_on(BOTH), lesson_on(BOTH, ignored=("have-has",))
    assert lesson.correction.corrected == "Yesterday I went to school. He have a dog."
    assert lesson.explanations == whole.explanations[:1]
    assert lesson.ignored == whole.explanations[1:]
    assert [edit.after for edit in lesson.correction.edits] == ["went"]
    assert [group.span.of(lesson.correction.corrected) for group in lesson.tenses] == [
        "went",
        "have",
    ]


def test_ignoring_is_taken_back_without_a_second_check() -> None:
    lesson = lesson_on(BOTH)
    less = ignoring(lesson, {"have-has", "past-time"})
    assert less.right
    assert less.correction.corrected == BOTH
    assert ignoring(less, {"past-time"}).explanations == lesson.explanations[1:]
    assert ignoring(less, ()) == lesson


def test_another_language_explains_the_same_edits() -> None:
    lesson = lesson_on(BOTH, ignored=("have-has",))
    spanish = explained_in(lesson, "es")
    assert spanish.correction == lesson.correction
    assert ignoring(spanish, ()).explanations == lesson_on(BOTH, language="es").explanations
    assert explained_in(spanish, "en") == lesson


def test_the_settings_ignore_a_rule_and_the_page_says_so(
    app: App, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted, ignored_rules=("have-has",))
    ended = app.run("check", AGREEMENT)
    assert ended.status == 0
    assert "\nNot shown, because you ignore these rules:\n   have or has (have-has)\n" in ended.out
    spanish = app.run("check", "--language", "es", AGREEMENT).out
    assert "\nNo se muestra, porque ignoras estas reglas:\n   have o has (have-has)\n" in spanish
    assert [each["rule"] for each in app.run("check", "--json", AGREEMENT).json["ignored"]] == [
        "have-has"
    ]
