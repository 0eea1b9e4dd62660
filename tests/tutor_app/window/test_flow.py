"""From a photo, a text or the clipboard to a lesson, and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from models.backends import Ticket
from models.photo import Photo
from models.transcript import Transcript
from tests.tutor_app.window.conftest import PAGE, Desk, Opened, PageReader
from tutor_app.main_window import MainWindow
from tutor_app.views.photo_marks import MarkItem, MarkKind


def drop(window: MainWindow, given: QMimeData) -> None:
    window.dropEvent(
        QDropEvent(
            QPointF(300, 300),
            Qt.DropAction.CopyAction,
            given,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def files(*paths: Path) -> QMimeData:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return given


def marks(desk: Desk, kind: MarkKind) -> list[MarkItem]:
    items = desk.window.study_page.photo.view.scene().items()
    found = [item for item in items if isinstance(item, MarkItem) and item.mark.kind is kind]
    return sorted(found, key=lambda item: item.mark.box.left)


def test_a_dropped_photo_becomes_a_reading_and_a_lesson(opened: Opened, photo: Path) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        assert desk.shown is page.start
        drop(desk.window, files(photo))
        desk.wait_for(page.reading)
        assert page.reading.text == PAGE
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        assert "2 verbs to look at" in desk.words(page.lesson)
        assert "Read by" in desk.words(desk.window.status)
        desk.do("again")
        assert "Read by" not in desk.words(desk.window.status)

    assert opened.run(use) == 0


def test_photos_of_the_command_line_are_read_one_after_the_other(
    opened: Opened, photo: Path, tmp_path: Path
) -> None:
    second = photo.with_name("second.png")
    second.write_bytes(photo.read_bytes())

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        assert "1 of 2" in desk.words(page.queue)
        desk.do("next photo")
        desk.wait_for(page.busy)
        desk.wait_for(page.reading)
        assert "2 of 2" in desk.words(page.queue)
        assert "second.png" in desk.words()
        desk.do("next photo")  # there is no third
        assert desk.shown is page.reading

    opened.run(use, str(photo), str(second))


def test_text_can_be_typed_checked_and_mended(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.press("Type text")
        assert desk.shown is page.reading
        assert not page.photo.isVisible()
        page.reading.editor.insertPlainText("Yesterday I go home.")
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        assert "One verb to look at" in desk.words(page.lesson)
        desk.press("2  Check the reading")
        assert page.reading.text == "Yesterday I go home."
        page.reading.editor.selectAll()
        page.reading.editor.insertPlainText("Yesterday I went home.")
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        assert "Every verb is right." in desk.words(page.lesson)

    opened.run(use)


def test_the_clipboard_may_hold_text_a_photo_or_nothing(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page, clipboard = desk.window.study_page, QGuiApplication.clipboard()
        clipboard.clear()
        desk.press("Paste")
        assert "There is no photo and no text on the clipboard." in desk.words(desk.window.status)
        clipboard.setText("  She sing.\n")
        desk.press("Paste")
        assert page.reading.text == "She sing."
        image = QImage(300, 90, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        clipboard.setImage(image)
        desk.do("paste")
        desk.wait_for(page.busy)
        desk.wait_for(page.reading)
        assert page.reading.text == PAGE
        assert "Picture from the clipboard" in desk.words()

    opened.run(use)


def test_a_photo_that_is_pasted_into_the_text_is_read(opened: Opened, photo: Path) -> None:
    def use(desk: Desk) -> None:
        page, clipboard = desk.window.study_page, QGuiApplication.clipboard()
        desk.do("type")
        clipboard.setText("She sing.")
        page.reading.editor.paste()
        assert page.reading.text == "She sing."
        clipboard.setMimeData(files(photo))
        page.reading.editor.paste()
        desk.wait_for(page.busy)
        desk.wait_for(page.reading)
        assert page.reading.text == PAGE

    opened.run(use)


def test_what_is_dropped_anywhere_goes_to_the_window(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        for view in (page.reading.editor, page.photo.view):
            assert not view.acceptDrops()
            assert not view.viewport().acceptDrops()

    opened.run(use)


def test_the_answer_comes_after_the_hint(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.window.study.type_text("She sing well.")
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        assert "Look at “sing”" in desk.words(page.lesson)
        assert "sings" not in desk.words(page.lesson)
        desk.press("Show the answer")
        desk.wait_for_words("sings", page.lesson)
        assert "She live in London." in desk.words(page.lesson)  # an example of the rule

    opened.run(use)


def test_marks_and_cards_lead_to_each_other(opened: Opened, photo: Path) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        assert len(marks(desk, MarkKind.WORD)) == len(PAGE.split())
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        first, second = marks(desk, MarkKind.VERB)
        page.photo.view.clicked.emit(second.mark.key)
        assert page.lesson.selected == 1
        assert [first.chosen, second.chosen] == [False, True]
        desk.do("next")
        assert page.lesson.selected == 0
        assert [first.chosen, second.chosen] == [True, False]
        assert first.mark.box.left == 20 + PAGE.index("go") * 10

    opened.run(use, str(photo))


def test_a_mended_reading_keeps_its_places_on_the_photo(opened: Opened, photo: Path) -> None:
    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        page.reading.editor.setPlainText(PAGE.replace("Yesterday", "Last Monday"))
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)
        assert [mark.mark.box.left for mark in marks(desk, MarkKind.VERB)] == [
            20 + PAGE.index(verb) * 10 for verb in ("go", "sing")
        ]

    opened.run(use, str(photo))


def test_the_learner_decides_where_readers_differ(opened: Opened, photo: Path) -> None:
    reader = PageReader(doubtful=frozenset({"well."}), differing={"sing": "sings"})
    opened.app.use(reader)

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        assert "The readers did not agree everywhere" in desk.words(page.reading)
        assert [mark.mark.tip for mark in marks(desk, MarkKind.UNCERTAIN)] == ["sing", "well."]
        desk.press("sings")
        assert page.reading.text == PAGE.replace("sing", "sings")
        desk.press("sing")
        assert page.reading.text == PAGE

    opened.run(use, str(photo))


def test_only_what_is_framed_is_read(opened: Opened, photo: Path) -> None:
    reader = PageReader()
    opened.app.use(reader)

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        view = page.photo.view
        desk.press_tool("Draw a frame: only what is in it is read")
        corners = [view.mapFromScene(QPointF(*corner)) for corner in ((100, 20), (300, 100))]
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(view.viewport(), left, pos=corners[0])
        QTest.mouseMove(view.viewport(), corners[1])
        QTest.mouseRelease(view.viewport(), left, pos=corners[1])
        desk.wait_for(page.busy)
        desk.wait_for(page.reading)
        width, height = reader.seen[-1].image.size
        assert abs(width - 200) < 12
        assert abs(height - 80) < 12

    opened.run(use, str(photo))


def test_the_flat_page_is_shown_and_the_photo_again(opened: Opened) -> None:
    sample = Path(__file__).parents[3] / "assets" / "samples" / "market.jpg"

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        photo_size = page.photo.view.sceneRect().size()
        on_photo = [item.mark for item in marks(desk, MarkKind.WORD)]
        desk.press_tool("Show the page as it is read: flat and bright")
        desk.bot.waitUntil(lambda: page.photo.view.sceneRect().size() != photo_size, timeout=20000)
        on_page = [item.mark for item in marks(desk, MarkKind.WORD)]
        assert [mark.tip for mark in on_page] == [mark.tip for mark in on_photo]
        assert [mark.box for mark in on_page] != [mark.box for mark in on_photo]
        page.photo.clicked.emit(on_page[1].key)
        place = page.reading.editor.textCursor().position()
        assert PAGE[:place].split()[-1] == on_page[1].tip or PAGE[place:].startswith(on_page[1].tip)
        desk.press_tool("Show the page as it is read: flat and bright")
        assert page.photo.view.sceneRect().size() == photo_size
        assert [item.mark for item in marks(desk, MarkKind.WORD)] == on_photo

    opened.run(use, str(sample))


def test_a_photo_that_is_hard_to_read_comes_with_advice(opened: Opened, photo: Path) -> None:
    class Unsure(PageReader):
        def read(self, photo: Photo, ticket: Ticket) -> Transcript:
            return replace(super().read(photo, ticket), confidence=0.4)

    opened.app.use(Unsure())

    def use(desk: Desk) -> None:
        desk.wait_for(desk.window.study_page.reading)
        assert "This photo is hard to read. Show the text larger" in desk.words()

    opened.run(use, str(photo))


def test_turning_the_photo_reads_it_again(opened: Opened, photo: Path) -> None:
    reader = PageReader()
    opened.app.use(reader)

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.reading)
        desk.do("turn")
        desk.wait_for(page.busy)
        desk.wait_for(page.reading)
        assert [seen.image.size for seen in reader.seen] == [(420, 120), (120, 420)]

    opened.run(use, str(photo))
