"""The little drawings that a textbook prints beside its texts."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from types import MappingProxyType

from PIL import Image, ImageDraw

from training.pages.sheet import Colour

SIZE = (480, 320)  # pixels of every drawing
_W, _H = SIZE


def drawing(name: str, chance: Random, *, grey: bool = False) -> Image.Image:
    """One of `DRAWINGS`, with colours of its own. KeyError if there is none of this name."""
    image = Image.new("RGB", SIZE, _SKIES[chance.randrange(len(_SKIES))])
    DRAWINGS[name](ImageDraw.Draw(image), chance)
    return image.convert("L").convert("RGB") if grey else image


_SKIES: tuple[Colour, ...] = (
    (190, 220, 240),
    (235, 228, 205),
    (205, 232, 225),
    (246, 220, 190),
    (214, 214, 238),
)
_WARM: tuple[Colour, ...] = ((200, 80, 60), (225, 150, 60), (170, 60, 90), (240, 190, 80))
_COOL: tuple[Colour, ...] = ((50, 90, 140), (70, 130, 120), (90, 80, 140), (40, 110, 90))
_GREENS: tuple[Colour, ...] = ((110, 160, 90), (80, 140, 80), (150, 180, 90), (60, 120, 80))


def _hills(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    x = chance.randint(60, 400)
    draw.ellipse((x, 40, x + 60, 100), fill=(250, 215, 110))
    for colour, top in zip(chance.sample(_GREENS, 3), (150, 190, 235), strict=True):
        left = chance.randint(-160, -40)
        draw.ellipse((left, top, left + 430, top + 320), fill=colour)
        draw.ellipse((left + 300, top + 20, left + 800, top + 340), fill=colour)


def _house(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.rectangle((0, 240, _W, _H), fill=chance.choice(_GREENS))
    left = chance.randint(90, 170)
    draw.rectangle((left, 130, left + 210, 270), fill=(240, 230, 215))
    draw.polygon([(left - 25, 135), (left + 105, 50), (left + 235, 135)], fill=chance.choice(_WARM))
    draw.rectangle((left + 85, 190, left + 130, 270), fill=chance.choice(_COOL))
    for x in (left + 25, left + 155):
        draw.rectangle((x, 160, x + 38, 205), fill=(170, 205, 230))
        draw.line((x + 19, 160, x + 19, 205), fill=(240, 240, 240), width=4)
    draw.rectangle((400, 180, 415, 260), fill=(110, 80, 60))
    draw.ellipse((360, 95, 455, 205), fill=chance.choice(_GREENS))


def _boat(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.rectangle((0, 200, _W, _H), fill=chance.choice(_COOL))
    x = chance.randint(120, 220)
    draw.polygon([(x, 215), (x + 190, 215), (x + 150, 262), (x + 40, 262)], fill=(120, 80, 60))
    draw.rectangle((x + 90, 60, x + 97, 215), fill=(90, 70, 60))
    draw.polygon([(x + 102, 65), (x + 102, 200), (x + 190, 200)], fill=chance.choice(_WARM))
    draw.polygon([(x + 85, 90), (x + 85, 200), (x + 20, 200)], fill=(245, 240, 230))
    for y in (275, 295):
        draw.line((40, y, 160, y), fill=(210, 225, 235), width=4)
        draw.line((260, y + 8, 420, y + 8), fill=(210, 225, 235), width=4)


def _cup(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.rectangle((0, 230, _W, _H), fill=(190, 150, 110))
    colour = chance.choice(_WARM + _COOL)
    draw.ellipse((110, 240, 330, 285), fill=(235, 235, 230))
    draw.arc((260, 150, 345, 225), 0, 360, fill=colour, width=18)
    draw.polygon([(140, 130), (300, 130), (270, 262), (170, 262)], fill=colour)
    draw.ellipse((140, 112, 300, 148), fill=(95, 60, 45))
    for x in (185, 220, 255):
        draw.arc((x - 12, 50, x + 12, 105), 90, 270, fill=(150, 150, 155), width=5)


def _train(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.rectangle((0, 250, _W, _H), fill=(150, 145, 135))
    body = chance.choice(_WARM + _COOL)
    for left in (40, 250):
        draw.rounded_rectangle((left, 110, left + 195, 235), 18, fill=body)
        for x in (left + 20, left + 78, left + 136):
            draw.rectangle((x, 130, x + 40, 175), fill=(225, 238, 245))
        for x in (left + 45, left + 150):
            draw.ellipse((x - 20, 215, x + 20, 255), fill=(55, 55, 60))
    draw.rectangle((0, 255, _W, 262), fill=(80, 75, 70))


def _city(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    x = 0
    while x < _W:
        width, top = chance.randint(50, 95), chance.randint(60, 190)
        shade = chance.randint(70, 150)
        draw.rectangle((x, top, x + width - 4, 280), fill=(shade, shade, shade + 25))
        for left in range(x + 8, x + width - 16, 18):
            for y in range(top + 12, 260, 26):
                lit = (250, 225, 140) if chance.random() < 0.6 else (120, 130, 150)
                draw.rectangle((left, y, left + 9, y + 13), fill=lit)
        x += width
    draw.rectangle((0, 278, _W, _H), fill=(95, 95, 100))


def _tree(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.rectangle((0, 235, _W, _H), fill=chance.choice(_GREENS))
    crown = chance.choice(_GREENS + _WARM)
    draw.rectangle((222, 150, 258, 265), fill=(115, 85, 60))
    for x, y, r in ((240, 95, 75), (175, 130, 55), (305, 130, 58)):
        draw.ellipse((x - r, y - r, x + r, y + r), fill=crown)
    draw.rectangle((330, 222, 440, 232), fill=(140, 100, 70))
    for x in (345, 420):
        draw.rectangle((x, 230, x + 8, 262), fill=(140, 100, 70))


def _clock(draw: ImageDraw.ImageDraw, chance: Random) -> None:
    draw.ellipse((130, 50, 350, 270), fill=chance.choice(_COOL))
    draw.ellipse((148, 68, 332, 252), fill=(250, 248, 240))
    for x, y in ((240, 84), (316, 160), (240, 236), (164, 160)):
        draw.ellipse((x - 6, y - 6, x + 6, y + 6), fill=(60, 60, 65))
    draw.line((240, 160, chance.randint(200, 290), 105), fill=(40, 40, 45), width=8)
    draw.line((240, 160, 292, chance.randint(150, 200)), fill=(40, 40, 45), width=8)


# What is to be seen in each, for descriptions: "a house with a tree".
DRAWINGS: MappingProxyType[str, Callable[[ImageDraw.ImageDraw, Random], None]] = MappingProxyType(
    {
        "green hills under the sun": _hills,
        "a house with a tree": _house,
        "a sailing boat at sea": _boat,
        "a hot drink in a cup": _cup,
        "a train": _train,
        "houses of a city": _city,
        "a tree and a bench": _tree,
        "a clock": _clock,
    }
)
