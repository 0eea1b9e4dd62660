"""`python -m training.folding_gain PAGES`: what folding gains a vision model, on drawn photos.

PAGES is a folder of `python -m training.render`. For the sentence of each photo: how high its small
letters are in the model's pixels, when the whole photo is padded to its square and when the
sentence is folded on it; and how many sentences the OCR readers can read on that very square,
letter by letter. They stand in for vision models, which are not at hand: what they cannot read
there is hardly there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image
from rich.progress import track

from models import registry
from models.backends import Reader, Ticket
from models.canvas import LEAST_X, STRIPS, Canvas, square, tiled
from models.errors import NoText
from models.folding import fold, plain_x_height
from models.folding_cuts import Cut, cuts_at
from models.photo import Photo
from models.rapid_cuts import Place
from models.reading_chunks import SAME

# As the published LLaVA-NeXT has them.
_NEXT = ((336, 672), (672, 336), (672, 672), (1008, 336), (336, 1008))
MODELS: dict[str, tuple[Canvas, ...]] = {
    "pocket LLaVA, strips of 192": (STRIPS,),
    "LLaVA 1.5, 336": (square(336),),
    "LLaVA-OneVision, one tile of 384": (square(384),),
    "LLaVA-NeXT, tiles of 336": tiled(_NEXT, 336),
}
ENLARGED = 3  # what the OCR readers get of a square: they were made for larger letters


@dataclass(frozen=True, slots=True)
class Gain:
    """One sentence for one model: heights of an x, and whether it was read, plain and folded."""

    before: float
    after: float
    plain_read: bool
    folded_read: bool


def gain(
    photo: Photo, cuts: Sequence[Cut], x_height: float, text: str, model: str, reader: Reader
) -> Gain:
    """``x_height`` is that of the sentence ``text`` on ``photo``."""
    canvases = MODELS[model]
    side = max(canvases[0].width, canvases[0].height)
    before = plain_x_height(x_height, photo.image.size, side)
    folded = fold(cuts, canvases, before=before)
    padded = _padded(photo.image, side)
    return Gain(
        before,
        folded.after,
        _is_read(padded, text, reader),
        _is_read(folded.image, text, reader),
    )


def _padded(photo: Image.Image, side: int) -> Image.Image:
    small = photo.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    found = Image.new("RGB", (side, side), (255, 255, 255))
    found.paste(small, ((side - small.width) // 2, (side - small.height) // 2))
    return found


def _is_read(shown: Image.Image, text: str, reader: Reader) -> bool:
    large = shown.resize(
        (shown.width * ENLARGED, shown.height * ENLARGED), Image.Resampling.BICUBIC
    )
    try:
        read = reader.read(Photo.of(large, source="square"), Ticket()).text
    except NoText:
        return False
    return text.translate(SAME) in " ".join(read.translate(SAME).split())


def row(model: str, gains: Sequence[Gain]) -> str:
    """One line of the table in Markdown."""
    count = len(gains)
    before, after = (
        median(each) for each in zip(*((g.before, g.after) for g in gains), strict=True)
    )
    legible = [sum(x >= LEAST_X for x in (g.before for g in gains))]
    legible.append(sum(g.after >= LEAST_X for g in gains))
    read = sum(g.plain_read for g in gains), sum(g.folded_read for g in gains)
    return (
        f"| {model} | {before:.1f} -> {after:.1f} | {100 * legible[0] / count:.0f} ->"
        f" {100 * legible[1] / count:.0f} % | {100 * read[0] / count:.0f} ->"
        f" {100 * read[1] / count:.0f} % |"
    )


def _place(quad: Sequence[tuple[float, float]]) -> Place:
    (a, b), (c, d), (e, f), (g, h) = quad
    return Place(((a, b), (c, d), (e, f), (g, h)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.folding_gain", description=__doc__)
    parser.add_argument("pages", type=Path)
    asked = parser.parse_args()
    lines = (asked.pages / "pages.jsonl").read_text("utf-8").splitlines()
    reader = registry.reader("ocr")
    found: dict[str, list[Gain]] = {model: [] for model in MODELS}
    for line in track(lines, "Pages"):
        record = json.loads(line)
        photo = Photo.open(asked.pages / record["image"])
        grey = np.asarray(photo.image.convert("L"), np.uint8)
        places = [_place(quad) for quad in record["lines"]]
        cuts = cuts_at(grey, places)
        x_height = median(cut.x_height for cut in cuts)  # a cut is as large as on the photo
        for model, gains in found.items():
            gains.append(gain(photo, cuts, x_height, record["sentence"], model, reader))
    print(f"{len(lines)} photos: height of an x in the model's pixels; at least {LEAST_X:.0f} of")
    print("them; read letter by letter by the OCR readers on the model's square\n")
    print("| model | x, plain -> folded | legible | read |\n|---|---|---|---|")
    for model, gains in found.items():
        print(row(model, gains))


if __name__ == "__main__":
    main()
