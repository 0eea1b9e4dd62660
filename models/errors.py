"""Everything that can go wrong, on one screen.

A message says to a learner what happened, a hint what to do next; both are whole sentences.
Errors of libraries are translated into one of these where the library is called.
"""

from __future__ import annotations


class TutorError(Exception):
    """``message`` says what happened, ``hint`` what to do next ("" when there is nothing to do)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class MissingDependency(TutorError):
    """A program, package, model or language file is not installed."""


class BadPhoto(TutorError):
    """The file is not there, cannot be opened, or is not a photo that we can use."""


class NoText(TutorError):
    """There is nothing to check: the photo or the text holds no words."""


class TooMuchText(TutorError):
    """A model cannot look at so many words at once: they would be too small to read."""


class NotEnglish(TutorError):
    """There are words, but they are not English."""


class UnknownVerb(TutorError):
    """The word that was asked for is not an English verb."""


class BadSettings(TutorError):
    """The settings file is damaged, or asks for something that does not exist."""


class HistoryFailed(TutorError):
    """The history cannot be opened, read or written; what is on the screen is not lost."""


class BadWeights(TutorError):
    """The files of a model are damaged or belong to another version."""


class StoreFailed(TutorError):
    """A model cannot be fetched, checked, brought in or removed; what was there before still is."""


class BadAnswer(TutorError):
    """A model or server answered with something that we cannot use; ``raw`` is that answer."""

    def __init__(self, message: str, hint: str = "", *, raw: str = "") -> None:
        super().__init__(message, hint)
        self.raw = raw


class BackendFailed(TutorError):
    """A reader or corrector that is installed stopped working while it was used."""


class OutOfMemory(TutorError):
    """The computer or its graphics card has not enough free memory for this model."""
