"""More typefaces for the training, out of Debian packages. They are never shipped.

With our own alone the tower takes the *w* of a typewriter for a *u*: of 37 one is a typewriter's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import ImageFont

from training.pocket.faces import FOLDER
from training.pocket.letters import CHARACTERS
from training.verb_model.deb_files import installed_files
from training.verb_model.debian_texts import ARCHIVE, Package, fetch_package, listed_packages
from training.verb_model.download import Fetcher

PACKAGES = Path(__file__).with_name("font_packages.tsv")
DOWNLOADS = "downloads"
_ENDINGS = (".ttf", ".otf")
_SIZE = 64  # pixels, in which a font is looked at
_SMALL = 0.8  # of a capital's height; a font whose *x* is higher has capitals only


def fetch_typefaces(
    work: Path, archive: str = ARCHIVE, packages: Path = PACKAGES, *, pause: float = 2.0
) -> None:
    """A folder for each family in ``work``; those that are there are not fetched again.

    ``pause``: seconds between two packages.

    Raises:
        FetchError: a package cannot be fetched, or is another file than the one that is listed.
    """
    fetcher = Fetcher(pause=pause)
    (work / DOWNLOADS).mkdir(parents=True, exist_ok=True)
    for package in listed_packages(packages):
        family = work / FOLDER / package.title
        if not family.exists():
            deb = fetch_package(fetcher, archive, package, work / DOWNLOADS)
            _unpack(deb, package, family)


def _unpack(deb: bytes, package: Package, family: Path) -> None:
    scratch = family.with_suffix(".part")
    scratch.mkdir(parents=True, exist_ok=True)
    for number, (ending, raw) in enumerate(_fonts(deb, package)):
        (scratch / f"{number:02}{ending}").write_bytes(raw)
    if not any(scratch.iterdir()):
        raise ValueError(f"{package.title} has no typeface with all our characters.")
    scratch.rename(family)


def _fonts(deb: bytes, package: Package) -> Iterator[tuple[str, bytes]]:
    for ending in _ENDINGS:
        for raw in installed_files(deb, package.folder, ending):
            if is_usable(raw):
                yield ending, raw


def is_usable(raw: bytes) -> bool:
    """Whether a font has a glyph for each of our characters, and small letters."""
    try:
        font = ImageFont.truetype(BytesIO(raw), _SIZE, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        return False
    missing = bytes(font.getmask("\uffff"))
    letters = (bytes(font.getmask(letter)) for letter in CHARACTERS if letter != " ")
    return all(any(one) and one != missing for one in letters) and _has_small_letters(font)


def _has_small_letters(font: ImageFont.FreeTypeFont) -> bool:
    height = partial(font.getbbox, anchor="ls")
    return bool(height("x")[1] > _SMALL * height("X")[1])  # both above the baseline: negative
