"""Keeps the marks on the photo and what is shown beside it together: each leads to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor_app.places import Places
from tutor_app.views.lesson_marks import evidence_box, lesson_marks, reading_marks

if TYPE_CHECKING:
    from models.transcript import Transcript
    from tutor_app.lesson import Lesson
    from tutor_app.views.study_page import StudyPage


class Pointing(QObject):
    """Belongs to the page, and holds what spans are counted in."""

    def __init__(self, page: StudyPage) -> None:
        super().__init__(page)
        self._page = page
        self._transcript: Transcript | None = None
        self._flat: Transcript | None = None  # with its boxes on the flat page, while that is shown
        self._lesson: Lesson | None = None
        page.reading.looked_at.connect(self._looked_at)
        page.lesson.chosen.connect(self._choose_on_photo)
        page.photo.clicked.connect(self._clicked)

    @property
    def transcript(self) -> Transcript | None:
        return self._transcript

    def lay_flat(self, flat: Transcript | None) -> None:
        """The flat page is shown, with the words of ``flat`` on it; None: the photo again."""
        self._flat = flat
        self.show(self._transcript, self._lesson)

    def show(self, transcript: Transcript | None, lesson: Lesson | None) -> None:
        """Mark the verbs of ``lesson``, or the words of the reading where it is None."""
        self._transcript, self._lesson = transcript, lesson
        places = self._places()
        if places is None:
            self._page.photo.mark(())
        elif lesson is None:
            self._page.photo.mark(reading_marks(places))
        else:
            self._page.photo.mark(lesson_marks(lesson, places))
            self._choose_on_photo(self._page.lesson.selected)

    def _places(self) -> Places | None:
        """By the text as it is now: the learner may have mended it since it was marked."""
        seen = self._transcript if self._flat is None else self._flat
        if self._transcript is None or seen is None:
            return None
        if self._lesson is not None:
            return Places(self._lesson.correction.original, seen)
        return Places(self._page.reading.text, seen)

    def _choose_on_photo(self, number: int) -> None:
        places = self._places()
        if places is not None and self._lesson is not None:
            evidence = evidence_box(self._lesson, number, places)
            self._page.photo.choose(number, evidence=evidence)

    def _clicked(self, key: int) -> None:
        places = self._places()
        if self._lesson is not None:
            self._page.lesson.choose(key)
        elif places is not None:
            self._page.photo.choose(key)
            self._page.reading.point_at(places.span_of(places.transcript.words[key]))

    def _looked_at(self, position: int) -> None:
        places = self._places()
        if places is not None and self._lesson is None:
            word = places.word_at(position)
            key = -1 if word is None else places.transcript.words.index(word)
            self._page.photo.choose(key)
