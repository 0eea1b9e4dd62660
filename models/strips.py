"""The square that the pocket LLaVA looks at: up to six strips, in each one line of the sentence.

A line that is too long is cut between two words and goes on in the next strip. The geometry is
written here once, for training and for use.
"""

from __future__ import annotations

PATCH = 16  # pixels of the square to a patch of the vision tower
LINES = 6
COLUMNS = 12  # patches to the width of a strip
ROWS = 2  # patches to the height of a strip
STRIP = ROWS * PATCH  # pixels
SIDE = LINES * STRIP  # pixels; COLUMNS * PATCH is the same
BASELINE = 22  # pixels from the top of a strip down to the baseline of its letters
# The height of a letter x in pixels: a sentence gets the largest at which it has room.
SMALLEST_X, LARGEST_X = 7.0, 12.0
MARGIN = 3.0  # pixels that stay free at either end of a strip
