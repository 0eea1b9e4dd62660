"""History, settings, health and help."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTextBrowser,
)

from models.backends import Ticket
from models.errors import TutorError
from tests.fakes import ScriptedCorrector
from tests.tutor_app.window.conftest import PAGE, Desk, Opened
from tutor_app.main_window import MainWindow
from tutor_app.settings import load_settings
from tutor_app.views.instructions_dialog import InstructionsDialog


def check(desk: Desk, text: str) -> None:
    desk.window.show_place("lesson")
    desk.window.study.type_text(text)
    desk.press("Check the verbs")
    desk.wait_for(desk.window.study_page.lesson)
    desk.bot.waitUntil(lambda: not desk.window.errands.busy)


def boxes(desk: Desk, name: str) -> list[QComboBox]:
    found = desk.window.findChildren(QComboBox)
    return [each for each in found if each.accessibleName() == name and each.isVisible()]


def choose(desk: Desk, name: str, value: object) -> None:
    """In the combo box that is called ``name``."""
    [box] = boxes(desk, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_a_lesson_is_kept_and_can_be_opened_again_with_its_photo(
    opened: Opened, photo: Path
) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        desk.do("again")
        assert desk.shown is page.start
        desk.do("history")
        desk.wait_for_words("One lesson")
        desk.wait_for_words("another tense")
        desk.press("Open")
        desk.wait_for(page.lesson)
        assert desk.window.place == "lesson"
        desk.bot.waitUntil(page.photo.isVisible)
        desk.wait_for_words("2 verbs to look at", page.lesson)

    opened.run(use, str(photo))


def test_checking_again_is_the_same_lesson_made_better(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, "I go home.")
        desk.press("2  Check the reading")
        desk.window.study_page.reading.editor.setPlainText("I went home.")
        desk.press("Check the verbs")
        desk.wait_for(desk.window.study_page.lesson)
        check(desk, "She sing.")
        desk.do("history")
        desk.wait_for_words("2 lessons")
        desk.wait_for_words("I went home.")
        assert "I go home." not in desk.words()

    opened.run(use)


def test_lessons_are_found_deleted_and_brought_back(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        for text in ("I go home.", "She sing."):
            check(desk, text)
        desk.do("history")
        desk.wait_for_words("2 lessons")
        [search] = [e for e in desk.window.findChildren(QLineEdit) if e.isVisible()]
        search.setText("sing")
        desk.wait_for_words("One lesson")
        assert "I go home." not in desk.words()
        desk.press_tool("Delete this lesson")
        desk.wait_for_words("No lesson fits.")
        desk.press("Undo")
        desk.wait_for_words("One lesson")

    opened.run(use)


def test_all_lessons_can_be_deleted(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)

    def use(desk: Desk) -> None:
        check(desk, "I go home.")
        desk.do("history")
        desk.wait_for_words("One lesson")
        desk.press("Delete all …")
        desk.wait_for_words("There is none yet.")

    opened.run(use)


def test_no_lesson_is_kept_where_the_learner_does_not_want_it(opened: Opened) -> None:
    opened.app.use(keep_history=False)

    def use(desk: Desk) -> None:
        check(desk, "I go home.")
        desk.do("history")
        desk.wait_for_words("There is none yet.")

    opened.run(use)


def test_a_damaged_history_is_told_and_does_not_stop_the_lesson(opened: Opened) -> None:
    opened.app.home.mkdir(parents=True, exist_ok=True)
    (opened.app.home / "history.sqlite").write_bytes(b"this is no database" * 100)

    def use(desk: Desk) -> None:
        check(desk, "I go home.")
        assert "One verb to look at" in desk.words(desk.window.study_page.lesson)

    opened.run(use)


def test_a_full_disk_keeps_no_lesson_and_says_so_and_the_lesson_stays(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, "I go home.")
        desk.window.errands.start(full, done=lambda _: None, failed=fail)
        desk.window.study.type_text(f"{PAGE} {'They liked it. ' * 200}")
        desk.press("Check the verbs")
        desk.wait_for_words("The disk is full", desk.window.status)
        assert desk.shown is desk.window.study_page.lesson
        assert "The lesson stays on the screen." in desk.words(desk.window.status)
        assert "verbs to look at" in desk.words(desk.window.study_page.lesson)

    def full(ticket: Ticket) -> None:  # on the thread of the history
        history = opened_history(opened)
        pages = history.execute("PRAGMA page_count").fetchone()[0]
        history.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own SQLITE_FULL

    def fail(error: TutorError) -> None:
        raise AssertionError(error)

    opened.run(use)


def opened_history(opened: Opened) -> sqlite3.Connection:
    """The connection of the window, which alone feels the limit."""
    [window] = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow)]
    history = window.keeping._opened()
    return history._file._database


def test_settings_hold_at_once_and_are_saved(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.open_settings()
        choose(desk, "Theme", "dark")
        assert desk.window.theme.name == "dark"
        choose(desk, "Size of text", 150)
        assert desk.window.theme.size("body") == 21
        desk = desk.anew()
        desk.wait_for_choices()
        [switch] = [
            box
            for box in desk.window.findChildren(QCheckBox)
            if box.text() == "Show only mistakes that are sure"
        ]
        switch.click()

    opened.run(use)
    saved = load_settings(opened.app.home).settings
    assert (saved.theme, saved.text_size, saved.only_sure) == ("dark", 150, True)


def test_a_reset_shows_the_defaults(opened: Opened) -> None:
    opened.app.use(theme="dark", text_size=200)

    def use(desk: Desk) -> None:
        assert desk.window.theme.name == "dark"
        desk.open_settings()
        desk.press("Reset all settings")
        assert desk.window.theme.size("body") == 14
        desk = desk.anew()
        desk.bot.waitUntil(lambda: _chosen(desk, "Size of text") == 100)

    opened.run(use)
    assert load_settings(opened.app.home).settings.theme == "system"


def _chosen(desk: Desk, name: str) -> object:
    shown = boxes(desk, name)
    return shown[0].currentData() if shown else None


def test_damaged_settings_are_told_and_do_not_stop_the_window(opened: Opened) -> None:
    opened.app.home.mkdir(parents=True, exist_ok=True)
    (opened.app.home / "settings.json").write_text("{ this is not JSON")

    def use(desk: Desk) -> None:
        assert "damaged" in desk.words(desk.window.status)

    opened.run(use)


def test_a_rule_is_ignored_until_it_is_wanted_again(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        check(desk, "She sing well.")
        desk.press("Show the answer")
        desk.press("Ignore this rule")
        desk.wait_for_words("Every verb is right.", page.lesson)
        assert load_settings(opened.app.home).settings.ignored_rules
        desk.open_settings()
        desk.press("Use again")
        desk.do("lesson")
        desk.wait_for_words("One verb to look at", page.lesson)
        assert not load_settings(opened.app.home).settings.ignored_rules

    opened.run(use)


def test_one_edit_is_ignored_and_taken_back(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        check(desk, PAGE)
        page.lesson.reveal_all()
        desk.press("Ignore here")
        desk.wait_for_words("One verb to look at", page.lesson)
        desk.press("Undo")
        desk.wait_for_words("2 verbs to look at", page.lesson)

    opened.run(use)


def test_what_is_ignored_here_is_listed_in_the_settings(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        check(desk, PAGE)
        page.lesson.reveal_all()
        desk.press("Ignore here")
        desk.wait_for_words("One verb to look at", page.lesson)
        assert "→" not in desk.words(page.lesson)
        assert "sings" in desk.words(page.lesson)  # the answer of the other stays revealed
        desk.open_settings()
        assert "go → went" in desk.words()
        desk.press("Show again")
        assert "go → went" not in desk.words()
        desk.do("lesson")
        desk.wait_for_words("2 verbs to look at", page.lesson)

    opened.run(use)


def test_what_is_ignored_here_stays_so_in_another_language(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, PAGE)
        desk.window.study_page.lesson.reveal_all()
        desk.press("Ignore here")
        desk.window.preferences.change(interface="es", language="es")
        desk = desk.anew()
        desk.wait_for_words("Un verbo en el que fijarse", desk.window.study_page.lesson)
        desk.open_settings()
        desk.press("Mostrar otra vez")
        desk.do("lesson")
        desk.wait_for_words("2 verbos", desk.window.study_page.lesson)

    opened.run(use)


def test_models_and_devices_are_chosen(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.open_settings()
        choose(desk, "Device", "cpu")
        choose(desk, "Precision", "nf4")
        choose(desk, "Give the memory back after a rest of", 30)
        assert _chosen(desk, "Vision model") == "auto"
        desk.press("Get more models …")
        assert desk.window.place == "models"

    opened.run(use)
    saved = load_settings(opened.app.home).settings
    assert (saved.device, saved.precision, saved.unload_minutes) == ("cpu", "nf4", 30)


def test_a_server_of_the_learner_is_told_among_the_uses_of_the_network(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.open_settings()
        [field] = [
            each
            for each in desk.window.findChildren(QLineEdit)
            if each.accessibleName() == "Address of your server"
        ]
        field.setText("ftp://somewhere")
        field.editingFinished.emit()
        assert "is not the address of a server" in desk.words()
        field.setText("127.0.0.1:11434")
        field.editingFinished.emit()
        assert "is not the address of a server" not in desk.words()
        assert "to ask your server 127.0.0.1:11434" in desk.words()

    opened.run(use)
    assert load_settings(opened.app.home).settings.tutor_server == "127.0.0.1:11434"


def test_explanations_change_their_language_at_once(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, "She sing well.")
        desk.open_settings()
        choose(desk, "Language of explanations", "es")
        desk.do("lesson")
        desk.wait_for_words("pronombre", desk.window.study_page.lesson)

    opened.run(use)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".json", ".pdf"])
def test_a_lesson_is_saved(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"lesson{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def use(desk: Desk) -> None:
        check(desk, "She sing well.")
        desk.do("save")
        assert str(path) in desk.words(desk.window.status)

    opened.run(use)
    saved = path.read_bytes()
    assert saved.startswith(b"%PDF") if suffix == ".pdf" else b"sings" in saved
    if suffix == ".json":
        assert json.loads(saved)["corrected"] == "She sings well."


def test_a_full_disk_is_told(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = str(tmp_path / "no folder" / "lesson.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (nowhere, ""))

    def use(desk: Desk) -> None:
        check(desk, "She sing well.")
        desk.do("save")
        assert "cannot be written" in desk.words(desk.window.status)

    opened.run(use)


def test_a_lesson_is_copied(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        check(desk, "She sing well.")
        desk.do("copy")
        assert "She sings well." in QGuiApplication.clipboard().text()

    opened.run(use)


def test_the_page_of_health_says_what_doctor_says_and_copies_it(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.do("health")
        desk.bot.waitUntil(lambda: not desk.window.errands.busy, timeout=30000)
        desk.wait_for_words("onnxruntime")
        desk.press("Copy the report")
        assert "onnxruntime | ok" in QGuiApplication.clipboard().text()

    opened.run(use)


def test_the_page_of_health_has_the_instructions_and_leads_to_models(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.do("health")
        desk.bot.waitUntil(lambda: not desk.window.errands.busy, timeout=30000)
        desk.press("Open the instructions")
        [dialog] = desk.window.findChildren(InstructionsDialog)
        [text] = dialog.findChildren(QTextBrowser)
        assert "tenselens models download" in text.toPlainText()
        desk.press("Close", dialog)
        desk.press("Get models …")
        assert desk.window.place == "models"

    opened.run(use)


def test_the_help_names_the_keys(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.do("help")
        assert "Ctrl+O" in desk.words()
        assert "GNU General Public License" in desk.words()

    opened.run(use)


def test_everything_can_be_done_by_keys(opened: Opened) -> None:
    opened.app.use(ScriptedCorrector({"go": "went"}))

    def use(desk: Desk) -> None:
        page, window, bot = desk.window.study_page, desk.window, desk.bot
        window.activateWindow()
        bot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert desk.shown is page.reading
        bot.waitUntil(page.reading.editor.hasFocus)
        QTest.keyClicks(page.reading.editor, "Yesterday I go home.")
        QTest.keyClick(page.reading.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        desk.wait_for(page.lesson)
        QTest.keyClick(window, Qt.Key.Key_F8)
        assert page.lesson.selected == 0
        QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        desk.wait_for_words("went", page.lesson)
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert window.place == "history"
        QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert window.place == "lesson"

    opened.run(use)
