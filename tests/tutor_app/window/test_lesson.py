"""What a lesson says beside its sure edits."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QTextBrowser

from models.grammar.types import Certainty, OtherRemark, Refusal, Span
from tests.fakes import Change, ScriptedCorrector, ScriptedReviewer
from tests.tutor_app.lessons import photo_lesson
from tests.tutor_app.window.conftest import Desk, Opened
from tutor_app.views.edit_card import EditCard
from tutor_app.views.parts import Elided
from tutor_app.views.time_line import TimeLine

TEXT = "Yesterday I go home. She sing in a old house."


def check(desk: Desk, text: str = TEXT) -> None:
    desk.window.study.type_text(text)
    desk.press("Check the verbs")
    desk.wait_for(desk.window.study_page.lesson)


def shown_text(desk: Desk) -> QTextBrowser:
    found = desk.window.study_page.lesson.findChildren(QTextBrowser)
    [text] = [each for each in found if each.isVisible()]
    return text


def test_the_answer_is_in_the_text_only_when_it_was_asked_for(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk)
        desk.wait_for_words("2 verbs to look at")
        assert shown_text(desk).toPlainText() == TEXT
        desk.window.study_page.lesson.choose(1)
        desk.do("reveal")
        assert "I go home. She sing sings in" in shown_text(desk).toPlainText()
        desk.do("reveal all")
        assert "I go went home." in shown_text(desk).toPlainText()

    opened.run(use)


def test_a_word_that_is_put_in_or_taken_out_is_marked(opened: Opened) -> None:
    opened.app.use(ScriptedCorrector({"do": "", "She": "She has"}))

    def use(desk: Desk) -> None:
        check(desk, "I do went. She gone.")
        desk.do("reveal all")
        desk.wait_for_words("(nothing)", desk.window.study_page.lesson)
        assert shown_text(desk).toPlainText() == "I do went. She She has gone."

    opened.run(use)


def test_a_maybe_is_a_question(opened: Opened) -> None:
    opened.app.use(ScriptedCorrector({"go": Change("went", certainty=Certainty.MAYBE)}))

    def use(desk: Desk) -> None:
        check(desk)
        desk.wait_for_words("Look again: is “go” right?")
        assert "Not sure" in desk.words()
        desk.press("Show the answer")
        desk.wait_for_words("We are not sure: the sentence may be right as it stands.")

    opened.run(use)


def test_what_is_not_applied_stays_folded(opened: Opened) -> None:
    start = TEXT.index("a old")
    refusal = Refusal(Span(start, start + 1), "a", "an", "scripted", "This is no verb.")
    remark = OtherRemark(Span(start, start + 1), "Use “an” here.", ("an",))
    opened.app.use(
        ScriptedCorrector({"go": "went"}, refused=(refusal,)),
        ScriptedReviewer({"go": "went"}, name="languagetool", remarks=(remark,)),
        languagetool=True,
    )

    def use(desk: Desk) -> None:
        check(desk)
        desk.wait_for_words("One verb to look at")
        assert "This is no verb." not in desk.words()
        assert "Use “an” here." not in desk.words()
        desk.press("Not applied, because it is more than a verb")
        desk.wait_for_words("a → an\nThis is no verb.")
        desk.press("Other remarks, not about verbs")
        desk.wait_for_words("“a”: Use “an” here. (perhaps: an)")

    opened.run(use)


def test_the_tenses_are_shown_on_a_time_line(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, "She has lived here since 2010.")
        assert "Every verb is right." in desk.words()
        desk.press("The tenses in this text (1)")
        desk.wait_for_words("present perfect")
        [line] = desk.window.study_page.lesson.findChildren(TimeLine)
        assert line.accessibleName() == "It began or happened in the past, and it matters now."

    opened.run(use)


def test_a_link_in_the_text_turns_to_its_card(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk)
        desk.wait_for_words("2 verbs to look at")
        text = shown_text(desk)
        text.anchorClicked.emit("edit:1")
        assert desk.window.study_page.lesson.selected == 1

    opened.run(use)


def test_what_was_set_apart_is_told_and_the_facts_of_the_route_are_in_a_tip(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        lesson = replace(photo_lesson(), pace=12.25)
        desk.window.study.type_text(lesson.correction.original)
        desk.window.study.show_lesson(lesson)
        desk.window.status.show_lesson(lesson, "Tesseract")
        desk.press("Not checked, because it is no sentence (1)")
        desk.wait_for_words("Page 7", desk.window.study_page.lesson)
        assert "12.2 tokens a second" in desk.words(desk.window.status)
        tips = [part.toolTip() for part in desk.window.status.findChildren(Elided)]
        assert "There is no graphics card.\nGraphics card: none" in tips

    opened.run(use)


def test_a_long_text_has_all_its_cards_in_the_end(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, "I go home. " * 15)
        view = desk.window.study_page.lesson
        assert len(view.findChildren(EditCard)) < 15
        desk.do("reveal all")
        view.choose(14)  # and those before it are there
        assert len(view.findChildren(EditCard)) == 15
        cards = view.findChildren(EditCard)
        desk.bot.waitUntil(lambda: all("went" in desk.words(card) for card in cards), timeout=20000)
        desk.do("next")
        assert view.selected == 0

    opened.run(use)
