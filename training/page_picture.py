"""`python -m training.page_picture PHOTO --out PICTURE`: a photo, its lines, and its flat page."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from models.page import flatten
from models.photo import Photo

HEIGHT = 900  # pixels
GAP = 12


def page_picture(photo: Photo) -> Image.Image:
    """Side by side: the photo, the baselines found on it, and the page that readers get."""
    page = flatten(photo, pictures=True)
    lines = next(step.picture for step in page.steps if step.name == "lines")
    assert lines is not None  # pictures were asked for
    return _side_by_side([photo.image, lines, page.image])


def _side_by_side(images: Sequence[Image.Image]) -> Image.Image:
    scaled = [
        image.convert("RGB").resize(
            (max(1, round(image.width * HEIGHT / image.height)), HEIGHT),
            Image.Resampling.LANCZOS,
            reducing_gap=2.0,
        )
        for image in images
    ]
    width = sum(image.width for image in scaled) + GAP * (len(scaled) - 1)
    whole = Image.new("RGB", (width, HEIGHT), "white")
    left = 0
    for image in scaled:
        whole.paste(image, (left, 0))
        left += image.width + GAP
    return whole


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.page_picture", description=__doc__)
    parser.add_argument("photo", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    page_picture(Photo.open(asked.photo)).save(asked.out, quality=85)


if __name__ == "__main__":
    main()
