"""A ruled page of an exercise book on which somebody wrote by hand."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.pages.printed import HEIGHT, WIDTH, PrintedPage, Task, counted
from training.pages.sheet import Colour, Rect, Sheet, Type
from training.pages.typefaces import Typeface

_INKS: tuple[Colour, ...] = ((24, 40, 120), (20, 20, 30), (40, 60, 140))
_MARGIN = 62.0  # points, where the red line is
_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS = ("January", "February", "March", "May", "June", "September", "October", "November")


def notebook_page(task: Task, face: Typeface, chance: Random, *, scale: float) -> PrintedPage:
    """Up to four sentences in ``face``, one of them that of the task."""
    step = chance.uniform(21, 25)
    sheet = _ruled(step, scale)
    pen = Type(face, step * 0.68, chance.choice(_INKS), leading=step)
    # Letters stand on the lines: a baseline is 0.32 sizes below the middle of its row.
    row = step * 0.5 + 0.32 * pen.size + 1
    day = f"{chance.randint(1, 28)} {chance.choice(_MONTHS)}"
    sheet.text(WIDTH - 130, 3 * step - row, day, pen, 120)
    title = f"Exercise {chance.randint(1, 9)}, page {chance.randint(8, 120)}"
    left = _MARGIN + 12
    sheet.text(left, 4 * step - row, title, replace(pen, size=pen.size * 1.08), 360)
    count = chance.choice((1, 2, 3, 4))
    at = chance.randrange(count)
    top = 6 * step - row
    placed: list[list[Rect]] = []
    for sentence in task.items(at, count):
        placed.append(sheet.text(left, top, sentence, pen, WIDTH - left - 24))
        top += step * (len(placed[-1]) + 1)
    where = "the only sentence" if count == 1 else f"the {_ORDINALS[at]} sentence"
    facts = (
        "It is a ruled page of an exercise book.",
        f"Its heading is “{title}”.",
        f"Somebody wrote {counted(count)} by hand.",
    )
    lines = tuple(placed[at])
    return PrintedPage(sheet.image, scale, lines, where, facts, face.name, "exercise book")


def _ruled(step: float, scale: float) -> Sheet:
    sheet = Sheet(WIDTH, HEIGHT, scale, (251, 251, 248))
    for number in range(3, int(HEIGHT / step)):
        sheet.line((0, number * step), (WIDTH, number * step), (176, 200, 224), 0.7)
    sheet.line((_MARGIN, 0), (_MARGIN, HEIGHT), (222, 120, 120), 0.9)
    return sheet
