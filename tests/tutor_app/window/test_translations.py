"""The words of the window in other languages."""

from __future__ import annotations

import string
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QComboBox

from models.grammar.types import EditKind
from setup.translations import FOLDER, collect
from tests.tutor_app.window.conftest import Desk, Opened
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
        desk.do("settings")
        [box] = [
            each
            for each in first.findChildren(QComboBox)
            if each.accessibleName() == "Language of the window"
        ]
        box.setCurrentIndex(box.findData("es"))
        box.activated.emit(box.currentIndex())
        desk = desk.anew()
        assert "Ajustes" in desk.words()
        desk.do("lesson")
        assert "Un verbo en el que fijarse" in desk.words(desk.window.study_page.lesson)
        desk.press("2  Comprueba la lectura")
        assert desk.window.study_page.reading.text == "She sing well."

    opened.run(use)


def test_a_saved_language_is_spoken_from_the_start(opened: Opened) -> None:
    opened.app.use(interface="es")
    opened.run(lambda desk: desk.press("Escribir texto"))
