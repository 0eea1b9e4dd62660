"""The photos that the readers are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from training.pages.design import list_page
from training.pages.shooting import shoot
from training.pages.typefaces import PRINTED, typefaces
from training.verbatim.sentences import WrongSentence, wrong_sentences

ON_A_PAGE = 5
LONG_SIDE = 2048  # pixels: 3 megapixels, a quarter of what phones take
_SCALE = 4.0  # pixels of the flat page to the point, about as many as a close photo shows


@dataclass(frozen=True, slots=True)
class PrintedPhoto:
    """``file`` shows ``sentences`` in this order, printed in ``typeface``."""

    file: Path
    typeface: str
    sentences: tuple[WrongSentence, ...]


def photos(folder: Path, seed: int, every: int = 1) -> Iterator[PrintedPhoto]:
    """Print all sentences, mixed, on pages of five, and take the photos, or ``every`` nth of them.

    Every printed typeface has its turn. A photo that is there already is left alone: the folder
    is for one seed.
    """
    sentences = list(wrong_sentences())
    Random(f"order {seed}").shuffle(sentences)
    faces = [face for face in typefaces() if face.style in PRINTED]
    folder.mkdir(parents=True, exist_ok=True)
    pages = range(0, len(sentences), ON_A_PAGE)
    for number, start in list(enumerate(pages))[::every]:
        face = faces[number % len(faces)]
        shown = tuple(sentences[start : start + ON_A_PAGE])
        file = folder / f"{seed}-{number:03}-{face.name}.jpg"
        if not file.exists():
            lot = f"verbatim {seed} {number}"
            page = list_page([s.wrong for s in shown], face, Random(lot), scale=_SCALE)
            part = file.with_suffix(".part")
            part.write_bytes(shoot(page, lot, long_side=LONG_SIDE).jpeg)
            part.replace(file)
        yield PrintedPhoto(file, face.name, shown)
