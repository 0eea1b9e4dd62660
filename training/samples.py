"""`python -m training.samples` draws the sample photos in ``assets/samples``.

The sentences are our own. The letters are DejaVu Serif, which Debian has in fonts-dejavu-core;
only the drawn photos are shipped, not the font.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = Path("/usr/share/fonts/truetype/dejavu")
TARGET = Path(__file__).parents[1] / "assets" / "samples"
PAPER, INK, COLOUR = (250, 247, 238), (38, 36, 34), (36, 92, 122)
SIZE, MARGIN, LETTERS, LEADING = (1280, 900), 110, 34, 58
EXIF_ORIENTATION, TURNED_LEFT = 0x0112, 6  # as a phone held upright stores a photo


@dataclass(frozen=True)
class Page:
    """``photographed`` pages lie a little askew in uneven light and are stored sideways."""

    file: str
    title: str
    paragraphs: tuple[str, ...]
    photographed: bool = False


PAGES = (
    Page(
        "weekend.png",
        "Unit 4   A weekend at the lake",
        (
            "Last Saturday I go to the lake with my sister. We rented a small boat, and she"
            " rowed it to the island.",
            "In the evening my father have made a fire. We were very hungry, so we eated"
            " everything.",
        ),
    ),
    Page(
        "market.jpg",
        "Unit 7   At the market",
        (
            "Every Friday my uncle sell fruit at the market. He has worked there since 2009.",
            "Yesterday it rained all day, and nobody buyed anything. Did he went home early?",
        ),
        photographed=True,
    ),
    Page(
        "river.png",
        "Unit 9   The old bridge",
        (
            "My grandfather was born near the river, and he has never left the village.",
            "When we arrived last night, two boats were waiting for us. He had built one of"
            " them himself.",
        ),
    ),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--fonts", type=Path, default=FONTS, help="folder of the DejaVu fonts")
    chosen = options.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    for page in PAGES:
        drawn = draw(page, chosen.fonts)
        if page.photographed:
            save_photographed(drawn, TARGET / page.file)
        else:
            drawn.quantize(48).save(TARGET / page.file, optimize=True)


def draw(page: Page, fonts: Path) -> Image.Image:
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    title = ImageFont.truetype(str(fonts / "DejaVuSerif-Bold.ttf"), LETTERS + 6)
    body = ImageFont.truetype(str(fonts / "DejaVuSerif.ttf"), LETTERS)
    pen.text((MARGIN, 90), page.title, COLOUR, title)
    pen.line((MARGIN, 155, SIZE[0] - MARGIN, 155), COLOUR, 4)
    top = 215
    for paragraph in page.paragraphs:
        for row in folded(paragraph, body, SIZE[0] - 2 * MARGIN):
            pen.text((MARGIN, top), row, INK, body)
            top += LEADING
        top += LEADING // 2
    return image


def folded(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """``text`` cut between words into rows of at most ``width`` pixels."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".lstrip()
        if font.getlength(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def save_photographed(image: Image.Image, path: Path) -> None:
    askew = image.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=PAPER)
    light = Image.linear_gradient("L").rotate(65).resize(SIZE).point(lambda v: 255 - v // 4)
    shaded = Image.composite(askew, Image.new("RGB", SIZE, (60, 52, 40)), light)
    stored = shaded.filter(ImageFilter.GaussianBlur(0.7)).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = TURNED_LEFT
    stored.save(path, quality=72, exif=exif)


if __name__ == "__main__":
    main()
