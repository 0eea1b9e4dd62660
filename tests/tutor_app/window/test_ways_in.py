"""The first start, the camera, the screen, a second start, and a voice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.tutor_app.window.conftest import PAGE, Desk, Opened, PageReader
from tutor_app.__main__ import main
from tutor_app.one_window import pass_on
from tutor_app.settings import load_settings
from tutor_app.views.region_picker import RegionPicker


def test_the_first_start_shows_three_steps_once(opened: Opened) -> None:
    opened.app.use(welcomed=False)

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.welcome)
        assert "Step 1 of 3" in desk.words(page.welcome)
        desk.press("Next")
        desk.press("Next")
        assert "Step 3 of 3" in desk.words(page.welcome)
        desk.press("Start")
        desk.wait_for(page.start)

    opened.run(use)
    assert load_settings(opened.app.home).settings.welcomed

    def use_again(desk: Desk) -> None:
        desk.wait_for(desk.window.study_page.start)
        desk.do("help")
        desk.press("Show the first steps again")
        desk.wait_for(desk.window.study_page.welcome)

    opened.run(use_again)


def test_a_photo_of_the_first_start_is_read_at_once(opened: Opened, photo: Path) -> None:
    opened.app.use(welcomed=False)
    opened.run(lambda desk: desk.wait_for(desk.window.study_page.reading), str(photo))


def test_the_camera_gives_what_it_saw_last(opened: Opened) -> None:
    from PySide6.QtMultimedia import QVideoFrame

    from tutor_app.views.camera_dialog import CameraDialog

    def use(desk: Desk) -> None:
        desk.do("camera")
        [dialog] = desk.window.findChildren(CameraDialog)
        seen = QImage(640, 480, QImage.Format.Format_RGB32)
        seen.fill(QColor("white"))
        dialog.sink.setVideoFrame(QVideoFrame(seen))
        desk.bot.waitUntil(lambda: not dialog.preview.image.isNull())
        desk.press("Take the photo", dialog)
        desk.wait_for(desk.window.study_page.reading)
        assert desk.window.study_page.reading.text == PAGE

    opened.run(use)


def test_a_missing_camera_is_told(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtMultimedia import QMediaDevices

    from tutor_app.views.camera_dialog import CameraDialog

    monkeypatch.setattr(QMediaDevices, "videoInputs", list)

    def use(desk: Desk) -> None:
        desk.do("camera")
        [dialog] = desk.window.findChildren(CameraDialog)
        assert "No camera was found." in desk.words(dialog)
        desk.press("Cancel", dialog)

    opened.run(use)


def test_a_frame_on_the_screen_becomes_a_photo(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = PageReader()
    opened.app.use(reader)

    def use(desk: Desk) -> None:
        seen = QPixmap(desk.window.screen().size() * 2)  # of a screen with small pixels
        seen.fill(QColor("white"))
        monkeypatch.setattr(type(desk.window.screen()), "grabWindow", lambda *_: seen)
        desk.do("region")
        desk.bot.waitUntil(lambda: bool(pickers()))
        assert not desk.window.isVisible()
        [picker] = pickers()
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(picker, left, pos=QPoint(50, 40))
        QTest.mouseMove(picker, QPoint(200, 100))
        QTest.mouseRelease(picker, left, pos=QPoint(249, 139))
        desk.wait_for(desk.window.study_page.reading)
        assert desk.window.isVisible()
        assert not pickers()

    opened.run(use)
    assert reader.seen[0].image.size == (400, 200)


def test_escape_ends_the_frame(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def use(desk: Desk) -> None:
        seen = QPixmap(100, 100)
        monkeypatch.setattr(type(desk.window.screen()), "grabWindow", lambda *_: seen)
        desk.do("region")
        desk.bot.waitUntil(lambda: bool(pickers()))
        QTest.keyClick(pickers()[0], Qt.Key.Key_Escape)
        desk.bot.waitUntil(desk.window.isVisible)
        desk.wait_for(desk.window.study_page.start)

    opened.run(use)


def pickers() -> list[RegionPicker]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, RegionPicker) and top.isVisible()]


def test_the_window_comes_back_where_the_screen_cannot_be_seen(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def use(desk: Desk) -> None:
        screen = type(desk.window.screen())
        monkeypatch.setattr(screen, "grabWindow", lambda *_: QPixmap())
        desk.do("region")
        assert not desk.window.isVisible()
        desk.bot.waitUntil(desk.window.isVisible)
        assert "screenshots" in desk.words(desk.window.status)

    opened.run(use)


def test_a_second_start_passes_its_photos_on(opened: Opened, photo: Path) -> None:
    def use(desk: Desk) -> None:
        assert main([str(photo)]) == 0  # returns at once: no second window
        desk.wait_for(desk.window.study_page.reading)

    opened.run(use)
    assert not pass_on([photo])  # nobody is there any longer


def test_a_computer_without_a_voice_says_so(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtTextToSpeech import QTextToSpeech

    monkeypatch.setattr(QTextToSpeech, "availableEngines", lambda: ["mock"])

    def use(desk: Desk) -> None:
        desk.window.study.type_text("She sing well.")
        desk.press("Check the verbs")
        desk.wait_for(desk.window.study_page.lesson)
        desk.do("speak")
        assert "This computer has no voice." in desk.words(desk.window.status)

    opened.run(use)


_COLD = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tutor_app.__main__ import main
import tutor_app.app
QTimer.singleShot(0, lambda: None)
made = tutor_app.app.MainWindow
def window(*given):
    shown = made(*given)
    QTimer.singleShot(50, shown.close)
    return shown
tutor_app.app.MainWindow = window
status = main([])
heavy = {"PIL", "cv2", "numpy", "onnxruntime", "torch", "transformers", "PySide6.QtMultimedia"}
print(status, sorted(heavy & sys.modules.keys()))
"""


def test_the_window_opens_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    environment = {"TENSELENS_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": ""}
    ended = subprocess.run(
        [sys.executable, "-c", _COLD], env=environment, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "0 []\n"


def test_without_a_screen_the_terminal_is_named(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    ended = opened.app.run()
    assert ended.status == 2
    assert "There is no screen here" in ended.err
    assert "tenselens check" in ended.err


def test_windows_leave_nothing_behind(opened: Opened) -> None:
    opened.run(lambda desk: None)
    assert not [top for top in QApplication.topLevelWidgets() if top.isVisible()]
