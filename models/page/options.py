"""Which steps are taken on the way from a photo to its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """All steps are taken where a photo needs them; each can be left out to see what it does."""

    light: bool = True  # even out light and shadow
    grain: bool = True  # smooth the grain of a photo that was taken in the dark
    turn: bool = True  # by quarters, and by the tilt of the lines
    strips: bool = True  # leave out the strip of a page beside this one
    curl: bool = True  # straighten the lines: curl, waves, and lines that converge
    lean: bool = True  # set the margins upright
    scale: bool = True  # make letters a size that readers read well
    crop: bool = True  # leave out the table top around the text


ALL = Options()
