"""The words of the window in other languages."""

from __future__ import annotations

import string
import time
import xml.etree.ElementTree as Xml
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QComboBox

from models.backends import Ticket
from models.grammar.types import EditKind
from models.photo import Photo
from models.transcript import Transcript
from setup.translations import FOLDER, collect
from tests.tutor_app.window.conftest import PAGE, Desk, Opened, PageReader
from tutor_app.settings import CHOICES
from tutor_app.views.kind_names import NAMES

WRITTEN = sorted(FOLDER.glob("*.ts"))


def messages(path: Path) -> dict[tuple[str, str], Xml.Element]:
    """(context, English) -> what is written for it."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): translation
        for context in Xml.parse(path).getroot().iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
    }


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_that_can_be_chosen_is_there() -> None:
    languages = set(CHOICES["interface"]) - {"system", "en"}
    assert {path.stem.removeprefix("tenselens_") for path in WRITTEN} == languages


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_no_word_of_the_window_is_missing(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / path.name
    collect(fresh)
    written = messages(path)
    assert written.keys() == messages(fresh).keys(), "run python -m setup.translations"
    for (context, english), translation in written.items():
        assert translation.text, f"{context}: {english!r} is not translated"
        assert "type" not in translation.attrib, f"{context}: {english!r} is unfinished"
        assert slots(translation.text) == slots(english)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_the_compiled_words_are_those_that_are_written(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for (context, english), translation in messages(path).items():
        assert translator.translate(context, english) == translation.text


def test_every_kind_of_edit_has_a_name() -> None:
    assert set(NAMES) == set(EditKind)


def test_the_window_speaks_another_language_at_once_and_keeps_the_lesson(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        first = desk.window
        first.study.type_text("She sing well.")
        desk.press("Check the verbs")
        desk.wait_for(first.study_page.lesson)
        desk.open_settings()
        [box] = [
            each
            for each in first.findChildren(QComboBox)
            if each.accessibleName() == "Language of the window"
        ]
        box.setCurrentIndex(box.findData("es"))
        box.activated.emit(box.currentIndex())
        desk = desk.anew()
        desk.wait_for_words("Ajustes\nAspecto")
        desk.do("lesson")
        assert "Un verbo en el que fijarse" in desk.words(desk.window.study_page.lesson)
        desk.press("2  Comprueba la lectura")
        assert desk.window.study_page.reading.text == "She sing well."

    opened.run(use)


def test_explanations_follow_where_both_languages_change(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        desk.window.study.type_text("She sing well.")
        desk.press("Check the verbs")
        desk.wait_for(desk.window.study_page.lesson)
        desk.window.preferences.change(interface="es", language="es")
        desk = desk.anew()
        desk.wait_for_words("pronombre", desk.window.study_page.lesson)

    opened.run(use)


def test_a_photo_that_is_being_read_is_read_in_the_new_window(
    opened: Opened, tmp_path: Path
) -> None:
    Image.new("RGB", (420, 120), "white").save(tmp_path / "page.png")
    reader = SlowReader()
    opened.app.use(reader)

    def use(desk: Desk) -> None:
        desk.bot.waitUntil(lambda: bool(reader.seen))
        reader.slow = False
        desk.window.preferences.change(interface="es")
        desk = desk.anew()
        desk.wait_for(desk.window.study_page.reading)
        desk.bot.waitUntil(lambda: desk.window.study_page.reading.text == PAGE)

    opened.run(use, str(tmp_path / "page.png"))


@dataclass
class SlowReader(PageReader):
    slow: bool = True

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        self.seen.append(photo)
        while self.slow or ticket.cancelled:
            time.sleep(0.005)
            ticket.progress("Reading the photo", 0.5)
        return super().read(photo, ticket)


def test_a_saved_language_is_spoken_from_the_start(opened: Opened) -> None:
    opened.app.use(interface="es")
    opened.run(lambda desk: desk.press("Escribir texto"))
