"""The characters that the pocket LLaVA knows, and where on a strip each of them stands."""

from __future__ import annotations

import string
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from models.strips import COLUMNS, PATCH

# Sorted by nothing but history: a trained model counts on these places.
CHARACTERS = string.ascii_letters + string.digits + " .,;:!?'\"()-&%/$+=" + "’‘“”–—£€é"
NUMBERS = {character: number for number, character in enumerate(CHARACTERS, start=1)}
BLANK = 0
CLASSES = len(CHARACTERS) + 1
# The tower names the character whose middle lies in a bin of 4 pixels, the width of a letter i.
BINS = 4  # to a patch
BIN = PATCH // BINS
BINS_A_STRIP = COLUMNS * BINS
Bins = NDArray[np.uint8]  # (BINS_A_STRIP,) numbers of characters


def can_write(text: str) -> bool:
    """Whether all its characters are known."""
    return all(character in NUMBERS for character in text)


def bins(placed: Iterable[tuple[str, float]]) -> Bins:
    """One strip from its characters, left to right, each with the middle in pixels.

    Of two middles in one bin the second character moves to the next free bin, so that none is
    lost; one whose middle lies outside the strip is left out.
    """
    found = np.zeros(BINS_A_STRIP, np.uint8)
    free = 0
    for character, middle in placed:
        if not 0 <= middle < COLUMNS * PATCH:
            continue
        at = max(free, int(middle // BIN))
        if at < BINS_A_STRIP:
            found[at] = NUMBERS[character]
        free = at + 1
    return found


def text_of(strip: Bins) -> str:
    """The characters of a strip, without the blanks."""
    return "".join(CHARACTERS[number - 1] for number in strip if number != BLANK)
