"""Why a fine-tune does not begin, in words that say what to do."""

from __future__ import annotations


class CannotTune(Exception):
    """What was asked for cannot be done; the message says why and what can."""


class TooLarge(CannotTune):
    """It does not fit into memory."""


class OtherNumbers(CannotTune):
    """The checkpoint is of a training with other numbers; the message says which."""
