"""How a page looks: typefaces, colours, paper; drawn by lot, but things that go together."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.pages.sheet import Colour, Type
from training.pages.typefaces import PRINTED, Typeface, typefaces

INK: Colour = (28, 28, 32)
_PAPERS: tuple[Colour, ...] = (
    (252, 251, 247),
    (248, 245, 236),
    (253, 253, 253),
    (244, 239, 226),
    (250, 248, 243),
)
# (strong, pale): headings and badges, boxes behind text.
_PALETTES: tuple[tuple[Colour, Colour], ...] = (
    ((32, 92, 158), (222, 234, 246)),
    ((176, 48, 52), (250, 230, 226)),
    ((30, 122, 92), (222, 242, 232)),
    ((196, 108, 20), (253, 238, 214)),
    ((110, 62, 140), (238, 228, 246)),
    ((0, 120, 140), (218, 241, 244)),
    ((70, 76, 88), (234, 236, 240)),
)


@dataclass(frozen=True, slots=True)
class Look:
    """``body`` is the type of running text, ``sentence`` of the exercises, ``heading`` of titles.

    ``badge`` is how exercises are numbered: a disc, a square or the bare number.
    """

    body: Type
    sentence: Type
    heading: Type
    strong: Colour
    pale: Colour
    paper: Colour
    badge: str
    grey: bool

    @property
    def small(self) -> Type:
        return Type(self.body.face, self.body.size * 0.82, (90, 90, 96))

    @property
    def instruction(self) -> Type:
        return Type(self.heading.face, self.body.size * 1.04, INK, bold=True)


def look(chance: Random, face: Typeface, *, grey: bool = False) -> Look:
    """A look whose sentences are set in ``face``; ``grey`` for photocopies."""
    strong, pale = chance.choice(_PALETTES)
    if grey:
        strong, pale = (50, 50, 54), (232, 232, 232)
    headings = [other for other in typefaces() if other.has_bold and not other.held_out]
    one_face = chance.random() < 0.3 and face.has_bold
    heading = face if one_face else chance.choice(headings)
    size = chance.uniform(10.2, 11.6)
    readable = face.style in PRINTED  # a whole text in handwriting is no textbook's
    body = Type(
        face if readable else chance.choice(headings),
        size,
        INK,
        leading=size * chance.uniform(1.32, 1.5),
        justified=chance.random() < 0.35,
    )
    sentence_size = size * chance.uniform(1.08, 1.35)
    return Look(
        body=body,
        sentence=Type(face, sentence_size, INK, leading=sentence_size * chance.uniform(1.35, 1.6)),
        heading=Type(heading, chance.uniform(19, 25), strong, bold=True),
        strong=strong,
        pale=pale,
        paper=(250, 250, 249) if grey else chance.choice(_PAPERS),
        badge=chance.choice(("disc", "square", "bare")),
        grey=grey,
    )
