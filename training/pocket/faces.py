"""The typefaces that pages are drawn in: our own, and more that are fetched for training alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from random import Random

from PIL import ImageFont

from training.pages.typefaces import Typeface, typefaces

DRAWN_X = 20.0  # the height of a letter x as lines are drawn; then they are made smaller
FOLDER = "typefaces"  # in a work folder: a folder for each family that was fetched
_BOLD = 0.2
_MEASURED = 200  # pixels

Font = ImageFont.FreeTypeFont
# A family: it gives one of its fonts, in the size that pages are drawn in.
Family = Callable[[Random], Font]


def held_out() -> tuple[Family, ...]:
    """Those that no training draws with."""
    return _own(unseen=True)


def for_training(work: Path | None = None) -> tuple[Family, ...]:
    """Our own, and those that were fetched into the work folder, if any. A family counts once,
    however many weights it has."""
    return (*_own(unseen=False), *(() if work is None else _fetched(work / FOLDER)))


@cache
def _own(*, unseen: bool) -> tuple[Family, ...]:
    return tuple(partial(_of_own, face) for face in typefaces() if face.held_out is unseen)


def _of_own(face: Typeface, chance: Random) -> Font:
    return _font(face, bold=chance.random() < _BOLD)


@lru_cache(maxsize=128)
def _font(face: Typeface, *, bold: bool) -> Font:
    """Each face is opened in one size only, which is slow."""
    return face.font(_size(face.font(_MEASURED, bold=bold)), bold=bold)


@cache
def _fetched(folder: Path) -> tuple[Family, ...]:
    families = sorted(path for path in folder.glob("*") if path.is_dir() and not path.suffix)
    return tuple(partial(_of_files, tuple(sorted(family.iterdir()))) for family in families)


def _of_files(files: Sequence[Path], chance: Random) -> Font:
    return _opened(chance.choice(files))


@lru_cache(maxsize=512)
def _opened(file: Path) -> Font:
    # Raqm places letters better, but it is not on every machine.
    open_at = partial(ImageFont.truetype, str(file), layout_engine=ImageFont.Layout.BASIC)
    return open_at(_size(open_at(_MEASURED)))


def _size(measured: Font) -> int:
    """Pixels in which the font has letters of the height that is drawn."""
    x_height = -measured.getbbox("x", anchor="ls")[1] / _MEASURED
    return round(DRAWN_X / x_height)
