"""What can go wrong, and what the window says and offers then."""

from __future__ import annotations

import threading
from pathlib import Path

from models.backends import Ticket
from models.errors import BackendFailed
from models.grammar.types import Correction
from tests.fakes import ScriptedCorrector
from tests.tutor_app.window.conftest import PAGE, Desk, Opened, PageReader


class Patient(ScriptedCorrector):
    """Corrects until it is told to stop."""

    begun = threading.Event()

    def correct(self, text: str, ticket: Ticket) -> Correction:
        self.begun.set()
        for _ in range(1000):
            threading.Event().wait(0.01)
            ticket.progress("Thinking", 0.3)
        raise AssertionError("nobody stopped it")


def test_a_file_that_is_no_photo_is_told_and_another_can_be_opened(
    opened: Opened, tmp_path: Path, photo: Path
) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this is no photo at all")

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.problem)
        assert "“broken.jpg” is damaged or incomplete." in desk.words(page.problem)
        desk.window.open_photos([photo])
        desk.wait_for(page.reading)

    opened.run(use, str(tmp_path / "broken.jpg"))


def test_a_name_that_is_not_there_is_told(opened: Opened, tmp_path: Path) -> None:
    def use(desk: Desk) -> None:
        desk.wait_for(desk.window.study_page.problem)
        assert "nowhere.png" in desk.words(desk.window.study_page.problem)
        desk.press("Another photo or text")
        assert desk.shown is desk.window.study_page.start

    opened.run(use, str(tmp_path / "nowhere.png"))


def test_a_failing_corrector_leaves_the_text_to_try_again(opened: Opened) -> None:
    corrector = ScriptedCorrector({"go": "went"}, error=BackendFailed("It broke.", "Start anew."))
    opened.app.use(corrector)

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.window.study.type_text("I go home.")
        desk.press("Check the verbs")
        desk.wait_for(page.problem)
        assert "It broke." in desk.words(page.problem)
        assert "Start anew." in desk.words(page.problem)
        desk.press("Back to the text")
        assert page.reading.text == "I go home."
        corrector.error = None
        desk.press("Check the verbs")
        desk.wait_for(page.lesson)

    opened.run(use)


def test_a_missing_reader_leads_to_the_page_of_health(opened: Opened, photo: Path) -> None:
    reader = PageReader()
    reader.missing = lambda: "Install the eyes."  # type: ignore[method-assign]
    opened.app.use(reader)

    def use(desk: Desk) -> None:
        desk.wait_for(desk.window.study_page.problem)
        assert "Install the eyes." in desk.words()
        desk.press("See what is missing")
        assert desk.window.place == "health"

    opened.run(use, str(photo))


def test_a_photo_without_text_can_be_typed_instead(opened: Opened, photo: Path) -> None:
    opened.app.use(PageReader(text=""))

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.wait_for(page.problem)
        desk.press("Type the text instead")
        assert desk.shown is page.reading
        assert page.photo.isVisible()

    opened.run(use, str(photo))


def test_a_check_can_be_cancelled_and_the_text_is_still_there(opened: Opened) -> None:
    opened.app.use(Patient({}))

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.window.study.type_text(PAGE)
        desk.press("Check the verbs")
        assert Patient.begun.wait(2)
        desk.wait_for(page.busy)
        desk.press("Cancel")
        assert desk.shown is page.reading
        assert page.reading.text == PAGE

    opened.run(use)


def test_a_new_photo_takes_the_place_of_a_check(opened: Opened, photo: Path) -> None:
    opened.app.use(Patient({}))

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.window.study.type_text("I go home.")
        desk.press("Check the verbs")
        assert Patient.begun.wait(2)
        desk.window.open_photos([photo])
        desk.wait_for(page.reading)
        assert page.reading.text == PAGE

    opened.run(use)


def test_the_window_closes_in_the_middle_of_a_check(opened: Opened) -> None:
    opened.app.use(Patient({}))
    before = threading.active_count()

    def use(desk: Desk) -> None:
        desk.window.study.type_text("I go home.")
        desk.press("Check the verbs")
        assert Patient.begun.wait(2)

    assert opened.run(use) == 0
    assert threading.active_count() == before


class Writing(ScriptedCorrector):
    """Writes its answer as a language model does, until it is told to stop."""

    def correct(self, text: str, ticket: Ticket) -> Correction:
        for _ in range(1000):
            threading.Event().wait(0.01)
            ticket.say("Read: Yesterday I go home. " * 20 + "Corrected: Yesterday I went")
        raise AssertionError("nobody stopped it")


def test_what_a_model_writes_is_seen_while_it_works(opened: Opened) -> None:
    opened.app.use(Writing({}))

    def use(desk: Desk) -> None:
        page = desk.window.study_page
        desk.window.study.type_text("Yesterday I go home.")
        desk.press("Check the verbs")
        desk.wait_for_words("Corrected: Yesterday I went", page.busy)
        assert "… " in desk.words(page.busy)  # only the end of it
        desk.do("stop")
        assert desk.shown is page.reading

    opened.run(use)
